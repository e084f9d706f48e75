"""The counts of people that an area's caseload comes from."""

from collections.abc import Iterable

from provision.disclosure import Disclosure
from provision.figures import Figure
from provision.models import Caseload, shown_people
from toolkit.explain import Count


def counts_of(codes: Iterable[str], *, rules: Disclosure) -> tuple[Count, ...]:
    """Every count entered for some areas, newest first, as it may be shown: one query."""
    rows = Caseload.objects.filter(area__code__in=set(codes)).order_by("-as_at", "group", "sex")
    columns = (
        "area__code",
        "as_at",
        "group",
        "sex",
        "people",
        "standing",
        "source",
        "source_url",
        "note",
        "is_demonstration",
    )
    return tuple(
        Count(area, as_at, group, sex, _whole(shown_people(people, standing=standing, rules=rules)), *rest)
        for area, as_at, group, sex, people, standing, *rest in rows.values_list(*columns)
    )


def _whole(figure: Figure) -> int | None:
    return None if figure.value is None else round(figure.value)
