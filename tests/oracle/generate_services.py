"""Services as they are really entered: most of them incomplete, each in its own way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.columns import row
from tests.oracle.dice import Dice
from tests.oracle.geography import EVERYWHERE, Areas
from tests.oracle.prevalence import defaults
from tests.oracle.reading import Row
from tests.oracle.settings import MEMBERS, NEEDS, UMBRELLA

Cells = Mapping[str, object]

RATE = 0.004  # of adults on probation in the community: only to choose capacities of a likely size


def service_rows(
    dice: Dice,
    *,
    areas: Areas,
    prevalence: list[Row],
    as_at: date,
    known_on: date,
    today: date,
    count: int,
) -> list[Row]:
    """Return that many services, each with an identifier of its own."""
    studied = {need: study.share.central for need, study in defaults(prevalence).items()}
    desk = _Desk(dice, areas, studied, as_at, known_on, today, wide=min(0.25, 8 / count))
    return [desk.service(index) for index in range(1, count + 1)]


@dataclass(frozen=True)
class _Desk:
    """Whoever types the services in."""

    dice: Dice
    areas: Areas
    studied: dict[str, Fraction]
    as_at: date
    known_on: date
    today: date
    wide: float  # the chance that a service covers more than a few units: too many would drown the rest

    def service(self, index: int) -> Row:
        """Return one service."""
        needs, places = self._needs(), self._places()
        named = needs if needs and needs != ["none"] else []
        complete = self.dice.falls(0.7)
        return row(
            "services",
            service_id=f"service-{index}",
            name=f"Service {index} made for a test",
            organisation=f"Organisation {index % 5} made for a test",
            service_type="other",
            needs=";".join(needs),
            areas=";".join(places),
            source="Made up for a test",
            **self._weights(named),
            **self._area_shares(places),
            **self._delivery(surely=complete),
            **self._capacity(self._people_in_need(named, places), surely=complete),
            **self._share(surely=complete),
        )

    def _needs(self) -> list[str]:
        """Return the needs named: one or a few, seldom none of ours, seldom not known."""
        if self.dice.falls(0.06):
            return self.dice.one_of([[], ["none"]])
        if self.dice.falls(0.06):
            return [UMBRELLA]
        if self.dice.falls(0.04):
            return [UMBRELLA, "alcohol_use_disorder"]
        known = [need for need in NEEDS if need in self.studied and need != UMBRELLA]
        pool = list(NEEDS[1:]) if self.dice.falls(0.15) else known
        needs = self.dice.some_of(pool, count=self.dice.one_of([1, 1, 1, 2, 3]))
        beside_a_member = UMBRELLA in self.studied and any(need in MEMBERS for need in needs)
        return [UMBRELLA, *needs] if beside_a_member and self.dice.falls(0.15) else needs

    def _places(self) -> list[str]:
        """Return the areas covered: mostly a unit or a few, else something larger; seldom not known."""
        units = sorted(self.areas.units)
        if self.dice.falls(0.04):
            return []
        if not self.dice.falls(self.wide):
            return self.dice.some_of(units, count=self.dice.one_of([1, 1, 1, 1, 2, 3]))
        larger = [
            self.dice.one_of(self.areas.of_level(level))
            for level in ("region", "icb", "icb", "lhb", "nation")
        ]
        place = self.dice.one_of([*larger, EVERYWHERE])
        return [place, self.dice.one_of(units)] if self.dice.falls(0.2) else [place]

    def _people_in_need(self, named: list[str], places: list[str]) -> float:
        """Return roughly how many people the service is there for."""
        parts = {part for place in places for part in self.areas.parts_inside(place)}
        adults = sum(float(self.areas.units[part.pdu].adults * part.share) for part in parts)
        return adults * RATE * float(sum(self.studied.get(need, Fraction(1, 10)) for need in named))

    def _weights(self, named: list[str]) -> Cells:
        """Return stated weights now and then, some of them 0, never all that count."""
        if len(named) < 2 or self.dice.falls(0.5):
            return {}
        weights = [self.dice.between(0, 4) for _ in named[:-1]] + [self.dice.between(1, 4)]
        return {"need_weights": ";".join(map(str, weights))}

    def _area_shares(self, places: list[str]) -> Cells:
        """Return stated shares now and then, where every place is a delivery unit."""
        if len(places) < 2 or not set(places) <= set(self.areas.units) or self.dice.falls(0.4):
            return {}
        shares = [self.dice.between(0, 60) for _ in places[:-1]] + [self.dice.between(1, 60)]
        return {"area_shares": ";".join(map(str, shares))}

    def _delivery(self, *, surely: bool) -> Cells:
        """Return what it does and between which days; not delivering, or not on the day, now and then."""
        as_at, day = self.as_at, timedelta(days=1)
        cells: dict[str, object] = {
            "delivery": "delivering",
            "starts_on": self.dice.one_of(["", as_at, as_at - 400 * day]),
            "ends_on": self.dice.one_of(["", as_at, as_at + 90 * day]),
        }
        if surely or self.dice.falls(0.6):
            return cells
        not_now: list[Cells] = [
            {"delivery": self.dice.one_of(["policy_only", "commissioned", "paused", "ended"])},
            {"delivery": ""},
            {"starts_on": as_at + day, "ends_on": ""},
            {"starts_on": as_at - 90 * day, "ends_on": as_at - day},
        ]
        return cells | dict(self.dice.one_of(not_now))

    def _capacity(self, people: float, *, surely: bool) -> Cells:
        """Return starts, places or both, with their date: fresh, or too old, missing, or of a day not yet known."""
        starts = round(people * self.dice.between(10, 170) / 100)
        weeks = self.dice.between(6, 104)
        ways: list[Cells] = [
            {"starts_per_year": starts, "mean_weeks": weeks},
            {"starts_per_year": starts, "mean_weeks": weeks},
            {"places": max(1, round(starts * weeks / 52)), "mean_weeks": weeks},
            {"starts_per_year": starts, "places": max(1, starts // 2), "mean_weeks": weeks},
            {"starts_per_year": 0, "mean_weeks": weeks},
            {"starts_per_year": starts},
            {"places": max(1, starts // 3)},
            {"mean_weeks": weeks},
            {},
        ]
        told = self.dice.one_of(ways[:4] if surely else ways)
        return {**told, "capacity_as_at": self._date_told(surely=surely)}

    def _date_told(self, *, surely: bool) -> str:
        ages: list[int | None] = [0, 10, 100, 179, 180]
        if not surely:
            ages += [181, 400, None]
            if self.known_on < self.today:
                ages.append(-1)
        age = self.dice.one_of(ages)
        return "" if age is None else (self.known_on - timedelta(days=age)).isoformat()

    def _share(self, *, surely: bool) -> Cells:
        """Return what kind of provision it is and the share that people on probation have of it."""
        known: list[Cells] = [
            {"provision_kind": "dedicated"},
            {"provision_kind": "dedicated", "probation_share": "0.9"},
            {"provision_kind": "mainstream", "probation_share": "0.25"},
            {"provision_kind": "probation_element", "probation_share": "0.5"},
        ]
        unclear: list[Cells] = [
            {"provision_kind": "mainstream"},
            {"provision_kind": "probation_element"},
            {"probation_share": "0"},
            {"provision_kind": ""},
        ]
        return self.dice.one_of(known if surely or self.dice.falls(0.4) else unclear)
