"""The areas of England and Wales as the product has loaded them: the one thing read from its database."""

from datetime import date
from fractions import Fraction

from provision.models.area import Area, AreaOverlap, AreaType
from tests.oracle.geography import Areas, Authority, Unit, adults_by_unit, parts_from_authorities


def areas_on(day: date) -> Areas:
    """Return the areas valid on a day, built up from local authorities."""
    valid = {area.pk: area for area in Area.objects.valid_on(day)}
    authorities = _authorities(valid)
    adults = adults_by_unit(authorities)
    by_code = {area.code: area for area in valid.values()}
    return Areas(
        units={
            pdu: Unit(
                region=_above(by_code[pdu], kind=AreaType.REGION, valid=valid),
                nation=_above(by_code[pdu], kind=AreaType.NATION, valid=valid),
                adults=count,
            )
            for pdu, count in adults.items()
        },
        parts=parts_from_authorities(authorities),
        icbs=frozenset(area.code for area in valid.values() if area.type == AreaType.ICB),
        lhbs=frozenset(area.code for area in valid.values() if area.type == AreaType.LHB),
    )


def _authorities(valid: dict[int, Area]) -> list[Authority]:
    """Return the authorities that belong to a delivery unit."""
    pdus: dict[int, list[str]] = {}
    boards: dict[int, dict[str, Fraction]] = {}
    for overlap in AreaOverlap.objects.order_by("pk"):
        larger = valid.get(overlap.larger_id)
        if larger and larger.type == AreaType.PDU:
            pdus.setdefault(overlap.area_id, []).append(larger.code)
        if larger and larger.type in (AreaType.ICB, AreaType.LHB):
            boards.setdefault(overlap.area_id, {})[larger.code] = Fraction(overlap.share)
    return [
        Authority(valid[key].adults or 0, tuple(units), boards.get(key, {})) for key, units in pdus.items()
    ]


def _above(area: Area, *, kind: AreaType, valid: dict[int, Area]) -> str:
    """Return the code of the nearest area of a kind that this one lies in; raises KeyError when there is none."""
    while area.type != kind:
        if area.parent_id is None:
            raise KeyError(f"{area.code} lies in no {kind.value}")
        area = valid[area.parent_id]
    return area.code
