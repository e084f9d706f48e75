"""Saving what a form says: warned of once, never over what was saved from another window."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from provision.entries.columns import in_order
from provision.entries.drafting import SavedElsewhereError, save_step
from provision.entries.labels import label_of
from provision.entries.saying import Said, Sayer
from provision.forms.entry.step import EntryForm
from provision.models import ChangeRequest
from provision.person import Person
from provision.views.entry.second_look import SecondLook, digest_of, second_looks

NEVER_SAVED = -1
EDITION = re.compile("[0-9]{1,8}")


@dataclass(frozen=True)
class Clash:
    """One column that reads otherwise where it was saved from another window."""

    column: str
    label: str
    saved: Said
    typed: Said


@dataclass(frozen=True)
class Saving:
    """What became of a form that was sent: saved, or to be looked at again first."""

    is_saved: bool = False
    looks: tuple[SecondLook, ...] = ()
    warned: str = ""
    clashes: tuple[Clash, ...] = ()
    edition: int = NEVER_SAVED


def answers_to(request: HttpRequest, typed: QueryDict | None) -> QueryDict | None:
    """What was sent now, or typed before; None when the page was only asked for."""
    return request.POST if request.method == "POST" else typed


def edition_in(answers: QueryDict | None, *, entry: ChangeRequest) -> int:
    """The edition of the draft from which a form was made; one that was never saved when the form does not say."""
    if answers is None:
        return entry.edition
    written = answers.get("edition", "")
    return int(written) if EDITION.fullmatch(written) else NEVER_SAVED


def save(
    form: EntryForm, *, entry: ChangeRequest, step: str, answers: QueryDict, by: Person, sayer: Sayer
) -> Saving:
    """Save a valid form into a draft. Raises MoveRefusedError when the draft is with a curator or decided."""
    texts = form.texts
    told = entry.base | entry.texts | texts
    areas = sayer.said("areas", told.get("areas", "")).words
    looks = second_looks(changed_from(entry, texts), told=told, areas=areas)
    warned = digest_of(looks, texts=texts)
    edition = edition_in(answers, entry=entry)
    if looks and answers.get("warned") != warned:
        return Saving(looks=tuple(looks), warned=warned, edition=edition)
    try:
        save_step(entry, step=step, texts=texts, edition=edition, by=by)
    except SavedElsewhereError as refusal:
        clashes = clashes_between(refusal.request, texts, form=form, sayer=sayer)
        # Without any, the same was sent twice.
        return Saving(is_saved=not clashes, clashes=clashes, edition=refusal.request.edition)
    entry.refresh_from_db()
    return Saving(is_saved=True)


def clashes_between(
    saved: ChangeRequest, texts: Mapping[str, str], *, form: EntryForm, sayer: Sayer
) -> tuple[Clash, ...]:
    """The columns in which what was typed is not what is saved."""
    stands = saved.base | saved.texts
    return tuple(
        Clash(
            column,
            label_of(column),
            sayer.said(column, stands.get(column, "")),
            sayer.said(column, texts[column]),
        )
        for column in in_order(texts)
        if texts[column] != stands.get(column, "") and column not in form.hidden
    )


def changed_from(entry: ChangeRequest, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts that are new: what is published already, or saved already, is not asked about again."""
    stands = entry.base | entry.texts
    return {column: text for column, text in texts.items() if text != stands.get(column, "")}
