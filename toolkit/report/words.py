"""Words for codes. Where a page's template has them, the report takes them from there, so that both say the same."""

import html
from collections.abc import Mapping

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from provision.atlas import AreaFact
from toolkit import gaps
from toolkit.document import Cell, Swatch
from toolkit.gaps import Reason, State, Unranked
from toolkit.needs import AreaCaseload

SWATCHES: Mapping[tuple[State, bool], Swatch] = {
    (State.ENOUGH, False): Swatch.ENOUGH,
    (State.ENOUGH, True): Swatch.ENOUGH_BORDERLINE,
    (State.TOO_LITTLE, False): Swatch.TOO_LITTLE,
    (State.TOO_LITTLE, True): Swatch.TOO_LITTLE_BORDERLINE,
    (State.NONE, False): Swatch.NONE_FOUND,
    (State.NOT_KNOWN, False): Swatch.NOT_KNOWN,
}

STANDINGS: Mapping[str, str | Promise] = {
    "accepting": _("Accepting referrals"),
    "delivering": _("Delivering"),
    "referrals_closed": _("Referrals closed"),
    "referrals_not_yet_open": _("Referrals not yet open"),
    "not_yet_started": _("Not yet started"),
    "commissioned": _("Commissioned, not yet delivering"),
    "policy_only": _("In policy only"),
    "paused": _("Paused"),
    "ended": _("Ended"),
    "reported": _("Reported, not verified"),
}


def as_on_pages(template: str, **context: object) -> str:
    """The words of a template of the pages, on one line."""
    return html.unescape(" ".join(render_to_string(template, context).split()))


def kind_of(area: AreaFact) -> str:
    """`Probation region`, `Integrated care board`."""
    return as_on_pages("toolkit/area/kind.html", type=area.type)


def caseload_standing(supervised: AreaCaseload) -> str:
    """Whose figure it is and of what day, or that nobody has entered one."""
    return as_on_pages("toolkit/area/caseload_status.html", supervised=supervised)


def reason_words(reason: Reason | None) -> str:
    """Why a cell is not known; nothing for one that is."""
    return as_on_pages("toolkit/includes/reason.html", reason=reason)


def unranked_words(because: Unranked | None) -> str:
    return as_on_pages("toolkit/includes/unranked.html", reason=because)


def state_words(cell: gaps.Cell) -> str:
    """`too little, borderline`."""
    return as_on_pages("toolkit/includes/state_words.txt", cell=cell)


def state(cell: gaps.Cell, *, under: str = "") -> Cell:
    """The state as a swatch and its words; `under` stands below, after the reason if there is one."""
    below = "; ".join(part for part in (reason_words(cell.reason), under) if part)
    swatch = SWATCHES[cell.state, cell.borderline]
    return Cell(text=state_words(cell), range_text=below, swatch=swatch)
