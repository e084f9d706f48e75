"""Who is left with no route at all in an area: every combination of a need, a sex and circumstances, the smallest told.

Exact: each service is asked by `verdict`, once for each need and sex, and what it excludes is a set of bits. A set of
circumstances is a number below 2 to the power of their count, and how many services take each of them is a sum over
subsets, worked out for all units, needs and sexes at once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from referrals.routes.facts import FEMALE, MALE, Answer, Offer, Profile, Refusal, Verdict
from referrals.routes.verdict import bars_left_open, verdict

Counts = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

SEXES = (FEMALE, MALE)
EITHER = 2  # the column of services that answer a woman or a man
STRENGTH = {Answer.DOES_NOT_TAKE: 0, Answer.MAY_TAKE: 1, Answer.TAKES: 2}
MOST_CIRCUMSTANCES = 12


@dataclass(frozen=True)
class Collision:
    """People in a unit whom no service takes, and of whom nothing smaller can be said.

    `sex` None: women and men. `may_take`: services that may take them, something not being known; `refusing`: services
    for the need here that do not.
    """

    unit: int
    need: str
    sex: str | None
    circumstances: frozenset[str]
    may_take: int
    refusing: int

    def holds_for(self, profile: Profile) -> bool:
        """Whether a profile of this unit and need is among these people."""
        same = profile.unit == self.unit and profile.needs == {self.need}
        return same and self.sex in (None, profile.sex) and self.circumstances <= profile.circumstances


class _Row(NamedTuple):
    """One service in one cell: as a column of `_Counted`, with what it excludes as bits."""

    column: int
    is_taking: bool
    are_exclusions_known: bool
    bits: int


def collisions(
    offers: Iterable[Offer], *, units: Sequence[int], needs: Sequence[str], circumstances: Collection[str]
) -> dict[int, tuple[Collision, ...]]:
    """The collisions of each unit, by need in the order given, fewest circumstances first.

    Raises ValueError for more than twelve circumstances, or one that is named twice.
    """
    codes = tuple(circumstances)
    if len(codes) > MOST_CIRCUMSTANCES or len(set(codes)) != len(codes):
        raise ValueError(f"at most {MOST_CIRCUMSTANCES} circumstances, each once; there are {len(codes)}")
    counted = _Counted(tuple(units), tuple(needs), codes)
    for offer in offers:
        counted.add(offer)
    found: dict[int, list[Collision]] = defaultdict(list)
    for collision in counted.collisions():
        found[collision.unit].append(collision)
    return {unit: tuple(found[unit]) for unit in units}


class _Counted:
    """How many services answer what: unit × need × (woman, man, either) × set of excluded circumstances."""

    def __init__(self, units: tuple[int, ...], needs: tuple[str, ...], codes: tuple[str, ...]) -> None:
        self.units, self.needs, self.codes = units, needs, codes
        self.row_of = {unit: row for row, unit in enumerate(units)}
        self.bit_of = {code: 1 << place for place, code in enumerate(codes)}
        self.everything = (1 << len(codes)) - 1
        shape = (len(units), len(needs), 3, self.everything + 1)
        self.taking, self.not_saying, self.open_taking = (np.zeros(shape, np.int32) for _ in range(3))
        self.open = np.zeros(shape[:3], np.int32)
        self.named = np.zeros(shape[:2], np.int32)

    def add(self, offer: Offer) -> None:
        for covered in (offer.units, offer.units_in_part - offer.units):
            rows = [self.row_of[unit] for unit in covered if unit in self.row_of]
            if rows:
                self._add_in(offer, rows, unit=self.units[rows[0]])

    def _add_in(self, offer: Offer, rows: list[int], *, unit: int) -> None:
        """Add to units that it covers alike, so that it has to be asked about one of them only."""
        for column, need in enumerate(self.needs):
            said = [verdict(offer, Profile(unit=unit, needs=frozenset({need}), sex=sex)) for sex in SEXES]
            if Refusal.NEED in said[0].refusals:
                continue
            self.named[rows, column] += 1
            for row in self._rows(offer, said):
                self._count(row, rows=rows, need=column)

    def _rows(self, offer: Offer, said: list[Verdict]) -> Iterator[_Row]:
        either = max(said, key=lambda one: STRENGTH[one.answer])
        for column, answer in enumerate([*said, either]):
            if answer.answer is not Answer.DOES_NOT_TAKE:
                yield _Row(column, answer.takes, offer.exclusions is not None, self._bits(offer))

    def _bits(self, offer: Offer) -> int:
        """What it excludes; where that is not known, whatever it leaves open."""
        excluded = bars_left_open(offer, self.codes) if offer.exclusions is None else offer.exclusions
        return self._as_bits(excluded)

    def _as_bits(self, codes: Iterable[str]) -> int:
        return sum(self.bit_of.get(code, 0) for code in codes)

    def _count(self, row: _Row, *, rows: list[int], need: int) -> None:
        at = (rows, need, row.column, row.bits)
        if row.is_taking:
            self.taking[at] += 1
        elif row.are_exclusions_known:
            self.not_saying[at] += 1
        if not row.are_exclusions_known:
            self.open[rows, need, row.column] += 1
            if row.is_taking:
                self.open_taking[at] += 1

    def collisions(self) -> Iterator[Collision]:
        has_none = _by_circumstances(self.taking[:, :, :EITHER]) == 0
        women, men = (_smallest(has_none[:, :, sex]) for sex in range(EITHER))
        may = _by_circumstances(self.not_saying) + self.open[..., None] - _by_circumstances(self.open_taking)
        order = np.array([bits.bit_count() for bits in range(self.everything + 1)])
        rows, needs, bits = np.nonzero(women | men)
        for row, need, of in sorted(
            zip(rows.tolist(), needs.tolist(), bits.tolist(), strict=True),
            key=lambda at: (at[0], at[1], order[at[2]], at[2]),
        ):
            column = EITHER if women[row, need, of] and men[row, need, of] else int(men[row, need, of])
            may_take = int(may[row, need, column, of])
            yield Collision(
                self.units[row],
                self.needs[need],
                None if column == EITHER else SEXES[column],
                frozenset(code for code, bit in self.bit_of.items() if of & bit),
                may_take,
                int(self.named[row, need]) - may_take,
            )


def _by_circumstances(by_exclusions: Counts) -> Counts:
    """Counts by what services exclude, as counts by what people bring: those that exclude none of it."""
    total = by_exclusions.copy()
    size = total.shape[-1]
    for bit in _bits_below(size):
        with_bit = (np.arange(size) & bit) > 0
        total[..., with_bit] += total[..., np.flatnonzero(with_bit) ^ bit]
    return total[..., ::-1]  # those that exclude a part of everything but what people bring


def _smallest(flags: Flags) -> Flags:
    """Of sets that are marked, with whatever holds them, those that hold no other."""
    size = flags.shape[-1]
    holds_another = np.zeros_like(flags)
    for bit in _bits_below(size):
        with_bit = np.flatnonzero((np.arange(size) & bit) > 0)
        holds_another[..., with_bit] |= flags[..., with_bit ^ bit]
    return flags & ~holds_another


def _bits_below(size: int) -> Iterator[int]:
    bit = 1
    while bit < size:
        yield bit
        bit <<= 1


def ranked(found: Iterable[Collision], *, eligible: Mapping[str, float | None]) -> list[Collision]:
    """By the eligible need of each collision's need, largest first; those where it is not known come last.

    The people meant are at most so many: what they bring besides the need is never multiplied in.
    """

    def smallness(one: Collision) -> float:
        people = eligible.get(one.need)
        return inf if people is None else -people

    return sorted(found, key=smallness)
