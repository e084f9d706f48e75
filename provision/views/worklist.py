"""What is still to be put right in the entries of an area, worst first, and how far it has come."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact
from provision.models import Service
from provision.person import Person, person_behind
from provision.quality import RULES, Finding, Kind, Progress, Rule, progress_of
from provision.quality.reading import Item, items_in
from provision.quality.rules import KINDS, WAYS
from provision.reference import Reference, reference_for, shortened
from provision.today import today
from provision.workflow import CORRECT
from ui.missing import MissingError

PER_PAGE = 20


@never_cache
@require_safe
@login_required
@permission_required(CORRECT, raise_exception=True)
def worklist(request: HttpRequest, code: str) -> HttpResponse:
    """`/areas/<code>/worklist/`: people who may correct something somewhere. Only what they may correct is linked."""
    words, by = reference_for(request), person_behind(request)
    area = words.area_or_404(code)
    if area.code != code:
        return redirect("worklist", code=area.code, permanent=False)
    kind = _kind(request.GET.get("kind", ""))
    items = items_in(words.atlas.touching(area.id), words=words, on=today())
    unsettled = [item for item in items if item.examined.findings]
    page = Paginator(_worst_first(unsettled, kind=kind), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "area": area,
        "total": len(items),
        "unsettled": len(unsettled),
        "progress": progress_of(item.examined for item in items),
        "kind": kind,
        "kinds": _kinds(unsettled, chosen=kind),
        "page": page,
        "entries": _entries(list(page.object_list), kind=kind, by=by),
        "questions": _questions(items),
        "units": _by_unit(items, area=area, words=words),
    }
    return render(request, "provision/worklist.html", context)


def _kind(code: str) -> Kind | None:
    """The kind that the list is narrowed to. Raises MissingError for a code that is none."""
    if not code:
        return None
    if code not in set(Kind):
        raise MissingError(_("The worklist has no kind “%(code)s”.") % {"code": shortened(code)})
    return Kind(code)


def _worst_first(items: Iterable[Item], *, kind: Kind | None) -> list[Item]:
    """Those with something of a kind (any, unless one is chosen), by how much all of that matters, then by name."""
    weighed = [(item.examined.weight(kind), item) for item in items]
    concerned = [(weight, item) for weight, item in weighed if weight]
    concerned.sort(key=lambda pair: (-pair[0], pair[1].service.name.casefold(), pair[1].service.pk))
    return [item for _weight, item in concerned]


@dataclass(frozen=True)
class KindTold:
    """A kind with the number of services that it concerns."""

    code: str
    label: str | Promise
    services: int
    is_chosen: bool


def _kinds(items: Iterable[Item], *, chosen: Kind | None) -> list[KindTold]:
    counts = Counter(kind for item in items for kind in item.examined.kinds)
    return [
        KindTold(kind.value, label, counts[kind], kind == chosen)
        for kind, label in KINDS.items()
        if counts[kind] or kind == chosen
    ]


@dataclass(frozen=True)
class Entry:
    """A service of the list: what was found, and the pages on which this person puts it right."""

    service: Service
    findings: tuple[Finding, ...]
    ways: tuple[tuple[str, str | Promise], ...]
    may_correct: bool
    has_lapsed: bool


def _entries(items: Sequence[Item], *, kind: Kind | None, by: Person) -> list[Entry]:
    ids = [item.service.pk for item in items]
    within = by.within_scope(CORRECT, Service.objects.filter(pk__in=ids).order_by())
    may_correct = set(within.values_list("pk", flat=True))
    return [_entry(item, kind=kind, may_correct=item.service.pk in may_correct) for item in items]


def _entry(item: Item, *, kind: Kind | None, may_correct: bool) -> Entry:
    """With what is of the kind chosen, or all of it."""
    findings = item.examined.of_kind(kind)
    named = {found.rule.way for found in findings}
    ways = tuple((way.value, label) for way, label in WAYS.items() if way in named) if may_correct else ()
    return Entry(item.service, findings, ways, may_correct, Kind.LAPSED in item.examined.kinds)


def _questions(items: Sequence[Item]) -> list[tuple[Rule, Progress]]:
    """Every question with its own progress."""
    asked = Counter(code for item in items for code in item.examined.asked)
    wrong = Counter(finding.rule.code for item in items for finding in item.examined.findings)
    return [(rule, Progress(asked[rule.code] - wrong[rule.code], asked[rule.code])) for rule in RULES]


@dataclass(frozen=True)
class UnitTold:
    """A unit of a larger area: its services, those with something to do, and its progress."""

    area: AreaFact
    services: int
    unsettled: int
    progress: Progress


def _by_unit(items: Sequence[Item], *, area: AreaFact, words: Reference) -> list[UnitTold]:
    """One row a unit, least progress first; nothing for a unit itself."""
    if area.type == "pdu":
        return []
    by_area: dict[int, set[int]] = {}
    for index, item in enumerate(items):
        for area_id in item.area_ids:
            by_area.setdefault(area_id, set()).add(index)
    told = [
        _unit(unit, items=items, by_area=by_area, words=words)
        for unit in words.atlas.units(area.id, on=today())
    ]
    return sorted(told, key=lambda unit: 1.0 if unit.progress.share is None else unit.progress.share)


def _unit(
    unit: AreaFact, *, items: Sequence[Item], by_area: dict[int, set[int]], words: Reference
) -> UnitTold:
    touching = words.atlas.touching(unit.id)
    indexes = set().union(*(by_area[area_id] for area_id in touching & by_area.keys()))
    here = [items[index].examined for index in indexes]
    return UnitTold(unit, len(here), sum(bool(one.findings) for one in here), progress_of(here))
