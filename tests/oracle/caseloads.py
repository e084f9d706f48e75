"""People supervised in the community: counted, estimated, shared out, or not known."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tests.oracle.geography import EVERYWHERE, Areas
from tests.oracle.reading import Row, day, number
from tests.oracle.settings import Settings


@dataclass(frozen=True)
class Caseload:
    """A caseload with how it came about. `people` None is not known. The factors widen the bounds of need."""

    people: Fraction | None = None
    status: str = "not known"
    basis: str | None = None
    as_at: date | None = None
    low_factor: Fraction = Fraction(1)
    high_factor: Fraction = Fraction(1)


NOT_KNOWN = Caseload()


def own_figures(rows: Iterable[Row], *, known_on: date, settings: Settings) -> dict[str, Caseload]:
    """Return, for each area that has one, the figure of the newest date on which one can be worked out."""
    told: dict[str, dict[date, dict[str, Fraction]]] = {}
    for row in rows:
        people, as_at = number(row["people"]), day(row["as_at"])
        if row["sex"] == "all" and people is not None and as_at is not None and as_at <= known_on:
            told.setdefault(row["area_code"], {}).setdefault(as_at, {})[row["group"]] = people
    figures = {}
    for area, dates in told.items():
        for as_at in sorted(dates, reverse=True):
            figure = _worked_out(dates[as_at], settings=settings)
            if figure:
                figures[area] = replace(figure, as_at=as_at)
                break
    return figures


def _worked_out(groups: dict[str, Fraction], *, settings: Settings) -> Caseload | None:
    """Return the caseload from what is known on one date, by the first rule that can be followed."""
    if "all" in groups and "pre_release" in groups:
        return Caseload(groups["all"] - groups["pre_release"], "published", "counted")
    if "court_order" in groups and "post_release" in groups:
        return Caseload(groups["court_order"] + groups["post_release"], "published", "counted")
    if "all" in groups:
        return Caseload(groups["all"] * settings.community_share, "published", "estimated")
    return None


def settle(areas: Areas, *, own: dict[str, Caseload]) -> dict[str, Caseload]:
    """Return a caseload for every delivery unit: its own, or its share of what a larger area has left.

    The smallest larger area comes first: regions, then nations, then England and Wales. What a smaller one
    has settled is taken off before a larger one is shared out, so that nobody is counted twice.
    """
    settled = {pdu: own[pdu] for pdu in areas.units if pdu in own}
    for level, low, high in (
        (areas.of_level("region"), Fraction(7, 10), Fraction(13, 10)),
        (areas.of_level("nation"), Fraction(6, 10), Fraction(16, 10)),
        ([EVERYWHERE], Fraction(6, 10), Fraction(16, 10)),
    ):
        for larger in level:
            if larger in own:
                settled |= _shared_out(
                    areas, larger=larger, figure=own[larger], settled=settled, bounds=(low, high)
                )
    return {pdu: settled.get(pdu, NOT_KNOWN) for pdu in areas.units}


def _shared_out(
    areas: Areas,
    *,
    larger: str,
    figure: Caseload,
    settled: dict[str, Caseload],
    bounds: tuple[Fraction, Fraction],
) -> dict[str, Caseload]:
    """Return what each unit inside the larger area that has no figure yet gets, by its adults."""
    inside = areas.pdus_inside(larger)
    without = [pdu for pdu in inside if pdu not in settled]
    taken = sum(settled[pdu].people or Fraction(0) for pdu in inside if pdu in settled)
    left = max(Fraction(0), (figure.people or Fraction(0)) - taken)
    adults = sum(areas.units[pdu].adults for pdu in without)
    return {
        pdu: Caseload(
            left * areas.units[pdu].adults / adults,
            "apportioned",
            figure.basis,
            figure.as_at,
            bounds[0],
            bounds[1],
        )
        for pdu in without
    }


def of_area(code: str, *, areas: Areas, own: dict[str, Caseload], settled: dict[str, Caseload]) -> Caseload:
    """Return the caseload of any area: its own figure, else the sum of its parts.

    A sum is not known when one of its parts is not; it is apportioned, or estimated, when one of its parts is;
    and it is as old as its oldest part.
    """
    if code in settled:
        return settled[code]
    if code in own:
        return own[code]
    parts = areas.parts_inside(code)
    members = [settled[part.pdu] for part in parts]
    if any(member.people is None for member in members):
        return NOT_KNOWN
    return Caseload(
        people=sum((settled[part.pdu].people or Fraction(0)) * part.share for part in parts) + Fraction(0),
        status="apportioned" if any(member.status == "apportioned" for member in members) else "published",
        basis="estimated" if any(member.basis == "estimated" for member in members) else "counted",
        as_at=min(member.as_at for member in members if member.as_at),
    )
