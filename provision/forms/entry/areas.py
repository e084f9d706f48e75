"""Which areas an entry is for: those of the person's own role to tick, and others by name."""

from dataclasses import dataclass, field
from datetime import date

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from provision.atlas import AreaFact
from provision.entries.area_names import areas_named
from provision.entries.texts import codes_of
from provision.exchange.lists import joined
from provision.forms.entry.choices import SomeOf
from provision.forms.entry.wording import QUESTIONS
from provision.models import Area, AreaType
from provision.names import area_name
from provision.person import Person
from provision.reference import Reference
from provision.workflow import SUBMIT

MOST_OFFERED = 25
"""Areas that can be ticked: the units of the largest region. Whoever holds for more writes names."""
LONGEST = 8_000


@dataclass(frozen=True)
class AreaChoice:
    """What can be ticked, by code; the codes that are ticked at first; and what follows areas that have ended."""

    names: dict[str, str]
    ticked: str
    heirs: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def settled(self, codes: list[str]) -> list[str]:
        """Codes without those that have ended, where one that follows is among them."""
        return [code for code in codes if not set(self.heirs.get(code, ())).intersection(codes)]


def area_choice(text: str, *, standing: str, by: Person, words: Reference, on: date) -> AreaChoice:
    """The areas to offer to a person, for a text that names some already. `standing`: what is published."""
    own = _own_units(by, words=words, on=on)
    codes, kept = codes_of(text), set(codes_of(standing))
    names: dict[str, str] = {}
    heirs: dict[str, tuple[str, ...]] = {}
    for code in [*own, *codes]:
        area = words.atlas.by_code.get(code)
        names[code] = _told(area) if area else code
        if area and code not in own and code not in kept and not _exists(area, on=on):
            following = words.atlas.heirs(area.id, on=on)
            heirs[code] = tuple(heir.code for heir in following)
            names |= {heir.code: area_name(heir) for heir in following}
    return AreaChoice(names, text or (own[0] if len(own) == 1 else ""), heirs)


def area_fields(choice: AreaChoice) -> dict[str, forms.Field]:
    """The fields `areas`, where there is anything to tick, and `areas_more`."""
    asked, more = QUESTIONS["areas"], QUESTIONS["areas_more"]
    box = forms.CharField(
        label=str(more.label if choice.names else asked.label),
        help_text=str(more.hint),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    if not choice.names:
        return {"areas_more": box}
    ticks = SomeOf(names=choice.names, text=choice.ticked, must_be_known=True, label=asked.label)
    return {"areas": ticks, "areas_more": box}


def areas_told(
    ticked: str, named: str, *, choice: AreaChoice, words: Reference, on: date
) -> tuple[str, list[str]]:
    """The text of the areas that were ticked and of those that were named, and what is wrong with the names."""
    found = areas_named(named, atlas=words.atlas, on=on)
    codes = list(dict.fromkeys([*codes_of(ticked), *found.codes]))
    return joined(choice.settled(codes)), found.problems


def _own_units(by: Person, *, words: Reference, on: date) -> list[str]:
    """Codes of the units that a person's role holds for, by name; none where they are too many to tick."""
    if by.holds_everywhere(SUBMIT):
        return []
    units = by.within_scope(SUBMIT, Area.objects.filter(type=AreaType.PDU)).values_list("code", flat=True)
    facts = [words.atlas.by_code[code] for code in units if code in words.atlas.by_code]
    own = sorted((area for area in facts if area.is_valid_on(on)), key=area_name)
    return [area.code for area in own] if len(own) <= MOST_OFFERED else []


def _exists(area: AreaFact, *, on: date) -> bool:
    return area.valid_to is None or on <= area.valid_to


def _told(area: AreaFact) -> str:
    """Its name, with what kind it is unless it is a unit, and with its last day where it has one."""
    name = area_name(area)
    if area.type != AreaType.PDU:
        name = f"{name} ({AreaType(area.type).label})"
    if area.valid_to is None:
        return name
    day = date_format(area.valid_to, "j F Y", use_l10n=False)
    return _("%(area)s, until %(day)s") % {"area": name, "day": day}
