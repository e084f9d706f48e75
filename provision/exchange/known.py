"""The codes that cells may name: areas, needs, stages, terms, organisations, probation offices.

Read once for a whole file, so that checking a row asks the database nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.bodies import Bodies
from provision.exchange.suggestions import did_you_mean
from provision.exchange.values import RefusedCellError
from provision.models import Area, AreaCode, Need, Place, PlaceKind, Stage, Term, Vocabulary

_T = TypeVar("_T")
SUGGESTED = 200  # looking for what is alike takes time: after so many unknown codes of a list, no more
MANY = 12  # a list of more codes than this is not printed whole in a message


class Listing(Protocol):
    """Any list whose entries cells may name."""

    def settle(self, text: str) -> str:
        """The one way in which we write what a text names. Raises RefusedCellError when it names nothing."""

    def primary(self, text: str) -> str:
        """The same, or the text itself when it names nothing yet."""

    def number(self, code: str) -> int:
        """The key of an entry in the database. Raises KeyError for one that is not there (yet)."""

    def code(self, number: int) -> str:
        """The text that names the entry of a key."""

    def in_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Codes in the list's own order."""


@dataclass
class CodeList:
    """A list of codes. `noun` names one of its entries in a message."""

    noun: str | Promise
    numbers: dict[str, int]
    names: dict[str, str]
    others: dict[str, str] = field(default_factory=dict)  # other codes, as `scheme:value` → ours
    promised: set[str] = field(default_factory=set)  # codes that the file itself adds
    _unknown: dict[str, str] = field(default_factory=dict)

    def settle(self, text: str) -> str:
        code = self.primary(text)
        if code in self.numbers or code in self.promised:
            return code
        if text not in self._unknown:
            self._unknown[text] = self._why(text)
        raise RefusedCellError(self._unknown[text])

    def primary(self, text: str) -> str:
        return text if text in self.numbers else self.others.get(text, text)

    def number(self, code: str) -> int:
        return self.numbers[code]

    def code(self, number: int) -> str:
        return self._codes[number]

    def in_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        last = len(self._places)
        return tuple(sorted(codes, key=lambda code: (self._places.get(code, last), code)))

    def _why(self, text: str) -> str:
        sentences = [_("No %(noun)s has this code.") % {"noun": self.noun}]
        suggestion = did_you_mean(text, self.names) if len(self._unknown) < SUGGESTED else ""
        if suggestion:
            sentences.append(suggestion)
        elif self.numbers and len(self.numbers) <= MANY:
            sentences.append(_("The codes are: %(codes)s.") % {"codes": ", ".join(self.numbers)})
        return " ".join(sentences)

    @cached_property
    def _codes(self) -> dict[int, str]:
        return {number: code for code, number in self.numbers.items()}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {code: place for place, code in enumerate(self.numbers)}


class Known:
    """All lists, each read when a cell first names one of its entries."""

    def __init__(self) -> None:
        self._kept: dict[str, Listing] = {}
        self._once: dict[str, Any] = {}

    def listing(self, name: str) -> Listing:
        """A list by name: `areas`, `needs`, `stages`, `organisations`, `offices`, or a list of terms."""
        if name not in self._kept:
            self._kept[name] = self._read(name)
        return self._kept[name]

    @property
    def areas(self) -> CodeList:
        listed = self.listing("areas")
        assert isinstance(listed, CodeList)
        return listed

    @property
    def organisations(self) -> Bodies:
        listed = self.listing("organisations")
        assert isinstance(listed, Bodies)
        return listed

    def once(self, name: str, read: Callable[[], _T]) -> _T:
        """Whatever else is worth reading once for a whole file."""
        if name not in self._once:
            self._once[name] = read()
        found: _T = self._once[name]
        return found

    def forget(self, *names: str) -> None:
        """Read these again when they are next asked for: rows were added to them."""
        for name in names:
            self._kept.pop(name, None)

    def _read(self, name: str) -> Listing:
        readers: dict[str, Callable[[], Listing]] = {
            "areas": _areas,
            "needs": lambda: _codes(gettext_lazy("need"), Need.objects.values_list("code", "pk", "label")),
            "stages": lambda: _codes(gettext_lazy("stage"), Stage.objects.values_list("code", "pk", "label")),
            "offices": _offices,
            "organisations": Bodies.read,
        }
        return readers[name]() if name in readers else _terms(Vocabulary(name))


def _codes(noun: str | Promise, rows: Iterable[Sequence[object]]) -> CodeList:
    listed = CodeList(noun, {}, {})
    for code, number, name in rows:
        assert isinstance(number, int)
        listed.numbers[str(code)] = number
        listed.names[str(code)] = str(name)
    return listed


def _areas() -> CodeList:
    rows = list(Area.objects.order_by("code").values_list("code", "pk", "name", "scheme"))
    listed = _codes(gettext_lazy("area"), [row[:3] for row in rows])
    listed.others = {f"{scheme}:{code}": code for code, _pk, _name, scheme in rows}
    also = AreaCode.objects.values_list("scheme", "value", "area__code")
    listed.others |= {f"{scheme}:{value}": code for scheme, value, code in also}
    return listed


def _offices() -> CodeList:
    offices = Place.objects.filter(kind=PlaceKind.PROBATION_OFFICE).order_by("code")
    return _codes(gettext_lazy("probation office"), offices.values_list("code", "pk", "name"))


def _terms(vocabulary: Vocabulary) -> CodeList:
    terms = Term.objects.filter(vocabulary=vocabulary)
    return _codes(vocabulary.label, terms.values_list("code", "pk", "label"))
