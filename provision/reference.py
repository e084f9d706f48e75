"""The atlas and the words, read from the database once and kept until somebody changes them."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from provision.atlas import AreaFact, Atlas, Membership
from provision.fingerprint import REFERENCE, Fingerprint, fingerprint_for, take_fingerprint
from provision.models import Area, AreaCode, AreaOverlap, Need, Stage, Term


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
        area = self.atlas.by_code.get(code)
        if area is None and ":" in code:
            scheme, value = code.split(":", 1)
            found = AreaCode.objects.filter(scheme=scheme, value=value).first()
            area = self.atlas.areas[found.area_id] if found else None
        if area is None:
            raise Http404(_("There is no area with the code “%(code)s”.") % {"code": code})
        return area

    def need_or_404(self, code: str) -> Word:
        """The need of a code. Raises Http404 with a sentence that helps."""
        if code not in self.need:
            raise Http404(_("There is no need with the code “%(code)s”.") % {"code": code})
        return self.need[code]


_kept: dict[tuple[object, ...], Reference] = {}
_lock = Lock()


def reference_for(request: HttpRequest) -> Reference:
    """The reference as this request's fingerprint has it."""
    return reference_at(fingerprint_for(request))


def reference_now() -> Reference:
    """The reference as the database has it now (for commands)."""
    return reference_at(take_fingerprint())


def reference_at(fingerprint: Fingerprint) -> Reference:
    """The reference under a fingerprint: kept, or read in six queries."""
    key = fingerprint.of(REFERENCE)
    with _lock:
        if key not in _kept:
            _kept.clear()  # an older one is of no use to anybody
            _kept[key] = _read()
        return _kept[key]


def _read() -> Reference:
    terms: dict[str, list[Word]] = defaultdict(list)
    for term in Term.objects.all():
        terms[term.vocabulary].append(
            Word(term.pk, term.code, term.label, term.label_cy, description=term.description)
        )
    return Reference(
        atlas=_read_atlas(),
        needs=tuple(
            Word(n.pk, n.code, n.label, n.label_cy, n.phrase, n.phrase_cy, n.description)
            for n in Need.objects.all()
        ),
        stages=tuple(
            Word(s.pk, s.code, s.label, s.label_cy, description=s.description, intercept=s.intercept)
            for s in Stage.objects.all()
        ),
        terms={vocabulary: tuple(words) for vocabulary, words in terms.items()},
    )


def _read_atlas() -> Atlas:
    columns = (
        "id", "code", "type", "name", "name_cy", "parent_id", "adults", "boundary", "is_inferred", "valid_from",
        "valid_to", "note",
    )  # fmt: skip
    areas = {row[0]: AreaFact(*row) for row in Area.objects.values_list(*columns)}
    memberships = tuple(
        Membership(*row) for row in AreaOverlap.objects.values_list("area_id", "larger_id", "share")
    )
    successors: dict[int, list[int]] = defaultdict(list)
    for former, heir in Area.successors.through.objects.values_list("from_area_id", "to_area_id"):
        successors[former].append(heir)
    return Atlas(areas, memberships, {former: tuple(heirs) for former, heirs in successors.items()})
