"""Whether what somebody wrote can be published: the checks that a file's rows go through, told by column."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from provision.entries.columns import ASKED, REQUIRED, WAYS_TO_REFER
from provision.entries.ended_areas import ended_areas, ended_in_words
from provision.exchange.outcomes import Staged
from provision.exchange.staging import stage_cells
from provision.exchange.table import SENDER
from provision.exchange.tables.services import ID, SERVICES
from provision.models import ChangeRequest, EntryStatus, Service
from provision.reference import reference_now
from provision.today import today

HERE = "provision-map"
"""The sender of services that people entered in this application."""


@dataclass(frozen=True)
class Problem:
    """Why one column cannot be accepted as it was written. The reason is a sentence for the person who wrote it."""

    column: str
    text: str
    reason: str


def problems_of(request: ChangeRequest, *, texts: Mapping[str, str] | None = None) -> list[Problem]:
    """What is wrong with what was written, or with other texts instead. What is merely missing is no problem."""
    asked = request.texts if texts is None else texts
    staged = staged_from(request, texts=asked)
    problems = [Problem(refusal.column, refusal.value, refusal.reason) for refusal in staged.refusals]
    told = [problem for problem in problems if problem.text or problem.column not in REQUIRED]
    return told + problems_of_areas(request, text=asked.get("areas", ""))


def problems_of_areas(request: ChangeRequest, *, text: str) -> list[Problem]:
    """Which areas of a list have ended, so that no request can bring a service there."""
    if not text:
        return []
    ended = ended_areas(text, standing=request.base.get("areas", ""), atlas=reference_now().atlas, on=today())
    return [Problem("areas", text, ended_in_words(gone)) for gone in ended]


def missing_from(request: ChangeRequest) -> list[str]:
    """The columns that must be told before this can be submitted; `referral_email` stands for any way to refer.

    A correction need not tell what nobody has told of the published service, but it takes none of these away.
    """
    told, base = request.base | request.texts, request.base
    missing = [c for c in REQUIRED if not told.get(c) and (base.get(c) or request.is_new_service)]
    had_a_way = any(base.get(column) for column in WAYS_TO_REFER) or request.is_new_service
    if had_a_way and not any(told.get(column) for column in WAYS_TO_REFER):
        missing.append(WAYS_TO_REFER[0])
    return missing


def staged_from(request: ChangeRequest, *, texts: Mapping[str, str]) -> Staged:
    """What would become of the service if these texts were written. Nothing is written."""
    return stage_cells(SERVICES, [identity_of(request) | dict(texts)])


def identity_of(request: ChangeRequest) -> dict[str, str]:
    """The cells that name the service: of a new one, the request's own id."""
    if request.service is None:
        return {
            ID: str(request.public_id),
            SENDER: HERE,
            "status": EntryStatus.PUBLISHED.value,
            "demonstration": "yes" if request.is_demonstration else "",
        }
    return naming(request.service)


def naming(service: Service) -> dict[str, str]:
    """The cells that name a service that is there already. One that curators made has no sender, and its public id
    names it whoever sends the row."""
    return {ID: service.sender_id or str(service.public_id), SENDER: service.sender or HERE}


def unknown_columns(texts: Mapping[str, str]) -> list[str]:
    """Columns that no form asks for: a form that sends them was tampered with."""
    return sorted(set(texts).difference(ASKED))


def missing_in_words(columns: Collection[str]) -> str:
    """What must still be told, as a sentence."""
    names = {
        "name": _("what it is called"),
        "organisation": _("who provides it"),
        "areas": _("which area it covers"),
        WAYS_TO_REFER[0]: _("one way to refer"),
    }
    return _("Still to tell: %(columns)s.") % {"columns": ", ".join(names[column] for column in columns)}
