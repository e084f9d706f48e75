"""One cell: an area and a need, from its parts to its state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tests.oracle.caseloads import Caseload
from tests.oracle.geography import Part, units_of
from tests.oracle.prevalence import Prevalence, Range
from tests.oracle.reading import is_zero, reaches
from tests.oracle.supply import Gift

Bounds = dict[str, Fraction | None]


@dataclass(frozen=True)
class Group:
    """What one delivery unit has inside the area: people in need, and supply. Plenty in one mends no other."""

    eligible: Range | None
    supply: Fraction

    def unmet(self, *, bound: str, target: Fraction) -> Fraction:
        """Return how far supply falls short of the yardstick at the `low`, `central` or `high` bound of need."""
        if self.eligible is None:
            return Fraction(0)
        in_need: Fraction = getattr(self.eligible, bound)
        return max(Fraction(0), in_need * target - self.supply)


@dataclass(frozen=True)
class Cell:
    """All that is known about a cell before it is judged."""

    area: str
    need: str
    unit: str
    target: Fraction
    caseload: Caseload
    caseload_is_old: bool
    prevalence: Prevalence | None
    eligible: Range | None
    gifts: list[Gift]
    parts: list[Part]
    groups: list[Group]
    all_checked: bool
    all_complete: bool

    @cached_property
    def supply(self) -> Fraction:
        """Return what services whose capacity is known give."""
        return sum((gift.given_in(self.parts) for gift in self.gifts), Fraction(0))

    @cached_property
    def unknown(self) -> list[Gift]:
        """Return the services whose capacity here is not known."""
        return [gift for gift in self.gifts if not gift.is_known]

    @cached_property
    def is_assumed(self) -> bool:
        """Say whether more than half of its supply rests on sharing out that nobody stated."""
        guessed = sum(
            (g.given_in(self.parts) for g in self.gifts if g.is_assumed_in(self.parts)), Fraction(0)
        )
        return reaches(guessed, mark=self.supply / 2) and not is_zero(guessed - self.supply / 2)

    @property
    def is_open(self) -> bool:
        """Say whether there may be more supply than is known."""
        return bool(self.unknown) or not self.all_complete

    @cached_property
    def coverage(self) -> Bounds | None:
        """Return supply for each person in need; None where it has no meaning."""
        if self.eligible is None or is_zero(self.eligible.central):
            return None
        if not self.gifts and not self.all_checked:
            return None
        high = None if is_zero(self.eligible.low) else self.supply / self.eligible.low
        return {
            "low": self.supply / self.eligible.high,
            "central": self.supply / self.eligible.central,
            "high": high,
        }

    def unmet(self, *, bound: str = "central") -> Fraction:
        """Return the sum of its units' shortfalls at one bound of need."""
        return sum((group.unmet(bound=bound, target=self.target) for group in self.groups), Fraction(0))


@dataclass(frozen=True)
class Judgement:
    """The state of a cell; the reason is given where it is not known, `at_least` where supply is a floor."""

    state: str
    reason: str | None = None
    is_borderline: bool = False
    at_least: Fraction | None = None


def judge(cell: Cell) -> Judgement:
    """Return the first state that holds. An old caseload turns what was firm into borderline."""
    found = _judge_by_figures(cell)
    if cell.caseload_is_old and found.state in ("enough", "too_little"):
        return Judgement(found.state, is_borderline=True)
    return found


def _judge_by_figures(cell: Cell) -> Judgement:
    if cell.eligible is None:
        return Judgement("not_known", "no_caseload" if cell.caseload.people is None else "no_prevalence")
    if is_zero(cell.eligible.central):
        return Judgement("enough")
    if not cell.gifts:
        return Judgement("none") if cell.all_checked else Judgement("not_known", "nobody_told")
    return _judge_by_coverage(cell, in_need=cell.eligible)


def _judge_by_coverage(cell: Cell, *, in_need: Range) -> Judgement:
    central = cell.supply / in_need.central
    if reaches(cell.supply / in_need.high, mark=cell.target):
        return Judgement("enough")
    if cell.is_open and not reaches(central, mark=cell.target):
        return Judgement(
            "not_known", "capacity_not_known" if cell.unknown else "list_not_checked", at_least=central
        )
    if not _high_reaches(cell, in_need=in_need):
        return Judgement("too_little")
    return Judgement("enough" if reaches(central, mark=cell.target) else "too_little", is_borderline=True)


def _high_reaches(cell: Cell, *, in_need: Range) -> bool:
    """Say whether coverage at the low bound of need reaches the yardstick; without need, any supply does."""
    if is_zero(in_need.low):
        return not is_zero(cell.supply) or is_zero(cell.target)
    return reaches(cell.supply / in_need.low, mark=cell.target)


def break_even_share(cell: Cell, *, shortfall: Fraction | None) -> Fraction | None:
    """Return the share that services would have to give to fill the gap, when nothing but their shares is lacking."""
    if shortfall is None or any(gift.whole is None for gift in cell.unknown):
        return None
    whole = sum((gift.whole_in(cell.parts) for gift in cell.unknown), Fraction(0))
    return None if is_zero(whole) else shortfall / whole


def groups_of(
    parts: list[Part], *, eligible_by_part: Mapping[Part, Range | None], gifts: list[Gift]
) -> list[Group]:
    """Return one group for each delivery unit with a part among these."""
    groups = []
    for pdu in units_of(parts):
        own_parts = [part for part in parts if part.pdu == pdu]
        eligible = total(eligible_by_part[part] for part in own_parts)
        groups.append(Group(eligible, sum((gift.given_in(own_parts) for gift in gifts), Fraction(0))))
    return groups


def total(ranges: Iterable[Range | None]) -> Range | None:
    """Return the sum of the ranges, or None when one of them is not known."""
    whole = Range(Fraction(0), Fraction(0), Fraction(0))
    for each in ranges:
        if each is None:
            return None
        whole = whole.plus(each)
    return whole
