"""The counts of the log as anybody may see them: whole quarters that have ended, by the disclosure function alone.

The cuts are fixed: units of a region, and for one area its reasons, needs and stages. A report of several needs counts
under each, so needs have no total.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from provision.disclosure import Disclosure, Parts, disclose_parts
from provision.figures import Figure
from provision.models import Term
from provision.person import Bodies
from provision.reference import Word
from referrals.models import UnmetNeed
from referrals.quarters import Quarter
from referrals.unmet.reporting import REASONS


@dataclass(frozen=True)
class Line:
    """One row of a table: what it is about, and its count as it may be shown."""

    label: str
    count: Figure


@dataclass(frozen=True)
class Table:
    """The rows of one cut; `parts` holds their total, where rows can be added."""

    lines: tuple[Line, ...]
    parts: Parts


def by_reason(area_ids: Iterable[int], *, quarter: Quarter, rules: Disclosure) -> Table:
    """Reports by their reason, the commonest lists in their own order; reasons that nobody gave are left out."""
    counts = dict(_in(area_ids, quarter=quarter).values_list("reason").annotate(Count("pk")).order_by())
    terms = Term.objects.filter(vocabulary__in=REASONS, pk__in=counts).order_by("vocabulary", "order")
    return _table([(str(term.label), counts[term.pk]) for term in terms], rules=rules)


def by_need(
    area_ids: Iterable[int], *, quarter: Quarter, needs: Sequence[Word], rules: Disclosure
) -> tuple[Line, ...]:
    """Reports by need, in the order of the needs; those that nobody reported are left out."""
    counts = dict(_in(area_ids, quarter=quarter).values_list("needs").annotate(Count("pk")).order_by())
    told = [(str(need), counts[need.id]) for need in needs if need.id in counts]
    return _table(told, rules=rules).lines


def by_unit(units: Sequence[tuple[int, str]], *, quarter: Quarter, rules: Disclosure) -> Table:
    """Reports by unit, given as id and name, in the order given; a unit without reports counts zero."""
    ids = [unit_id for unit_id, _name in units]
    counts = Counter(dict(_in(ids, quarter=quarter).values_list("area").annotate(Count("pk")).order_by()))
    return _table([(name, counts[unit_id]) for unit_id, name in units], rules=rules)


def sent_by(bodies: Bodies) -> QuerySet[UnmetNeed]:
    """The reports that these very bodies sent: they alone see them before, and as they are."""
    return UnmetNeed.objects.filter(
        Q(sent_for__in=bodies.area_ids) | Q(sent_by__in=bodies.organisation_ids)
    ).select_related("area", "reason", "declined_by")


def _in(area_ids: Iterable[int], *, quarter: Quarter) -> QuerySet[UnmetNeed]:
    return UnmetNeed.objects.filter(area__in=list(area_ids), quarter=quarter.first_day)


def _table(told: Sequence[tuple[str, int]], *, rules: Disclosure) -> Table:
    parts = disclose_parts([count for _label, count in told], rules=rules)
    pairs = zip(told, parts.parts, strict=True)
    return Table(tuple(Line(label, figure) for (label, _count), figure in pairs), parts)
