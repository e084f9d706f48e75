"""Facts that contradict a check of provision are accepted, and listed so that somebody looks again."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from django.utils.translation import gettext as _

from provision.exchange.known import Known
from provision.exchange.row import Row
from provision.exchange.values import NONE
from provision.models import CheckOutcome, Delivery, EntryStatus, ProvisionCheck, Service
from provision.reference import reference_now
from provision.today import today

Subject = tuple[str, str]  # "need" or "stage", and its code


def against_checks(row: Row) -> list[str]:
    """What an accepted service says against the newest checks: it is delivering where they found none."""
    if row.value("delivery") != Delivery.DELIVERING or row.value("status") != EntryStatus.PUBLISHED:
        return []
    checks = row.known.once("checks that found none", _newest_checks)
    if not checks:
        return []
    covered = _units(_codes(row, "areas"), known=row.known)
    subjects = [("need", code) for code in _codes(row, "needs")]
    subjects += [("stage", code) for code in _codes(row, "stages")]
    return [
        _(
            "A check of %(area)s on %(day)s found no service for %(subject)s, and this one covers it: check again."
        )
        % {"area": check.area.name, "day": check.checked_on, "subject": check.need or check.stage}
        for subject in subjects
        for check in checks.get(subject, ())
        if covered & _units([check.area.code], known=row.known)
    ]


def against_services(row: Row) -> list[str]:
    """What an accepted check says against published services: it found none where they are delivering."""
    if row.value("outcome") != CheckOutcome.NO_SERVICE:
        return []
    kind = "need" if row.value("need_code") else "stage"
    code = row.value(f"{kind}_code")
    delivering = row.known.once(f"delivering for {kind} {code}", lambda: _delivering(kind, code))
    covered = _units([row.value("area_code")], known=row.known)
    return [
        _("The service “%(service)s” is listed as delivering there: check again.") % {"service": name}
        for name, areas in delivering
        if covered & _units(areas, known=row.known)
    ]


def _newest_checks() -> dict[Subject, list[ProvisionCheck]]:
    """By subject, the newest check of each area, where it found no service."""
    newest: dict[tuple[int, Subject], ProvisionCheck] = {}
    for check in ProvisionCheck.objects.select_related("area", "need", "stage").order_by("checked_on", "pk"):
        subject = (
            ("need", check.need.code) if check.need else ("stage", check.stage.code if check.stage else "")
        )
        newest[check.area_id, subject] = check
    found: defaultdict[Subject, list[ProvisionCheck]] = defaultdict(list)
    for (_area, subject), check in newest.items():
        if check.outcome == CheckOutcome.NO_SERVICE:
            found[subject].append(check)
    return dict(found)


def _delivering(kind: str, code: str) -> list[tuple[str, list[str]]]:
    """Names and areas of the services that are delivering for a need or at a stage today."""
    lookup = {"need": "needs__need__code", "stage": "stages__code"}[kind]
    services = (
        Service.objects.delivering(on=today()).filter(**{lookup: code}).prefetch_related("coverage__area")
    )
    return [(service.name, [covered.area.code for covered in service.coverage.all()]) for service in services]


def _units(codes: Iterable[str], *, known: Known) -> frozenset[int]:
    """The probation delivery units that areas are made of or overlap."""
    return frozenset(
        unit for code in codes for unit in known.once(f"units of {code}", partial(_units_of, code))
    )


def _units_of(code: str) -> frozenset[int]:
    atlas = reference_now().atlas
    area = atlas.by_code.get(code)
    return frozenset(unit.id for unit in atlas.units(area.id, on=today())) if area else frozenset()


def _codes(row: Row, column: str) -> tuple[str, ...]:
    codes: tuple[str, ...] = () if row.value(column) is NONE else row.value(column)
    return codes
