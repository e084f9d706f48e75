"""Areas that somebody may have meant by a code or a name that is not there."""

from difflib import get_close_matches

from provision.atlas import AreaFact
from toolkit.national import National

MOST = 5


def near_matches(national: National, asked: str) -> list[AreaFact]:
    """Areas with a report whose name holds the words asked for, or whose code or name is like them; likeliest first."""
    known = [area for area in national.reference.atlas.areas.values() if national.knows(area.code)]
    words = " ".join(asked.casefold().split())
    holding = [area for area in known if words and words in f"{area.name}\n{area.name_cy}".casefold()]
    found = sorted(holding, key=lambda area: (len(area.name), area.name))
    for of_area in (_code, _name):
        by_words = {of_area(area): area for area in known}
        found += [by_words[like] for like in get_close_matches(words, by_words, n=MOST)]
    return list({area.id: area for area in found}.values())[:MOST]


def _code(area: AreaFact) -> str:
    return area.code.casefold()


def _name(area: AreaFact) -> str:
    return area.name.casefold()
