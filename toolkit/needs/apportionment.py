"""What a PDU without a figure of its own is lent: its share, by adults, of what is left of a larger area's figure.

No weighting for deprivation: tested on two published tables, it helped in one and not in the other.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from provision.figures import TOLERANCE
from toolkit.needs.caseloads import Basis, Caseload
from toolkit.needs.codes import ENGLAND_AND_WALES


class Pdu(NamedTuple):
    """A probation delivery unit, where it lies, and its adults (summed from authorities; None is not known)."""

    code: str
    region: str
    nation: str
    adults: float | None


class CaseloadStatus(StrEnum):
    PUBLISHED = "published"
    APPORTIONED = "apportioned"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class AreaCaseload:
    """What is used as an area's caseload. `people` is None where it is not known.

    `apportioned_from` is the larger area whose figure was shared out; `basis` is then that figure's. The factors widen
    the bounds of eligible need.
    """

    people: float | None = None
    status: CaseloadStatus = CaseloadStatus.NOT_KNOWN
    basis: Basis | None = None
    as_at: date | None = None
    may_count_a_person_twice: bool = False
    still_in_prison: float | None = None
    apportioned_from: str | None = None
    low_factor: float = 1.0
    high_factor: float = 1.0


NOT_KNOWN: Final = AreaCaseload()
WIDENED_FROM_REGION: Final = (0.7, 1.3)
WIDENED_FROM_NATION: Final = (0.6, 1.6)


def caseloads_of_pdus(
    pdus: Sequence[Pdu], *, own: Mapping[str, Caseload], withheld: Collection[str] = ()
) -> dict[str, AreaCaseload]:
    """Give each PDU its own caseload, else its share of the smallest larger area that has one, else *not known*.

    A PDU that is `withheld` has a figure too small to estimate from: it is *not known*, and is lent nothing instead.
    """
    lenders = _lenders(pdus, own=own)
    left = _left_to_share(pdus, own=own, lenders=lenders)
    caseloads = {pdu.code: published(own[pdu.code]) for pdu in pdus if pdu.code in own}
    for larger, people in left.items():
        sharing = [pdu for pdu in pdus if lenders.get(pdu.code) == larger]
        caseloads |= _shared_out(people, of=own[larger], larger=larger, among=sharing)
    return {pdu.code: caseloads.get(pdu.code, NOT_KNOWN) for pdu in pdus} | dict.fromkeys(
        (pdu.code for pdu in pdus if pdu.code in withheld), NOT_KNOWN
    )


def _lenders(pdus: Sequence[Pdu], *, own: Mapping[str, Caseload]) -> dict[str, str]:
    """Return, for each PDU without a figure, the smallest larger area that has one, where any has."""
    having = {pdu.code: [area for area in _above(pdu) if area in own] for pdu in pdus if pdu.code not in own}
    return {pdu: areas[0] for pdu, areas in having.items() if areas}


def _above(pdu: Pdu) -> tuple[str, str, str]:
    return pdu.region, pdu.nation, ENGLAND_AND_WALES


def _left_to_share(
    pdus: Sequence[Pdu], *, own: Mapping[str, Caseload], lenders: Mapping[str, str]
) -> dict[str, float]:
    """Return what is left of each larger area's figure for the PDUs that it lends to.

    What a region has shared out counts as figures inside its nation, and so on up: whoever has been placed by a smaller
    area is not shared out again by a larger one.
    """
    left: dict[str, float] = {}
    for larger in dict.fromkeys(area for layer in zip(*map(_above, pdus), strict=True) for area in layer):
        if larger in lenders.values():
            inside = [pdu for pdu in pdus if larger in _above(pdu)]
            stated = sum(own[pdu.code].people for pdu in inside if pdu.code in own)
            smaller = {lenders[pdu.code] for pdu in inside if pdu.code in lenders} & left.keys()
            taken = stated + sum(left[area] for area in sorted(smaller))
            left[larger] = max(0.0, own[larger].people - taken)
    return left


def published(caseload: Caseload) -> AreaCaseload:
    """An area's own figure."""
    return AreaCaseload(
        people=caseload.people,
        status=CaseloadStatus.PUBLISHED,
        basis=caseload.basis,
        as_at=caseload.as_at,
        may_count_a_person_twice=caseload.may_count_a_person_twice,
        still_in_prison=caseload.still_in_prison,
    )


def _shared_out(people: float, *, of: Caseload, larger: str, among: Sequence[Pdu]) -> dict[str, AreaCaseload]:
    """Share people among PDUs by their adults. Where those of one are not known, no share of the sum is."""
    adults = [pdu.adults for pdu in among if pdu.adults is not None]
    if len(adults) < len(among) or sum(adults) < TOLERANCE:
        return {}
    low, high = WIDENED_FROM_REGION if larger == among[0].region else WIDENED_FROM_NATION
    return {
        pdu.code: AreaCaseload(
            people=people * (pdu.adults or 0.0) / sum(adults),
            status=CaseloadStatus.APPORTIONED,
            basis=of.basis,
            as_at=of.as_at,
            may_count_a_person_twice=of.may_count_a_person_twice,
            apportioned_from=larger,
            low_factor=low,
            high_factor=high,
        )
        for pdu in among
    }


def caseload_of_larger_area(pieces: Iterable[tuple[float, AreaCaseload]]) -> AreaCaseload:
    """Add up an area without a figure of its own from (share of a PDU inside it, that PDU's caseload).

    Not known when any piece is not. The date is the oldest and the doubts are anybody's; `apportioned_from` names the
    widest area that was shared out. Bounds stay in proportion to the pieces.
    """
    shares, caseloads = zip(*pieces, strict=True)
    people = [caseload.people for caseload in caseloads]
    known = [number * share for number, share in zip(people, shares, strict=True) if number is not None]
    if len(known) < len(people):
        return NOT_KNOWN
    total = sum(known)
    lent = [caseload for caseload in caseloads if caseload.status is CaseloadStatus.APPORTIONED]
    counted = all(caseload.basis is Basis.COUNTED for caseload in caseloads)
    widest = min(lent, key=lambda c: (c.low_factor, c.apportioned_from != ENGLAND_AND_WALES), default=None)
    low, high = (
        sum(number * factor for number, factor in zip(known, factors, strict=True)) / total if total else 1.0
        for factors in ([c.low_factor for c in caseloads], [c.high_factor for c in caseloads])
    )
    return AreaCaseload(
        people=total,
        status=CaseloadStatus.APPORTIONED if lent else CaseloadStatus.PUBLISHED,
        basis=Basis.COUNTED if counted else Basis.ESTIMATED,
        as_at=min(caseload.as_at for caseload in caseloads if caseload.as_at is not None),
        may_count_a_person_twice=any(caseload.may_count_a_person_twice for caseload in caseloads),
        apportioned_from=widest.apportioned_from if widest else None,
        low_factor=low,
        high_factor=high,
    )


def adults_by_pdu(
    adults: Mapping[str, float | None], *, pdus_of: Mapping[str, Sequence[str]]
) -> dict[str, float | None]:
    """Sum adults from local authorities, by PDU code; an authority shared by k PDUs gives 1/k to each.

    `adults` and `pdus_of` are keyed by authority. A PDU with an authority whose adults are not known is None.
    """
    totals: dict[str, float | None] = {}
    for authority, units in sorted(pdus_of.items()):
        number = adults.get(authority)
        for unit in units:
            so_far = totals.get(unit, 0.0)
            if number is None or so_far is None:
                totals[unit] = None
            else:
                totals[unit] = so_far + number / len(units)
    return totals
