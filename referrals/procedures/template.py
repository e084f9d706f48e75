"""What a good referral procedure says, part by part, and how each part is best written. Reads nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Part:
    """`guidance` is for whoever writes; readers of the procedure see the heading and the text alone."""

    code: str
    heading: str | Promise
    guidance: str | Promise


PARTS: tuple[Part, ...] = (
    Part(
        "purpose",
        _("What this procedure is for"),
        _("One or two sentences: from whom to whom people are referred, and what they get by it."),
    ),
    Part(
        "for_whom",
        _("Who it is for"),
        _("Needs, age, sex, stage and area, so that a new colleague could tell by reading."),
    ),
    Part(
        "not_for",
        _("Who it is not for, and where they go instead"),
        _("Every kind of person who is turned away, each with a place to go. Nobody ends at “not us”."),
    ),
    Part(
        "before",
        _("Before you refer"),
        _("What must be done first: what to ask the person, whether they agree, what to have at hand."),
    ),
    Part(
        "how",
        _("How to refer"),
        _("The form, the role mailbox or the telephone number, and the hours. One way, or say which first."),
    ),
    Part(
        "sharing",
        _("What to send, and on what basis"),
        _("What is passed on and what is not, whether by consent or otherwise, and under which agreement."),
    ),
    Part(
        "next",
        _("What happens next, and by when"),
        _(
            "Who answers whom within how many days, from which day they count, and what to do when nobody does."
        ),
    ),
    Part(
        "refused",
        _("When the answer is no"),
        _("Who hears the reason, where the person goes then, and who decides when two bodies disagree."),
    ),
    Part(
        "ask",
        _("Who to ask"),
        _("The role to ask about one referral, and the one to ask about this procedure. No one’s name."),
    ),
)

LONGEST_PART = 1500
"""Letters of one part. The whole must fit on a page besides: see `room`."""


def tidy(parts: Mapping[str, str]) -> dict[str, str]:
    """The parts of the template in its order: what is typed, without blank ends, and without other kinds of line end."""
    return {part.code: "\n".join(parts.get(part.code, "").split("\r\n")).strip() for part in PARTS}


def empty_parts(parts: Mapping[str, str]) -> tuple[Part, ...]:
    """Those that say nothing yet."""
    return tuple(part for part in PARTS if not parts.get(part.code, "").strip())
