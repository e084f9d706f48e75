"""What the reference is read from: seven tables in one query, so that all of it is of one moment.

Areas and words come as JSON objects, because a union's columns must agree; links come as numbers, because
SQLite writes fewer digits into JSON than a share may have.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, FloatField, IntegerField, QuerySet, Value
from django.db.models.functions import JSONObject

from provision.models import Area, AreaOverlap, FreshnessSettings, Need, Stage, Term

AREA = (
    "id", "code", "type", "name", "name_cy", "parent_id", "adults", "boundary", "is_inferred", "valid_from",
    "valid_to", "note",
)  # fmt: skip
WORD = ("id", "code", "label", "label_cy", "description", "order")
CLOCKS = ("contact_days", "eligibility_days", "today_days", "capacity_days")

Facts = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """Areas and words as they are stored; links as the ids of what they join. `order` is a word's place in its list.

    `clocks` has one row, or none where nobody has set them.
    """

    areas: list[Facts] = field(default_factory=list)
    needs: list[Facts] = field(default_factory=list)
    stages: list[Facts] = field(default_factory=list)
    clocks: list[Facts] = field(default_factory=list)
    terms: dict[str, list[Facts]] = field(default_factory=lambda: defaultdict(list))
    overlaps: list[tuple[int, int, float]] = field(default_factory=list)
    successions: list[tuple[int, int]] = field(default_factory=list)


def read_rows() -> Rows:
    """Everything that the reference holds, in no order."""
    found = Rows()
    links, *others = _questions()
    for kind, one, other, share, facts in links.union(*others, all=True):
        match kind:
            case "overlap":
                found.overlaps.append((one, other, share))
            case "succession":
                found.successions.append((one, other))
            case "area":
                found.areas.append(facts)
            case "clocks":
                found.clocks.append(facts)
            case "need":
                found.needs.append(facts)
            case "stage":
                found.stages.append(facts)
            case _:
                found.terms[kind].append(facts)
    return found


def _questions() -> Iterator[QuerySet[Any, Any]]:
    # The overlaps come first, because they have something in every column: PostgreSQL learns its types from them.
    nothing, no_share = Value(None, output_field=IntegerField()), Value(None, output_field=FloatField())
    yield _asked(AreaOverlap, Value("overlap"), F("area_id"), F("larger_id"), F("share"))
    yield _asked(Area.successors.through, Value("succession"), F("from_area_id"), F("to_area_id"), no_share)
    yield _asked(FreshnessSettings, Value("clocks"), nothing, nothing, no_share, *CLOCKS)
    words = {Need: ("need", ("phrase", "phrase_cy")), Stage: ("stage", ("intercept",))}
    yield _asked(Area, Value("area"), nothing, nothing, no_share, *AREA)
    for table, (kind, more) in words.items():
        yield _asked(table, Value(kind), nothing, nothing, no_share, *WORD, *more)
    yield _asked(Term, F("vocabulary"), nothing, nothing, no_share, *WORD)


def _asked(table: Any, kind: Any, one: Any, other: Any, share: Any, *facts: str) -> QuerySet[Any, Any]:
    told = JSONObject(**{name: name for name in facts})
    rows: QuerySet[Any, Any] = table.objects.order_by().values_list(kind, one, other, share, told)
    return rows
