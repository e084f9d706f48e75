"""Areas that somebody asks for and that are no more: which areas stand in their place."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from provision.atlas import AreaFact, Atlas
from provision.entries.texts import codes_of
from provision.exchange.lists import joined
from provision.names import area_name


@dataclass(frozen=True)
class EndedArea:
    """An area that has ended, with those that follow it: none where nobody has said what followed."""

    area: AreaFact
    heirs: tuple[AreaFact, ...]


def ended_areas(text: str, *, standing: str, atlas: Atlas, on: date) -> list[EndedArea]:
    """The areas of a list that have ended by a day, without those of a list that is published.

    What a published service names already may stay: a former area stands for those that follow it.
    """
    named = [atlas.by_code.get(code) for code in codes_of(text)]
    published = set(codes_of(standing))
    return [
        EndedArea(area, tuple(atlas.heirs(area.id, on=on)))
        for area in named
        if area and area.code not in published and area.valid_to is not None and area.valid_to < on
    ]


def ended_in_words(ended: EndedArea) -> str:
    """Why an area that has ended cannot be asked for, and what to do."""
    assert ended.area.valid_to is not None
    facts = {
        "area": area_name(ended.area),
        "day": date_format(ended.area.valid_to, "j F Y", use_l10n=False),
        "heirs": _(" or ").join(f"“{area_name(heir)}”" for heir in ended.heirs),
    }
    if ended.heirs:
        return _("“%(area)s” ended on %(day)s: choose %(heirs)s instead.") % facts
    return _("“%(area)s” ended on %(day)s: choose another area.") % facts


def with_heirs(text: str, *, ended: str, heirs: tuple[str, ...]) -> str:
    """A list of areas in which some take the place of one that has ended, each once."""
    codes: list[str] = []
    for code in codes_of(text):
        codes += [one for one in (heirs if code == ended else (code,)) if one not in codes]
    return joined(codes)
