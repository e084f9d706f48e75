"""Activity returns as a kind of file. Returns that do not add up are refused, with the place and the reason."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.cells import Text
from provision.exchange.known import Known
from provision.exchange.named_service import SERVICE, ServiceCell, ServiceKey, find_services
from provision.exchange.row import Row
from provision.exchange.storage import BATCH, Attribute, Values
from provision.exchange.table import SENDER, Column, Table, plain, reference
from provision.models import Term
from provision.today import today
from referrals.models import ActivityReturn, DeclinedCount
from referrals.quarters import Quarter
from referrals.returns.cells import LISTS, QuarterCell, ReasonCounts, reason_number

if TYPE_CHECKING:
    from provision.exchange.staging import Staging

QUARTER, SOURCE, REASONS, DECLINED = "quarter", "source_of_referral", "declined_reasons", "declined"
SERVICE_KEY = ServiceKey()
PARTS = (("referred", "accepted"), ("referred", "declined"), ("accepted", "first_contact_in_standard"))
"""Pairs of a whole and a part of it, which cannot be more."""


@dataclass(frozen=True)
class Reasons:
    """Counts of those declined by reason, kept in a table of their own."""

    names: tuple[str, ...] = (REASONS,)

    def read(self, keys: Collection[int], *, known: Known) -> Mapping[int, Values]:
        rows = DeclinedCount.objects.filter(activity__in=keys).values_list(
            "activity_id", "reason__code", "people"
        )
        found: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for activity, code, people in rows.order_by("reason__code"):
            found[activity].append((code, people))
        return {activity: {REASONS: tuple(counts)} for activity, counts in found.items()}

    def write(self, values: Mapping[int, Mapping[str, Any]], *, known: Known) -> None:
        DeclinedCount.objects.filter(activity__in=list(values)).delete()
        rows = [
            DeclinedCount(activity_id=activity, reason_id=reason_number(code, known=known), people=people)
            for activity, columns in values.items()
            for code, people in columns[REASONS]
        ]
        DeclinedCount.objects.bulk_create(rows, batch_size=BATCH)


class ReturnsTable(Table):
    """A row is named by its service, its quarter and the source of referral."""

    def prepare(self, rows: Sequence[Row], *, staging: "Staging") -> None:
        for row in rows:
            row.values.pop(SERVICE)  # it was read as a text only
        find_services(rows)

    def candidates(self, rows: Sequence[Row]) -> "models.QuerySet[Any]":
        services = {row.values[SERVICE].number for row in rows if SERVICE in row.values}
        return self.rows.filter(service__in=services)

    def key_of(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        service = values.get(SERVICE)
        return str(service.number if service else ""), str(values.get(QUARTER)), str(values.get(SOURCE))

    def label(self, row: Row) -> str:
        return " ".join(row.cells.get(name, "") for name in (SERVICE, QUARTER, SOURCE))


def has_ended(row: Row) -> None:
    """Refuse a return of a quarter that is under way or to come."""
    first = row.value(QUARTER)
    if first is not None and Quarter.of(first).last_day >= today():
        row.refuse(QUARTER, _("This quarter has not ended yet: return it when it has."))


def adds_up(row: Row) -> None:
    """No part is more than its whole, and the counts by reason are those of the people declined."""
    for whole, part in PARTS:
        if _is_more(row.value(part), than=row.value(whole)):
            row.refuse(part, _more(row, part=part, whole=whole))
    referred, accepted, declined = (row.value(name) for name in ("referred", "accepted", DECLINED))
    if None not in (referred, accepted, declined) and accepted + declined > referred:
        row.refuse(
            DECLINED,
            _("%(accepted)s accepted and %(declined)s declined are more than the %(referred)s referred.")
            % {"accepted": accepted, "declined": declined, "referred": referred},
        )
    _reasons_add_up(row)


def _reasons_add_up(row: Row) -> None:
    counts = row.value(REASONS)
    if not counts:
        return
    people, declined = sum(count for _code, count in counts), row.value(DECLINED)
    if people != declined:
        row.refuse(
            REASONS,
            _("The reasons add up to %(people)s people, and %(declined)s were declined.")
            % {"people": people, "declined": _("nobody says how many") if declined is None else declined},
        )


def _is_more(part: int | None, *, than: int | None) -> bool:
    return part is not None and than is not None and part > than


def _more(row: Row, *, part: str, whole: str) -> str:
    return _("%(part)s is more than %(whole)s in column %(column)s.") % {
        "part": row.text(part),
        "whole": row.text(whole),
        "column": whole,
    }


def reasons() -> list[Term]:
    """The reasons that returns and reports may give, in the order of their lists."""
    return list(Term.objects.filter(vocabulary__in=LISTS).order_by("vocabulary", "order"))


ACTIVITY = ReturnsTable(
    kind="activity",
    title=gettext_lazy("Activity returns"),
    model=ActivityReturn,
    key=(SERVICE, QUARTER, SOURCE),
    is_offered=True,
    related=("service",),
    order=("service__sender", "service__sender_id", "service", "quarter", "source_of_referral__code"),
    rules=(has_ended, adds_up),
    columns=(
        Column(SENDER, Text(60), SERVICE_KEY, hint=gettext_lazy("Who sends the service")),
        Column(SERVICE, ServiceCell(), SERVICE_KEY, is_required=True),
        Column(QUARTER, QuarterCell(), Attribute(QUARTER, QUARTER), is_required=True),
        reference(ActivityReturn, SOURCE, name=SOURCE, listing="source_of_referral"),
        plain(ActivityReturn, "referred"),
        plain(ActivityReturn, "accepted"),
        plain(ActivityReturn, "first_contact_in_standard"),
        plain(ActivityReturn, "median_wait_days"),
        plain(ActivityReturn, "not_attended"),
        plain(ActivityReturn, "completed"),
        plain(ActivityReturn, DECLINED),
        Column(REASONS, ReasonCounts(), Reasons()),
        plain(ActivityReturn, "is_demonstration", name="demonstration"),
    ),
)
