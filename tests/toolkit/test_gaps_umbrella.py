"""Any mental illness, the umbrella over five needs: what it takes from its members and what it gives them."""

import pytest

from tests.toolkit.scenes import (
    ANXIETY,
    MOOD,
    PSYCHOSIS,
    UMBRELLA,
    anxiety,
    cell,
    exactly,
    mood,
    psychosis,
    service,
    worked_out,
)
from toolkit.gaps import Missing, Need, Reason, State, contributions

DRUGS = "drug_problem"


def test_the_umbrella_takes_no_weight_beside_a_member() -> None:
    s = service("S", "A", needs=(UMBRELLA, MOOD), starts_per_year=100)
    gaps = worked_out([s], needs=[Need(UMBRELLA, exactly(0.4)), mood(), anxiety()])
    assert [cell(gaps, "A", need).supply for need in (UMBRELLA, MOOD, ANXIETY)] == [100, 100, 0]
    assert cell(gaps, "A", MOOD).assumed is False
    assert cell(gaps, "A", ANXIETY).state is State.NONE


def test_the_umbrellas_stated_weight_is_dropped_beside_a_member() -> None:
    s = service("S", "A", needs=(UMBRELLA, MOOD, DRUGS), need_weights=(8, 1, 1), starts_per_year=100)
    gaps = worked_out([s], needs=[Need(UMBRELLA, exactly(0.4)), mood(), Need(DRUGS, exactly(0.5))])
    assert [cell(gaps, "A", need).supply for need in (UMBRELLA, MOOD, DRUGS)] == [50, 50, 50]


def test_a_service_for_the_umbrella_and_no_member_makes_every_member_not_known() -> None:
    s = service("S", "A", needs=(UMBRELLA, DRUGS), starts_per_year=100)
    needs = [Need(UMBRELLA, exactly(0.4)), mood(), anxiety(), Need(DRUGS, exactly(0.1))]
    gaps = worked_out([s], needs=needs)
    assert [cell(gaps, "A", need).supply for need in (UMBRELLA, DRUGS)] == pytest.approx([80, 20])
    for member in (MOOD, ANXIETY):
        found = cell(gaps, "A", member)
        assert (found.services_unknown, found.reason) == (1, Reason.CAPACITY_NOT_KNOWN)
        assert (found.at_least, found.break_even_share) == (0.0, None)
        assert contributions(gaps, area="A", need=member)[0].missing == (Missing.WHICH_NEED,)


def test_the_umbrella_counts_the_starts_of_a_member_that_is_counted_in_places() -> None:
    s = service("S", "A", "B", needs=(PSYCHOSIS,), places=30, mean_weeks=26)
    needs = [Need(UMBRELLA, exactly(0.4)), psychosis(exactly(0.1))]
    gaps = worked_out([s], needs=needs)
    assert cell(gaps, "A", PSYCHOSIS).supply == pytest.approx(20)
    assert cell(gaps, "A", UMBRELLA).supply == pytest.approx(40)


def test_places_without_a_length_are_known_for_the_member_and_not_for_the_umbrella() -> None:
    s = service("S", "A", needs=(PSYCHOSIS,), places=30)
    gaps = worked_out([s], needs=[Need(UMBRELLA, exactly(0.4)), psychosis(exactly(0.1))])
    assert (cell(gaps, "A", PSYCHOSIS).services_known, cell(gaps, "A", UMBRELLA).services_known) == (1, 0)
    assert contributions(gaps, area="A", need=UMBRELLA)[0].missing == (Missing.CAPACITY,)


def test_the_umbrella_is_counted_in_starts_whatever_it_is_set_up_as() -> None:
    odd = Need(UMBRELLA, exactly(0.4), unit=psychosis(exactly(0.1)).unit)
    found = cell(
        worked_out([service("S", "A", needs=(UMBRELLA,), starts_per_year=8)], needs=[odd]), "A", UMBRELLA
    )
    assert (found.unit, found.supply) == ("course", 8)
