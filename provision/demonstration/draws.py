"""Draws an invented service at random: what it is, whom it takes, what it can do, and which areas it covers."""

import random
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from provision.models import Area, AreaType, Need, Stage, Term, Vocabulary

Ids = Sequence[int]
Listed = Mapping[int, float | None]
BENCHMARK = "benchmark"

COVERAGE = {"unit": 70, "units": 12, "region": 5, "board": 6, "authority": 4, "force": 2, "nation": 1}
"""What is covered, in how many services of a hundred."""
AREA_TYPES = {
    "unit": (AreaType.PDU,), "units": (AreaType.PDU,), "region": (AreaType.REGION,),
    "board": (AreaType.ICB, AreaType.LHB), "authority": (AreaType.LOCAL_AUTHORITY,),
    "force": (AreaType.POLICE_FORCE,), "nation": (AreaType.NATION,),
}  # fmt: skip
NEEDS_NAMED = {1: 50, 2: 30, 3: 14, 4: 6}
KINDS = {"dedicated": 35, "probation_element": 25, "mainstream": 30, "": 10}
DELIVERY = {"delivering": 86, "commissioned": 4, "paused": 3, "ended": 4, "policy_only": 3}
CAPACITY = {"starts": 32, "places": 20, "both": 8, "old": 20, "not told": 20}
SEXES = {"any": 70, "female": 12, "male": 10, "": 8}
MOST_LINKED = {"stages": 3, "settings": 2, "access_routes": 2, "exclusions": 2}


@dataclass(frozen=True)
class Pool:
    """What services are drawn from, in an order that does not change: areas by what is covered, and words."""

    areas: Mapping[str, Ids]
    units_near: Mapping[int, Ids]
    area_names: Mapping[int, str]
    needs: Ids
    types: Sequence[tuple[int, str]]
    linked: Mapping[str, Ids]


@dataclass(frozen=True)
class Drawn:
    """A service as it was drawn: its plain fields, and what it names by id."""

    fields: Mapping[str, Any]
    needs: Listed
    areas: Listed
    linked: Mapping[str, Ids] = field(default_factory=dict)


def read_pool(*, on: date) -> Pool:
    """Read what there is to draw from, among the areas of a day."""
    rows = list(Area.objects.valid_on(on).order_by("code").values_list("pk", "type", "parent", "name"))
    units_of: dict[int | None, list[int]] = {}
    for pk, kind, parent, _ in rows:
        if kind == AreaType.PDU:
            units_of.setdefault(parent, []).append(pk)
    terms = Term.objects.order_by("vocabulary", "code")

    def ids(vocabulary: Vocabulary) -> Ids:
        return list(terms.filter(vocabulary=vocabulary).values_list("pk", flat=True))

    return Pool(
        areas={what: [pk for pk, kind, *_ in rows if kind in types] for what, types in AREA_TYPES.items()},
        units_near={unit: units for units in units_of.values() for unit in units},
        area_names={pk: name for pk, _, _, name in rows},
        needs=list(Need.objects.order_by("code").values_list("pk", flat=True)),
        types=list(terms.filter(vocabulary=Vocabulary.SERVICE_TYPE).values_list("pk", "label")),
        linked={
            "stages": list(Stage.objects.order_by("code").values_list("pk", flat=True)),
            "settings": ids(Vocabulary.SETTING),
            "access_routes": ids(Vocabulary.ACCESS_ROUTE),
            "exclusions": ids(Vocabulary.EXCLUSION),
        },
    )


def draw(number: int, *, pool: Pool, dice: random.Random, today: date) -> Drawn:
    """Draw one service."""
    areas = _areas(pool, dice=dice)
    service_type, label = dice.choice(pool.types)
    where = pool.area_names[next(iter(areas))]
    return Drawn(
        fields={
            "public_id": uuid.UUID(int=dice.getrandbits(128), version=4),
            "sender": BENCHMARK,
            "sender_id": f"{number:06}",
            "name": f"Benchmark {number:06}: {label}, {where}",
            "service_type_id": service_type,
            **_facts(dice, today=today),
            **_capacity(dice, today=today),
        },
        needs=_needs(pool, dice=dice),
        areas=areas,
        linked={
            name: dice.sample(pool.linked[name], dice.randint(0, most)) for name, most in MOST_LINKED.items()
        },
    )


def one_of(odds: Mapping[Any, int], *, dice: random.Random) -> Any:
    """Draw one, each as often as its number says."""
    return dice.choices(tuple(odds), weights=tuple(odds.values()))[0]


def _areas(pool: Pool, *, dice: random.Random) -> Listed:
    """Mostly one unit; where it is several of a region, their shares are stated in one case of three."""
    what = one_of(COVERAGE, dice=dice)
    first = dice.choice(pool.areas[what])
    if what != "units":
        return {first: None}
    near = pool.units_near[first]
    chosen = dice.sample(near, min(len(near), dice.randint(2, 4)))
    return _weighed(chosen, is_stated=dice.random() < 1 / 3, dice=dice)


def _needs(pool: Pool, *, dice: random.Random) -> Listed:
    chosen = dice.sample(pool.needs, one_of(NEEDS_NAMED, dice=dice))
    return _weighed(chosen, is_stated=len(chosen) > 1 and dice.random() < 1 / 4, dice=dice)


def _weighed(chosen: Ids, *, is_stated: bool, dice: random.Random) -> Listed:
    return {pk: float(dice.randint(1, 5)) if is_stated else None for pk in chosen}


def _facts(dice: random.Random, *, today: date) -> dict[str, Any]:
    checked = today - timedelta(days=dice.randint(0, 400))
    return {
        "provision_kind": one_of(KINDS, dice=dice),
        "delivery": one_of(DELIVERY, dice=dice),
        "support_or_treatment": dice.choice(("treatment", "treatment", "support")),
        "tier": dice.choice(("universal", "targeted", "specialist", "")),
        "sexes": one_of(SEXES, dice=dice),
        "min_age": dice.choice((None, 16, 18, 18)),
        "summary": "An invented service to measure with.",
        "last_checked_on": checked,
        "source_date": checked,
    }


def _capacity(dice: random.Random, *, today: date) -> dict[str, Any]:
    """Told and fresh, told too long ago, or not told; a share for probation in two cases of three."""
    told = one_of(CAPACITY, dice=dice)
    if told == "not told":
        return {}
    return {
        "starts_per_year": None if told == "places" else float(dice.randint(10, 600)),
        "places": float(dice.randint(5, 150)) if told in {"places", "both"} else None,
        "mean_weeks": float(dice.randint(6, 104)) if told != "starts" else None,
        "probation_share": round(dice.uniform(0.02, 0.6), 2) if dice.random() < 2 / 3 else None,
        "capacity_as_at": today
        - timedelta(days=dice.randint(181, 700) if told == "old" else dice.randint(0, 180)),
    }
