"""Disclosure control: what may be shown of a count of people. Every page, export, API and report asks here.

The rules are those of the method, "Disclosure". They are for counts of people that are not published official
statistics, never for services, bodies, practices or contracts. What is worked out from counts is worked out
from disclosed ones, so that it cannot say more than they do: a percentage is made of rounded numbers, and
whatever rests on a suppressed one is suppressed.

A table gives totals along one direction only, which is why nothing here adds up both rows and columns.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from provision.figures import Absence, Figure, Unit, rounded

FEWEST_HIDDEN_IN_A_TOTAL = 3
"""With one or two parts suppressed, a total less the parts shown would nearly say what they are."""


@dataclass(frozen=True)
class Disclosure:
    """The two settings, and the caseload below which need is not estimated. All are numbers of people.

    Raises:
        ValueError: a setting is too small, or so large a base that counts above the threshold round to 0.
    """

    threshold: int = 7
    base: int = 5
    smallest_caseload: int = 100

    def __post_init__(self) -> None:
        if self.threshold < 1 or self.base < 1 or self.smallest_caseload < 0:
            raise ValueError("threshold and base are 1 or more, and the smallest caseload 0 or more")
        if rounded(self.threshold + 1, base=self.base) == 0:
            raise ValueError("a base this large would round people above the threshold away")

    def is_looser_than(self, other: "Disclosure") -> bool:
        """True when threshold or base is lower than in `other`: a change that is logged."""
        return self.threshold < other.threshold or self.base < other.base


STANDARD = Disclosure()

SUPPRESSED = Figure(absence=Absence.SUPPRESSED)
NOT_KNOWN = Figure(absence=Absence.NOT_KNOWN)
NONE_FOUND = Figure(absence=Absence.NONE_FOUND)


@dataclass(frozen=True)
class Total:
    """A total as it may be shown: "20", "20 plus 1 suppressed", "95, and 2 not known".

    `shown` is the rounded total, or the sum of the parts shown where some had to be left out; None when no
    part can be shown. `suppressed` and `not_known` count the parts that are left out of `shown`.
    """

    shown: int | None
    suppressed: int = 0
    not_known: int = 0

    @property
    def is_whole(self) -> bool:
        """True when nothing is left out, so that the number is the total."""
        return self.shown is not None and not self.suppressed and not self.not_known

    @property
    def word(self) -> Absence | None:
        """The word to show where there is no number, `ZERO` where all was counted and is 0, else None."""
        return self.as_figure.word if self.shown is None or self.is_whole else None

    @property
    def as_figure(self) -> Figure:
        """The total as a number to work with: one that leaves parts out is none."""
        if self.is_whole:
            return Figure(value=self.shown)
        if self.not_known:
            return NOT_KNOWN
        return SUPPRESSED if self.suppressed else NONE_FOUND


@dataclass(frozen=True)
class Parts:
    """The parts of one total in the order given, and that total."""

    parts: tuple[Figure, ...]
    total: Total


@dataclass(frozen=True)
class Groups:
    """Groups of parts in the order given, each with its total, and the total of totals."""

    groups: tuple[Parts, ...]
    total: Total


def disclose(count: int | None, *, rules: Disclosure = STANDARD) -> Figure:
    """One count of people as it may be shown: 0 as it is, 1 to the threshold suppressed, others rounded.

    None is a count that is not known.

    Raises:
        ValueError: the count is negative.
    """
    if count is None:
        return NOT_KNOWN
    if count < 0:
        raise ValueError(f"a count of people is not negative: {count}")
    return SUPPRESSED if 1 <= count <= rules.threshold else Figure(value=rounded(count, base=rules.base))


def disclose_parts(counts: Iterable[int | None], *, rules: Disclosure = STANDARD) -> Parts:
    """Counts and their total as they may be shown together. None is a count that is not known."""
    counts = tuple(counts)
    return Parts(
        parts=tuple(disclose(count, rules=rules) for count in counts), total=_total(counts, rules=rules)
    )


def disclose_groups(groups: Iterable[Sequence[int | None]], *, rules: Disclosure = STANDARD) -> Groups:
    """Groups of counts (areas in regions, say), their totals, and the total of totals.

    The total of totals is decided on its lowest parts. What this does not keep from a reader: someone who
    knows the rule as well as the table can sometimes learn the only suppressed count of one group from
    *whether* the total of totals is a plain number, when another group's total is at the very edge of what
    may be shown.
    """
    groups = tuple(tuple(group) for group in groups)
    every_part = tuple(count for group in groups for count in group)
    return Groups(
        groups=tuple(disclose_parts(group, rules=rules) for group in groups),
        total=_total(every_part, rules=rules),
    )


def _total(counts: tuple[int | None, ...], *, rules: Disclosure) -> Total:
    known = [count for count in counts if count is not None]
    hidden = [count for count in known if 1 <= count <= rules.threshold]
    not_known = len(counts) - len(known)
    if known and _may_include(hidden, total=sum(known), rules=rules):
        return Total(shown=rounded(sum(known), base=rules.base), not_known=not_known)
    in_sight = [rounded(count, base=rules.base) for count in known if count not in hidden]
    return Total(shown=sum(in_sight) if in_sight else None, suppressed=len(hidden), not_known=not_known)


def _may_include(hidden: list[int], *, total: int, rules: Disclosure) -> bool:
    """True when the total may be shown though it holds suppressed parts.

    They must be three or more, and on average clear of both ends of what may be hidden: a sum near n or near
    n times the threshold says that each is 1, or that each is the threshold.
    """
    n, s = len(hidden), sum(hidden)
    is_middling = 2 * n <= s <= (rules.threshold - 1) * n
    return n == 0 or (n >= FEWEST_HIDDEN_IN_A_TOTAL and is_middling and total > rules.threshold)


def worked_out(formula: Callable[..., float], *inputs: Figure, unit: Unit = Unit.PEOPLE) -> Figure:
    """`formula` of the inputs' values; not known if one of them is not, suppressed if one of them is.

    A number worked out from nothing found is nothing found.
    """
    words = {figure.absence for figure in inputs}
    for absent in (NOT_KNOWN, SUPPRESSED, NONE_FOUND):
        if absent.absence in words:
            return absent
    return Figure(value=formula(*(figure.value for figure in inputs)), unit=unit)


def share(part: Figure, *, of: Figure) -> Figure:
    """`part` as a fraction of `of`, from the rounded numbers; none found where there is nobody to share."""
    if of.value == 0:
        return NONE_FOUND
    return worked_out(lambda some, everyone: some / everyone, part, of, unit=Unit.SHARE)


def resting_on(people: int | None, *, value: float, unit: Unit, rules: Disclosure = STANDARD) -> Figure:
    """An average or a median over so many people: suppressed for 1 to the threshold, none found for 0."""
    if people == 0:
        return NONE_FOUND
    return worked_out(lambda _: value, disclose(people, rules=rules), unit=unit)


def may_estimate_need(caseload: int, *, rules: Disclosure = STANDARD) -> bool:
    """False for a local caseload with "too few people to estimate" from. Published ones need not ask."""
    return caseload >= rules.smallest_caseload
