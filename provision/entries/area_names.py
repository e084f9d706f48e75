"""Areas as people write them: one name or code a line. Pure.

A name may stand for several areas (a city is a unit and an authority). The unit is meant where there is one, then the
region: entries are made for these.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from django.utils.translation import gettext as _

from provision.atlas import AreaFact, Atlas

MEANT_FIRST = ("pdu", "region")
CODE_AT_END = re.compile(r"\(([^()]+)\)$")
SAID_BACK = 60
"""Characters of what somebody wrote that are said back to them."""
MOST_LINES = 150
"""More than there are units."""


@dataclass
class Found:
    """The codes of the areas that lines name, each once, and what is wrong with the other lines."""

    codes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def areas_named(text: str, *, atlas: Atlas, on: date) -> Found:
    """The areas of a day that the lines of a text name: by code, by name, or as “Name (code)”."""
    by_code = {code.casefold(): area for code, area in atlas.by_code.items()}
    by_name = _by_name(area for area in atlas.areas.values() if area.is_valid_on(on))
    found = Found()
    for line in [line.strip() for line in text.splitlines() if line.strip()][:MOST_LINES]:
        at_end = CODE_AT_END.search(line)
        coded = by_code.get((at_end[1].strip() if at_end else line).casefold())
        meant = [coded] if coded else _meant(by_name.get(line.casefold(), []))
        if len(meant) == 1:
            found.codes += [meant[0].code] if meant[0].code not in found.codes else []
        else:
            found.problems.append(_which(line, meant) if meant else _none(line, by_name))
    return found


def _by_name(areas: Iterable[AreaFact]) -> dict[str, list[AreaFact]]:
    found: defaultdict[str, list[AreaFact]] = defaultdict(list)
    for area in areas:
        for name in {area.name.casefold(), area.name_cy.casefold()} - {""}:
            found[name].append(area)
    return dict(found)


def _meant(areas: list[AreaFact]) -> list[AreaFact]:
    for type_ in MEANT_FIRST:
        if meant := [area for area in areas if area.type == type_]:
            return meant
    return areas


def _which(line: str, areas: list[AreaFact]) -> str:
    codes = ", ".join(f"{area.name} ({area.code})" for area in areas)
    return _("“%(line)s” names more than one area. Write one of these: %(codes)s.") % {
        "line": line,
        "codes": codes,
    }


def _none(line: str, by_name: dict[str, list[AreaFact]]) -> str:
    shown = line if len(line) <= SAID_BACK else line[:SAID_BACK] + "…"
    if close := get_close_matches(line.casefold()[:100], by_name, n=1):
        name = by_name[close[0]][0].name
        return _("There is no area “%(line)s”. Did you mean “%(name)s”?") % {"line": shown, "name": name}
    return _("There is no area “%(line)s”. The page “Areas” lists them all.") % {"line": shown}
