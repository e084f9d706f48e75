"""The counts of the log as anybody may see them: whole quarters that have ended, by the disclosure function alone.

The cuts are fixed: units of a region, and for one area its reasons, needs and stages. A report of several needs counts
under each, so needs have no total.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from provision.disclosure import Disclosure, disclose
from provision.figures import Figure
from provision.models import Term
from provision.names import chosen
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


def by_reason(area_ids: Iterable[int], *, quarter: Quarter, rules: Disclosure) -> tuple[Line, ...]:
    """Reports by reason, in the order of the lists; reasons that nobody gave are left out."""
    counts = dict(_in(area_ids, quarter=quarter).values_list("reason").annotate(Count("pk")).order_by())
    terms = Term.objects.filter(vocabulary__in=REASONS, pk__in=counts).order_by("vocabulary", "order")
    return tuple(
        Line(chosen(term.label, term.label_cy), disclose(counts[term.pk], rules=rules)) for term in terms
    )


def by_need(
    area_ids: Iterable[int], *, quarter: Quarter, needs: Sequence[Word], rules: Disclosure
) -> tuple[Line, ...]:
    """Reports by need, in the order of the needs; those that nobody reported are left out."""
    counts = dict(_in(area_ids, quarter=quarter).values_list("needs").annotate(Count("pk")).order_by())
    return tuple(
        Line(str(need), disclose(counts[need.id], rules=rules)) for need in needs if need.id in counts
    )


def counts_by_area(area_ids: Iterable[int], *, quarter: Quarter) -> Counter[int]:
    """True counts by area, for the disclosure function alone; an area without reports counts zero."""
    return Counter(dict(_in(area_ids, quarter=quarter).values_list("area").annotate(Count("pk")).order_by()))


def sent_by(bodies: Bodies) -> QuerySet[UnmetNeed]:
    """The reports that these very bodies sent: they alone see them before, and as they are."""
    return UnmetNeed.objects.filter(
        Q(sent_for__in=bodies.area_ids) | Q(sent_by__in=bodies.organisation_ids)
    ).select_related("area", "reason", "declined_by")


def _in(area_ids: Iterable[int], *, quarter: Quarter) -> QuerySet[UnmetNeed]:
    return UnmetNeed.objects.filter(area__in=list(area_ids), quarter=quarter.first_day)
