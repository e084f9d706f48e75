"""An invented country of squares, ten kilometres wide, for tests of maps.

N1 N2      N: the region of the north, S: of the south
S1 S2  IS  IS: an island of the south, S3: a hole's worth of ground inside S2
"""

from collections.abc import Sequence
from typing import Any

from provision.maps import AreaOnMap, Atlas, MapClass

SIDE = 10_000
CODES = ("N1", "N2", "S1", "S2", "S3", "IS")


def square(east: float, north: float, side: float = SIDE) -> list[list[float]]:
    """The ring of a square by its south-west corner, in metres."""
    corners = [(0, 0), (side, 0), (side, side), (0, side), (0, 0)]
    return [[east + x, north + y] for x, y in corners]


def feature(code: str, *rings: Sequence[Sequence[float]], basis: str = "authorities") -> dict[str, Any]:
    """A unit as the pack's files hold it."""
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": list(rings)},
        "properties": {"pdu_code": code, "region_code": "N" if code[0] == "N" else "S", "boundary": basis},
    }


def country() -> dict[str, Any]:
    """The feature collection."""
    middle = square(14_000, 4_000, side=2_000)
    return {
        "type": "FeatureCollection",
        "features": [
            feature("N1", square(0, SIDE)),
            feature("N2", square(SIDE, SIDE)),
            feature("S1", square(0, 0)),
            feature("S2", square(SIDE, 0), middle[::-1], basis="schematic"),
            feature("S3", middle),
            feature("IS", square(30_000, 0)),
        ],
    }


def atlas() -> Atlas:
    return Atlas.read(country())


def answers(**classes: MapClass) -> dict[str, AreaOnMap]:
    """An answer for each area: enough, unless told otherwise."""
    return {
        code: AreaOnMap(
            name=f"Unit {code}",
            value="Enough",
            map_class=classes.get(code, MapClass.ENOUGH),
            href=f"/areas/{code}/",
        )
        for code in CODES
    }
