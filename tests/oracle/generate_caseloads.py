"""Caseloads as they are really told: some areas, on some dates, some of the groups."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.oracle.columns import row
from tests.oracle.dice import Dice
from tests.oracle.geography import EVERYWHERE, Areas
from tests.oracle.reading import Row

Groups = dict[str, int | str]

# Out of 1,000 adults, how many are on probation, those still in prison included.
LEAST_RATE, MOST_RATE = 4, 8


def caseload_rows(dice: Dice, *, areas: Areas, known_on: date, today: date) -> list[Row]:
    """Return caseloads by one of six plans, from one national figure alone to one for every unit."""
    office = _Office(dice, areas, known_on, today)
    plans: list[Callable[[], list[Row]]] = [
        office.for_every_unit,
        office.for_every_unit_and_some_regions,
        office.for_most_units,
        office.for_some_units_some_regions_and_all,
        office.for_some_units_and_nations,
        office.for_all_alone,
    ]
    return dice.one_of(plans)()


class _Office:
    """Whoever types the figures in, remembering what it has given out so that larger figures hold smaller ones."""

    def __init__(self, dice: Dice, areas: Areas, known_on: date, today: date) -> None:
        self._dice = dice
        self._areas = areas
        self._known_on = known_on
        self._today = today
        self._told: set[str] = set()

    def for_every_unit(self) -> list[Row]:
        """Return a figure for each delivery unit."""
        return self._of_units(chance=1.0)

    def for_every_unit_and_some_regions(self) -> list[Row]:
        """Return figures of units and of regions that need not agree."""
        return self._of_units(chance=1.0) + self._of_larger(
            self._areas.of_level("region"), chance=0.6, most=True
        )

    def for_most_units(self) -> list[Row]:
        """Return a figure for most units; the others are left not known."""
        return self._of_units(chance=0.8)

    def for_some_units_some_regions_and_all(self) -> list[Row]:
        """Return figures of every size, each with room for the smaller ones inside it."""
        rows = self._of_units(chance=0.4)
        regions = [code for code in self._areas.of_level("region") if not self._has_told_all_of(code)]
        return rows + self._of_larger(regions, chance=0.5, most=True) + self.for_all_alone()

    def for_some_units_and_nations(self) -> list[Row]:
        """Return figures of units and of nations; the units' own may come to more than the nation's."""
        rows = self._of_units(chance=0.7)
        return rows + self._of_larger(self._areas.of_level("nation"), chance=0.7, most=self._dice.falls(0.6))

    def for_all_alone(self) -> list[Row]:
        """Return a figure for England and Wales."""
        return self._of_one(EVERYWHERE, people=self._people(sorted(self._areas.units), most=True))

    def _has_told_all_of(self, code: str) -> bool:
        return set(self._areas.pdus_inside(code)) <= self._told

    def _of_units(self, *, chance: float) -> list[Row]:
        """Return figures for about that share (0 to 1) of the delivery units."""
        chosen = [pdu for pdu in sorted(self._areas.units) if self._dice.falls(chance)]
        return [each for pdu in chosen for each in self._of_one(pdu, people=self._people([pdu], most=False))]

    def _of_larger(self, codes: list[str], *, chance: float, most: bool) -> list[Row]:
        """Return figures for about that share (0 to 1) of these larger areas."""
        chosen = [code for code in codes if self._dice.falls(chance)]
        return [
            each
            for code in chosen
            for each in self._of_one(code, people=self._people(self._areas.pdus_inside(code), most=most))
        ]

    def _people(self, pdus: list[str], *, most: bool) -> int:
        """Return people in these units, in whole tens; the most there can be, where it must hold smaller figures."""
        rate = 2 * MOST_RATE if most else self._dice.between(LEAST_RATE, MOST_RATE)
        adults = float(sum(self._areas.units[pdu].adults for pdu in pdus))
        return max(200, round(adults * rate / 10_000) * 10)

    def _of_one(self, code: str, *, people: int) -> list[Row]:
        """Return an area's rows: what counts, and around it what must not."""
        self._told.add(code)
        newest = self._newest_date()
        if code in self._areas.units and self._dice.falls(0.06):
            people = 0
        rows = self._on(code, newest, self._workable(people))
        if self._dice.falls(0.3):
            rows += self._on(code, newest - timedelta(days=92), self._workable(people + 100))
        if self._dice.falls(0.2) and newest + timedelta(days=30) <= self._known_on:
            rows += self._on(code, newest + timedelta(days=30), self._not_workable(people))
        if self._dice.falls(0.2) and self._known_on < self._today:
            rows += self._on(code, self._known_on + timedelta(days=1), self._workable(people + 500))
        if people and self._dice.falls(0.2):
            rows += self._of_sexes(code, newest, people)
        return rows

    def _newest_date(self) -> date:
        """Return the date of the newest figure that counts: now and then too old, or on the edge of it."""
        if self._dice.falls(0.15):
            edge = date(self._known_on.year - 1, self._known_on.month, self._known_on.day)
            edge = date(edge.year - (edge.month <= 3), (edge.month - 4) % 12 + 1, edge.day)
            return self._dice.one_of([edge, edge - timedelta(days=1), edge - timedelta(days=200)])
        return self._known_on - timedelta(days=self._dice.one_of([0, 1, 30, 75, 200, 300]))

    def _workable(self, people: int) -> Groups:
        """Return groups from which a caseload can be worked out, by any of the three rules."""
        part = people // 30 * 10
        ways: list[Groups] = [
            {"all": people, "pre_release": part},
            {"all": people, "pre_release": part, "court_order": part, "post_release": part},
            {"court_order": people - part, "post_release": part, "approved_premises": part // 20 * 10},
            {"all": people, "pre_release": "", "court_order": people - part, "post_release": part},
            {"all": people},
            {"all": people, "pre_release": "", "court_order": part},
        ]
        return self._dice.one_of(ways)

    def _not_workable(self, people: int) -> Groups:
        """Return groups from which no caseload can be worked out."""
        ways: list[Groups] = [
            {"pre_release": people // 30 * 10},
            {"all": "", "pre_release": people // 30 * 10},
            {"court_order": people // 30 * 10},
        ]
        return self._dice.one_of(ways)

    def _on(self, code: str, as_at: date, groups: Groups) -> list[Row]:
        return [_row(code, as_at, group=group, people=people) for group, people in groups.items()]

    def _of_sexes(self, code: str, as_at: date, people: int) -> list[Row]:
        women = people // 100 * 10
        return [
            _row(code, as_at, group="all", sex="female", people=women),
            _row(code, as_at, group="all", sex="male", people=people - women),
        ]


def _row(code: str, as_at: date, *, group: str, people: int | str, sex: str = "all") -> Row:
    return row(
        "caseloads",
        area_code=code,
        as_at=as_at.isoformat(),
        group=group,
        sex=sex,
        people=people,
        source="Made up for a test",
    )
