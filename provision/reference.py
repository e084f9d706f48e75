"""The atlas, the words and the clocks, read from the database once and kept until somebody changes them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from provision.atlas import AreaFact, Atlas, Membership
from provision.fingerprint import REFERENCE, Fingerprint, fingerprint_for, take_fingerprint
from provision.freshness import Clocks
from provision.models import AreaCode
from provision.reference_rows import Rows, read_rows
from ui.missing import MissingError

LONGEST_SAID_BACK = 60


@dataclass(frozen=True)
class Word:
    """An entry of a coded list, in both languages."""

    id: int
    code: str
    label: str
    label_cy: str
    phrase: str = ""
    phrase_cy: str = ""
    description: str = ""
    intercept: int | None = None

    def __str__(self) -> str:
        return self.label_cy if self.label_cy and get_language() == "cy" else self.label

    @property
    def in_a_sentence(self) -> str:
        if self.phrase_cy and get_language() == "cy":
            return self.phrase_cy
        return self.phrase or self.label.lower()


@dataclass(frozen=True)
class Reference:
    """Everything that pages look words and areas up in. Read-only, shared between requests."""

    atlas: Atlas
    needs: tuple[Word, ...]
    stages: tuple[Word, ...]
    terms: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    clocks: Clocks = field(default_factory=Clocks)

    @cached_property
    def need(self) -> dict[str, Word]:
        return {need.code: need for need in self.needs}

    @cached_property
    def need_by_id(self) -> dict[int, Word]:
        return {need.id: need for need in self.needs}

    @cached_property
    def stage_by_id(self) -> dict[int, Word]:
        return {stage.id: stage for stage in self.stages}

    @cached_property
    def term_by_id(self) -> dict[int, Word]:
        return {term.id: term for terms in self.terms.values() for term in terms}

    def area_or_404(self, code: str) -> AreaFact:
        """The area of a code (`scheme:value` too). Raises Http404 with a sentence that helps."""
        return self.areas_or_404([code])[code]

    def areas_or_404(self, codes: Collection[str]) -> dict[str, AreaFact]:
        """The areas of some codes, in their order: at most one query. Raises Http404 as `area_or_404` does."""
        known = self.atlas.by_code
        others = [code for code in codes if code not in known]
        found = known | self._by_other_codes(others) if others else known
        for code in codes:
            if code not in found:
                raise MissingError(
                    _("There is no area with the code “%(code)s”.") % {"code": shortened(code)}
                )
        return {code: found[code] for code in codes}

    def need_or_404(self, code: str) -> Word:
        """The need of a code. Raises Http404 with a sentence that helps."""
        if code not in self.need:
            raise MissingError(_("There is no need with the code “%(code)s”.") % {"code": shortened(code)})
        return self.need[code]

    def _by_other_codes(self, codes: Iterable[str]) -> dict[str, AreaFact]:
        """Areas by other systems' codes, each written `scheme:value`."""
        # No code holds a NUL, and PostgreSQL refuses to be asked about one.
        pairs = [code.split(":", 1) for code in codes if ":" in code and "\x00" not in code]
        if not pairs:
            return {}
        schemes, values = zip(*pairs, strict=True)
        rows = AreaCode.objects.filter(scheme__in=schemes, value__in=values)
        areas = self.atlas.areas
        return {f"{row.scheme}:{row.value}": areas[row.area_id] for row in rows if row.area_id in areas}


def shortened(code: str) -> str:
    """What somebody typed for a code, short enough to say back to them."""
    return code if len(code) <= LONGEST_SAID_BACK else code[:LONGEST_SAID_BACK] + "…"


_kept: dict[tuple[object, ...], Reference] = {}
_lock = Lock()


def reference_for(request: HttpRequest) -> Reference:
    """The reference as this request's fingerprint has it."""
    return reference_at(fingerprint_for(request))


def reference_now() -> Reference:
    """The reference as the database has it now (for commands)."""
    return reference_at(take_fingerprint())


def reference_at(fingerprint: Fingerprint) -> Reference:
    """The reference under a fingerprint: kept, or read in one query."""
    key = fingerprint.of(REFERENCE)
    with _lock:
        if key not in _kept:
            _kept.clear()  # an older one is of no use to anybody
            _kept[key] = _read()
        return _kept[key]


def _read() -> Reference:
    rows = read_rows()
    return Reference(
        atlas=_atlas(rows),
        needs=_words(rows.needs),
        stages=_words(rows.stages),
        terms={vocabulary: _words(terms) for vocabulary, terms in rows.terms.items()},
        clocks=_clocks(rows),
    )


def _clocks(rows: Rows) -> Clocks:
    """What an administrator has set; else the clocks' own days."""
    return Clocks(**{name.removesuffix("_days"): days for row in rows.clocks for name, days in row.items()})


def _words(rows: Iterable[dict[str, Any]]) -> tuple[Word, ...]:
    """A list in its own order."""
    ordered = sorted(rows, key=lambda row: (row["order"], row["label"]))
    return tuple(Word(**{name: value for name, value in row.items() if name != "order"}) for row in ordered)


def _atlas(rows: Rows) -> Atlas:
    successors: dict[int, tuple[int, ...]] = {}
    for former, heir in rows.successions:
        successors[former] = (*successors.get(former, ()), heir)
    return Atlas(
        areas={row["id"]: _area(row) for row in rows.areas},
        memberships=tuple(Membership(*link) for link in rows.overlaps),
        successors=successors,
    )


def _area(row: dict[str, Any]) -> AreaFact:
    days = {name: row[name] and date.fromisoformat(row[name]) for name in ("valid_from", "valid_to")}
    return AreaFact(**row | days | {"is_inferred": bool(row["is_inferred"])})
