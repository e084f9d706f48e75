"""Which gaps come first, which have no rank, and how far a rank wobbles."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toolkit.scenes import (
    ANXIETY,
    MOOD,
    PSYCHOSIS,
    REGION,
    UMBRELLA,
    cell,
    checked,
    exactly,
    geography,
    psychosis,
    service,
    worked_out,
)
from toolkit.gaps import Need, cells_of
from toolkit.gaps.ranking import Members, rank
from toolkit.needs import IntervalKind, Prevalence

DUAL = "dual_diagnosis"


def places(people: dict[str, float], *needs: Need) -> dict[tuple[object, str], int | None]:
    gaps = worked_out(people=people, needs=needs, places=geography("".join(people)))
    return {(each.area, each.need): each.rank for each in cells_of(gaps, level="pdu")}


def test_the_largest_gap_comes_first_and_ties_go_by_area_and_need() -> None:
    found = places({"A": 100, "B": 300, "C": 100}, Need(MOOD, exactly(0.1)), Need(ANXIETY, exactly(0.1)))
    assert [key for key, _ in sorted(found.items(), key=lambda item: item[1] or 0)] == [
        ("B", ANXIETY),
        ("B", MOOD),
        ("A", ANXIETY),
        ("A", MOOD),
        ("C", ANXIETY),
        ("C", MOOD),
    ]


def test_severity_weighs_and_a_tie_of_priority_goes_to_the_larger_gap() -> None:
    found = places({"A": 100}, Need(ANXIETY, exactly(0.2), severity=2), Need(MOOD, exactly(0.4)))
    assert found == {("A", ANXIETY): 2, ("A", MOOD): 1}


def test_starts_and_places_rank_in_lists_of_their_own() -> None:
    found = places({"A": 100}, Need(MOOD, exactly(0.4)), psychosis(exactly(0.1)))
    assert found == {("A", MOOD): 1, ("A", PSYCHOSIS): 1}


def test_the_umbrella_and_dual_diagnosis_are_never_ranked() -> None:
    gaps = worked_out(needs=[Need(UMBRELLA, exactly(0.4)), Need(DUAL, exactly(0.2))])
    assert cell(gaps, "A", UMBRELLA).unranked_because == "umbrella"
    assert cell(gaps, "A", DUAL).unranked_because == "overlaps_other_needs"
    assert cell(gaps, "A", DUAL).unmet == pytest.approx(400)


@pytest.mark.parametrize(
    ("starts", "is_checked", "because"),
    [(100, False, "not_known"), (1000, True, "enough"), (100, True, "assumed")],
)
def test_a_cell_without_a_rank_says_why(starts: int, is_checked: bool, because: str) -> None:
    s = service("S", "A", "B", starts_per_year=starts)
    found = cell(worked_out([s], checks=checked(REGION) if is_checked else []), "A")
    assert (found.rank, found.rank_low, found.rank_high, found.priority) == (None, None, None, None)
    assert found.unranked_because == because


def test_a_yardstick_of_nothing_leaves_nothing_unmet() -> None:
    found = cell(worked_out(needs=[Need(MOOD, exactly(0.1), target=0)]), "A")
    assert (found.state, found.unmet, found.unranked_because) == ("none", 0.0, "nothing_unmet")


def test_ranks_are_taken_among_the_areas_that_were_asked_for() -> None:
    gaps = worked_out(people={"A": 100, "B": 300, "C": 200}, places=geography("ABC"))
    everywhere = {each.area: each.rank for each in cells_of(gaps, level="pdu")}
    inside = {each.area: each.rank for each in cells_of(gaps, level="pdu", inside=["A", "C"])}
    assert everywhere == {"A": 3, "B": 1, "C": 2}
    assert inside == {"A": 2, "C": 1}


def test_each_level_ranks_in_a_list_of_its_own() -> None:
    gaps = worked_out()
    assert [each.rank for each in cells_of(gaps, level="region")] == [1]
    assert [(each.area, each.rank) for each in cells_of(gaps, level="nation")] == [
        ("E92000001", 1),
    ]
    assert [each.rank for each in cells_of(gaps, level="england_and_wales")] == [1]


def test_a_second_list_ranks_what_is_unmet_for_each_1000_people() -> None:
    s = service("S", "A", starts_per_year=150)
    gaps = worked_out([s], needs=[Need(MOOD, exactly(0.1))], people={"A": 3000, "B": 1000})
    a, b = cell(gaps, "A"), cell(gaps, "B")
    assert [(each.rank, each.scarcity_rank) for each in (a, b)] == [(1, 2), (2, 1)]
    assert [each.unmet_per_1000 for each in (a, b)] == pytest.approx([50, 100])


def test_a_regions_gap_moves_with_the_bounds_of_its_pdus() -> None:
    wide = Need(MOOD, Prevalence(0.05, 0.1, 0.2, IntervalKind.RANGE))
    other = Need(ANXIETY, exactly(0.12))
    gaps = worked_out([service("S", "A", starts_per_year=150)], needs=[wide, other])
    in_mood, in_anxiety = cell(gaps, REGION, MOOD), cell(gaps, REGION, ANXIETY)
    # Mood: 50 short in A and 100 in B; at its low bound 0 and 50, at its high bound 250 and 200. Anxiety: 360.
    assert [in_mood.unmet, in_anxiety.unmet] == pytest.approx([150, 360])
    assert (in_mood.rank, in_mood.rank_low, in_mood.rank_high) == (2, 1, 2)
    assert (in_anxiety.rank, in_anxiety.rank_low, in_anxiety.rank_high) == (1, 1, 2)


numbers = st.floats(0, 1e6)
members = st.lists(
    st.tuples(st.integers(0, 4), st.floats(0.1, 5), numbers, numbers, numbers, st.floats(1, 1e5)),
    min_size=1,
    max_size=25,
)


@given(members)
def test_ranks_are_a_count_from_one_and_lie_within_their_range(rows: list[tuple[float, ...]]) -> None:
    need, severity, low, central, high, caseload = (np.array(column) for column in zip(*rows, strict=True))
    ranks = rank(
        Members(
            need=need.astype(np.int64),
            severity=severity,
            unmet=central,
            unmet_low=low,
            unmet_high=high,
            caseload=caseload,
        )
    )
    everyone = list(range(1, len(rows) + 1))
    assert sorted(ranks.rank.tolist()) == everyone
    assert sorted(ranks.scarcity_rank.tolist()) == everyone
    assert (ranks.low >= 1).all()
    assert (ranks.low <= ranks.rank).all()
    assert (ranks.rank <= ranks.high).all()
    assert (ranks.high <= len(rows)).all()


def test_differences_below_a_thousand_millionth_are_ties() -> None:
    unmet = np.array([10.0, 10.0 + 4e-10])
    same = Members(
        need=np.array([0, 0]),
        severity=np.ones(2),
        unmet=unmet,
        unmet_low=unmet,
        unmet_high=unmet,
        caseload=np.ones(2),
    )
    assert rank(same).rank.tolist() == [1, 2]
