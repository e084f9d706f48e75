"""What is to be seen to before a procedure is published: what stands in the way, and what only deserves a second look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from provision.personal_data import Kind, Seen, looks_personal
from referrals.models import Procedure
from referrals.procedures.room import fit_of
from referrals.procedures.sheet import Letters
from referrals.procedures.template import LONGEST_PART, PARTS, empty_parts


@dataclass(frozen=True)
class Remark:
    """`stops`: it must be mended before publishing. `about`: a part's code, or `facts` for what stands beside the text."""

    text: str
    about: str
    stops: bool


def remarks_on(procedure: Procedure, parts: Mapping[str, str], *, on: date) -> tuple[Remark, ...]:
    """Everything there is to say about a draft on a day, in the order of the template."""
    return (
        *_of_empty(parts),
        *_of_personal(procedure, parts),
        *_of_length(parts),
        *_of_facts(procedure, on=on),
    )


def is_of_a_person(mailbox: str, *, known_words: tuple[str, ...] = ()) -> bool:
    """Whether a mailbox looks like a person's and not like a role's."""
    return any(seen.kind == Kind.EMAIL for seen in looks_personal(mailbox, known_words=known_words))


def looks_like_a_persons() -> str:
    """What is said of such a mailbox."""
    return _(
        "This looks like the mailbox of a person. People leave: give a mailbox that belongs to the role."
    )


def _of_empty(parts: Mapping[str, str]) -> Iterator[Remark]:
    for part in empty_parts(parts):
        yield Remark(_("“%(part)s” says nothing yet.") % {"part": part.heading}, part.code, stops=True)


def _of_personal(procedure: Procedure, parts: Mapping[str, str]) -> Iterator[Remark]:
    known = (procedure.name, procedure.lead_role, procedure.lead_organisation.name, procedure.pathway.name)
    areas = tuple(procedure.areas.values_list("name", flat=True))
    for part in PARTS:
        for seen in _personal(parts.get(part.code, ""), known=(*known, *areas)):
            said = {"part": part.heading, "text": seen.found}
            yield Remark(
                _("“%(part)s”: “%(text)s” looks as if it told who somebody is. Name roles instead.") % said,
                part.code,
                stops=False,
            )


def _personal(text: str, *, known: tuple[str, ...]) -> Iterator[Seen]:
    """A telephone number is how one refers, and so is no matter here."""
    return (seen for seen in looks_personal(text, known_words=known) if seen.kind != Kind.PHONE)


def _of_length(parts: Mapping[str, str]) -> Iterator[Remark]:
    for part in PARTS:
        if len(parts.get(part.code, "")) > LONGEST_PART:
            said = {"part": part.heading, "letters": LONGEST_PART}
            yield Remark(
                _("“%(part)s” is longer than %(letters)s letters. Shorten it.") % said, part.code, stops=True
            )
    fit = fit_of(parts)
    if fit.letters is None:
        over = _(
            "The text is about %(lines)s lines too long for one page, even in smaller letters. Shorten it."
        )
        yield Remark(over % {"lines": fit.over}, "", stops=True)
    elif fit.letters is Letters.SMALLER:
        yield Remark(
            _("The text is long: on paper its letters are one step smaller, to stay on one page."),
            "",
            stops=False,
        )


def _of_facts(procedure: Procedure, *, on: date) -> Iterator[Remark]:
    if procedure.pathway.is_retired:
        yield Remark(_("The pathway is no longer in use."), "facts", stops=True)
    if procedure.review_on is None:
        yield Remark(_("Say on which day it is to be reviewed."), "facts", stops=True)
    elif procedure.review_on <= on:
        yield Remark(_("The day of review is past. Set the next one."), "facts", stops=True)
    if is_of_a_person(procedure.lead_email, known_words=(procedure.lead_organisation.name,)):
        yield Remark(looks_like_a_persons(), "facts", stops=False)
