"""Areas and organisations as people write them: one name or code a line.

A name may stand for several areas (a city is a unit and an authority). The unit or region is meant where there is
one: roles are given for these. Every line that cannot be understood is reported, in its own words.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Generic, TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from provision.models import Area, AreaType, Organisation, OrganisationCode

_Thing = TypeVar("_Thing")
_CODE_AT_END = re.compile(r"\(([^()]+)\)$")
MEANT_FIRST = (AreaType.REGION, AreaType.PDU)


@dataclass
class Found(Generic[_Thing]):
    """What the lines name, each once, and what is wrong with the others."""

    things: list[_Thing] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, thing: _Thing) -> None:
        if thing not in self.things:
            self.things.append(thing)


def areas_named(text: str, *, among: QuerySet[Area]) -> Found[Area]:
    """The areas that the lines of a text name, by code, by name, or as “Name (code)”."""
    by_code, by_name = _index(among)
    found: Found[Area] = Found()
    for line in _lines(text):
        area = by_code.get(_code_in(line).casefold())
        meant = [area] if area else _meant(by_name.get(line.casefold(), []))
        if len(meant) == 1:
            found.add(meant[0])
        else:
            found.problems.append(_which_area(line, meant) if meant else _no_area(line, by_name))
    return found


def organisations_named(text: str, *, among: QuerySet[Organisation]) -> Found[Organisation]:
    """The organisations that the lines of a text name, by exact name or as `scheme:value`."""
    found: Found[Organisation] = Found()
    for line in _lines(text):
        scheme, _colon, value = _code_in(line).partition(":")
        coded = OrganisationCode.objects.filter(scheme__iexact=scheme, value__iexact=value)
        meant = list(among.filter(Q(name__iexact=line) | Q(pk__in=coded.values("organisation")))[:2])
        if len(meant) == 1:
            found.add(meant[0])
        else:
            found.problems.append(_which_organisation(line, among, are_several=bool(meant)))
    return found


def written_area(area: Area) -> str:
    """An area as `areas_named` reads it back."""
    return f"{area.name} ({area.code})"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _code_in(line: str) -> str:
    at_end = _CODE_AT_END.search(line)
    return at_end.group(1).strip() if at_end else line


def _index(among: QuerySet[Area]) -> tuple[dict[str, Area], dict[str, list[Area]]]:
    by_code, by_name = {}, defaultdict(list)
    for area in among.only("code", "name", "name_cy", "type"):
        by_code[area.code.casefold()] = area
        for name in {area.name.casefold(), area.name_cy.casefold()} - {""}:
            by_name[name].append(area)
    return by_code, by_name


def _meant(areas: list[Area]) -> list[Area]:
    return [area for area in areas if area.type in MEANT_FIRST] or areas


def _which_area(line: str, areas: list[Area]) -> str:
    choices = ", ".join(f"{area.code} ({area.get_type_display()})" for area in areas)
    return _("“%(line)s” names more than one area. Write the code: %(choices)s.") % {
        "line": line,
        "choices": choices,
    }


def _no_area(line: str, by_name: dict[str, list[Area]]) -> str:
    close = get_close_matches(line.casefold(), by_name, n=1)
    if close:
        name = by_name[close[0]][0].name
        return _("There is no area “%(line)s” that you look after. Did you mean “%(name)s”?") % {
            "line": line,
            "name": name,
        }
    return _("There is no area “%(line)s” that you look after.") % {"line": line}


def _which_organisation(line: str, among: QuerySet[Organisation], *, are_several: bool) -> str:
    if are_several:
        return _("“%(line)s” names more than one organisation. Write its code, as in ods:RW5.") % {
            "line": line
        }
    alike = among.filter(name__icontains=line).values_list("name", flat=True).first()
    if alike:
        return _("There is no organisation “%(line)s” that you look after. Did you mean “%(name)s”?") % {
            "line": line,
            "name": alike,
        }
    return _("There is no organisation “%(line)s” that you look after.") % {"line": line}
