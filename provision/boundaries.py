"""The pack's boundaries, read once, and the views of them that pages draw."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from provision.maps import Atlas as BoundaryAtlas
from provision.maps import Lens, View, area_view, national_view, region_view

PACKS = Path(__file__).parent / "packs"
FULL, SMALL = "pdu", "pdu_small"


@cache
def boundaries(name: str) -> BoundaryAtlas:
    """The boundaries of one of the pack's files, by its name in `pack.toml`."""
    path = PACKS / settings.REFERENCE_PACK / pack_settings()["boundaries"][name]
    return BoundaryAtlas.read(json.loads(path.read_text(encoding="utf-8")))


@cache
def national() -> View:
    """All units, with a lens on each part whose units are too small to tell apart or to tap (`pack.toml` lists them)."""
    full = boundaries(FULL)
    lenses = [
        Lens(lens["key"], full.codes_in(*lens.get("regions", ())) | frozenset(lens.get("units", ())))
        for lens in pack_settings().get("lenses", ())
    ]
    return national_view(boundaries(SMALL), full=full, lenses=lenses)


def lens_names() -> dict[str, str]:
    """What each lens shows, by its key."""
    return {lens["key"]: lens["name"] for lens in pack_settings().get("lenses", ())}


@cache
def pack_settings() -> dict[str, Any]:
    return tomllib.loads((PACKS / settings.REFERENCE_PACK / "pack.toml").read_text(encoding="utf-8"))


@cache
def of_region(code: str) -> View | None:
    """The zoomed view of a region, or None where the pack has no boundaries for it."""
    return region_view(boundaries(FULL), region=code) if boundaries(FULL).codes_in(code) else None


@cache
def of_unit(code: str) -> View | None:
    """A unit in its surroundings, or None where the pack has no boundary for it."""
    known = {boundary.code for boundary in boundaries(FULL).boundaries}
    return area_view(boundaries(FULL), code=code) if code in known else None
