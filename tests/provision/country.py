"""A country for tests of the atlas: no database, ids chosen by hand, dates only where a test gives them.

Two regions; units A and B in one, C in the other. Authority `shared` lies half in A and half in B, `own` lies in A,
`far` in C. Board 1 takes `own` and half of `shared`, board 2 the other half and `far`.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from provision.atlas import AreaFact, Atlas, Membership

DAY = date(2026, 11, 24)
(EVERYWHERE, ENGLAND, REGION, OTHER_REGION, A, B, C, OWN, SHARED, FAR, BOARD_1, BOARD_2, FORCE, PCC) = range(
    1, 15
)
PARENTS = {
    ENGLAND: EVERYWHERE, REGION: ENGLAND, OTHER_REGION: ENGLAND, A: REGION, B: REGION, C: OTHER_REGION,
    BOARD_1: ENGLAND, BOARD_2: ENGLAND,
}  # fmt: skip
TYPES = {
    EVERYWHERE: "nation", ENGLAND: "nation", REGION: "region", OTHER_REGION: "region", A: "pdu", B: "pdu", C: "pdu",
    OWN: "local_authority", SHARED: "local_authority", FAR: "local_authority", BOARD_1: "icb", BOARD_2: "icb",
    FORCE: "police_force", PCC: "pcc",
}  # fmt: skip
ADULTS = {OWN: 100_000, SHARED: 60_000, FAR: 50_000}
SHARES = (
    (OWN, A, 1.0), (SHARED, A, 0.5), (SHARED, B, 0.5), (FAR, C, 1.0),
    (OWN, BOARD_1, 1.0), (SHARED, BOARD_1, 0.5), (SHARED, BOARD_2, 0.5), (FAR, BOARD_2, 1.0),
    (OWN, FORCE, 1.0), (SHARED, FORCE, 1.0), (OWN, PCC, 1.0), (SHARED, PCC, 1.0),
)  # fmt: skip


def area(id_: int, type_: str = "pdu", **facts: Any) -> AreaFact:
    plain = AreaFact(id_, f"code-{id_}", type_, f"Area {id_:02}", "", None, None, "", False, None, None, "")
    return replace(plain, **facts)


def country(
    *more: AreaFact,
    shares: tuple[tuple[int, int, float], ...] = SHARES,
    successors: dict[int, tuple[int, ...]] | None = None,
) -> Atlas:
    """The country, with more areas or with some of its own changed."""
    areas = {
        id_: area(id_, type_, parent_id=PARENTS.get(id_), adults=ADULTS.get(id_))
        for id_, type_ in TYPES.items()
    } | {added.id: added for added in more}
    return Atlas(areas, tuple(Membership(*link) for link in shares), successors or {})
