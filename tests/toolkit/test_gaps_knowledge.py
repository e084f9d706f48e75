"""How much is known, what to find out next, and a cell as it is printed."""

import json

import pytest

from tests.toolkit.scenes import (
    ANXIETY,
    EVERYWHERE,
    MOOD,
    cell,
    checked,
    exactly,
    geography,
    mood,
    service,
    worked_out,
)
from toolkit.gaps import (
    Knowledge,
    Need,
    cell_of,
    cells_of,
    knowledge_by_area,
    knowledge_of,
    listed,
    to_find_out_next,
)
from toolkit.gaps.listing import FIELDS


def test_knowledge_counts_cells_whose_need_is_known_and_studies_that_are_missing_beside_them() -> None:
    gaps = worked_out(
        needs=[mood(), Need(ANXIETY, exactly(0.2)), Need("ptsd", None)],
        checks=checked("A") + checked("B"),
        places=geography("ABC"),
    )
    assert knowledge_by_area(cells_of(gaps, level="pdu")) == {
        "A": Knowledge(known=1, cells=2, needs_without_study=1),
        "B": Knowledge(known=1, cells=2, needs_without_study=1),
        "C": Knowledge(known=0, cells=0, needs_without_study=1),
    }
    assert knowledge_of(cells_of(gaps, level="pdu")) == Knowledge(2, 4, 1)


def test_the_largest_possible_shortfall_is_to_be_found_out_first_then_the_largest_caseload() -> None:
    gaps = worked_out(
        [service("S", "A", starts_per_year=150), service("T", "B")],
        needs=[mood(), Need(ANXIETY, exactly(0.2)), Need("ptsd", None)],
        people={"A": 2000, "B": 1000, "C": 3000},
        places=geography("ABCD"),
        checks=[],
    )
    assert [(each.area, each.need) for each in to_find_out_next(cells_of(gaps, level="pdu"))] == [
        ("B", MOOD),
        ("A", MOOD),
        ("C", ANXIETY),
        ("C", MOOD),
        ("A", ANXIETY),
        ("B", ANXIETY),
    ]


def test_a_cell_is_printed_with_every_promised_field_unrounded() -> None:
    printed = json.loads(json.dumps(listed(cell(worked_out([service("S", "A", starts_per_year=150)]), "A"))))
    assert tuple(printed) == FIELDS
    assert printed["coverage"] == {
        "low": pytest.approx(0.50199, abs=1e-5),
        "central": 0.75,
        "high": pytest.approx(1.14207, abs=1e-5),
    }
    assert printed["prevalence"]["kind"] == "computed"
    assert (printed["state"], printed["rank"], printed["priority"]) == ("too_little", 2, 50.0)


def test_a_cell_that_is_not_known_is_printed_with_nulls_and_a_supply() -> None:
    printed = listed(cell(worked_out(needs=[Need(MOOD, None)], checks=[]), "A"))
    assert (printed["prevalence"], printed["eligible"], printed["coverage"]) == (None, None, None)
    assert (printed["supply"], printed["reason"]) == (0.0, "no_prevalence")


def test_there_is_no_cell_for_an_area_or_a_need_that_is_not_there() -> None:
    gaps = worked_out()
    with pytest.raises(KeyError):
        cell_of(gaps, area="Z", need=MOOD)
    with pytest.raises(KeyError):
        cell_of(gaps, area=EVERYWHERE, need="toothache")
