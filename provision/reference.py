"""The atlas and the words, read from the database once and kept until somebody changes them."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from django.db.models import F, FloatField, IntegerField, Value
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
    """The reference under a fingerprint: kept, or read in three queries."""
    key = fingerprint.of(REFERENCE)
    with _lock:
        if key not in _kept:
            _kept.clear()  # an older one is of no use to anybody
            _kept[key] = _read()
        return _kept[key]


def _read() -> Reference:
    words = _read_words()
    return Reference(
        atlas=_read_atlas(),
        needs=tuple(words.pop("need", ())),
        stages=tuple(words.pop("stage", ())),
        terms={vocabulary: tuple(listed) for vocabulary, listed in words.items()},
    )


def _read_words() -> dict[str, list[Word]]:
    """Needs, stages and terms by list, each in its own order: one query."""
    nothing, no_number = Value(""), Value(None, output_field=IntegerField())
    columns = (
        "list",
        "id",
        "code",
        "label",
        "label_cy",
        "short",
        "short_cy",
        "description",
        "number",
        "order",
    )
    needs = Need.objects.annotate(
        list=Value("need"), short=F("phrase"), short_cy=F("phrase_cy"), number=no_number
    )
    stages = Stage.objects.annotate(
        list=Value("stage"), short=nothing, short_cy=nothing, number=F("intercept")
    )
    terms = Term.objects.annotate(list=F("vocabulary"), short=nothing, short_cy=nothing, number=no_number)
    rows = [needs, stages, terms]
    first, *others = (query.order_by().values_list(*columns) for query in rows)
    found: dict[str, list[Word]] = defaultdict(list)
    for row in sorted(first.union(*others, all=True), key=lambda row: (row[-1], row[3])):
        found[row[0]].append(Word(*row[1:-1]))
    return found


def _read_atlas() -> Atlas:
    """Areas in one query, what links them in another."""
    columns = (
        "id", "code", "type", "name", "name_cy", "parent_id", "adults", "boundary", "is_inferred", "valid_from",
        "valid_to", "note",
    )  # fmt: skip
    areas = {row[0]: AreaFact(*row) for row in Area.objects.values_list(*columns)}
    no_share = Value(None, output_field=FloatField())
    heirs = Area.successors.through.objects.values_list("from_area_id", "to_area_id", no_share)
    links = AreaOverlap.objects.order_by().values_list("area_id", "larger_id", F("share"))
    memberships: list[Membership] = []
    successors: dict[int, tuple[int, ...]] = {}
    for smaller, other, share in links.union(heirs, all=True):
        if share is None:
            successors[smaller] = (*successors.get(smaller, ()), other)
        else:
            memberships.append(Membership(smaller, other, share))
    return Atlas(areas, tuple(memberships), successors)
