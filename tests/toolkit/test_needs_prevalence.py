"""Prevalence and the interval it is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.needs import (
    NEEDS,
    UMBRELLA,
    UMBRELLA_MEMBERS,
    IntervalKind,
    Unit,
    default_unit,
    may_be_default,
    stated_prevalence,
    wilson,
)


def test_there_are_fourteen_needs_of_which_five_lie_under_the_umbrella() -> None:
    assert len(set(NEEDS)) == 14
    assert len(UMBRELLA_MEMBERS) == 5
    assert set(NEEDS) > UMBRELLA_MEMBERS | {UMBRELLA}


def test_only_psychosis_is_continuing_unless_somebody_says_so() -> None:
    assert [need for need in NEEDS if default_unit(need) is Unit.CONTINUING] == ["psychotic_disorder"]


def test_wilsons_interval_for_a_tenth_of_two_hundred() -> None:
    assert wilson(0.1, sample=200) == pytest.approx((0.06567, 0.14941), abs=5e-6)


@given(share=st.floats(0, 1), sample=st.floats(1, 1e6))
def test_wilsons_interval_holds_the_share_and_stays_between_0_and_1(share: float, sample: float) -> None:
    low, high = wilson(share, sample=sample)
    assert 0 <= low <= share <= high <= 1


@pytest.mark.parametrize(("share", "sample"), [(1.1, 100), (-0.1, 100), (0.5, 0)])
def test_there_is_no_interval_for_an_impossible_share_or_sample(share: float, sample: float) -> None:
    with pytest.raises(ValueError, match="no interval"):
        wilson(share, sample=sample)


def test_a_published_interval_comes_first() -> None:
    found = stated_prevalence(10, ci_low=8, ci_high=13, interval_kind="ci", n=100)
    assert found is not None
    assert (found.low, found.central, found.high, found.kind) == (0.08, 0.1, 0.13, IntervalKind.CI)


def test_the_effective_sample_is_used_before_the_sample() -> None:
    found = stated_prevalence(39, interval_kind="computed", n=173, n_effective=58)
    assert found is not None
    assert (found.low, found.high) == wilson(0.39, sample=58)
    assert (found.kind, found.sample, found.used_effective_sample) == (IntervalKind.COMPUTED, 58, True)


def test_an_interval_from_the_sample_says_that_weighting_is_left_out() -> None:
    found = stated_prevalence(47, interval_kind="computed", n=173)
    assert found is not None
    assert (found.sample, found.used_effective_sample) == (173, False)


def test_a_range_without_a_central_value_is_given_its_midpoint_and_says_so() -> None:
    found = stated_prevalence(None, ci_low=53, ci_high=69, interval_kind="range", n=173)
    assert found is not None
    assert (found.low, found.central, found.high) == pytest.approx((0.53, 0.61, 0.69))
    assert (found.kind, found.is_midpoint) == (IntervalKind.RANGE, True)


def test_with_nothing_published_30_per_cent_either_way_is_assumed_but_never_above_everybody() -> None:
    found = stated_prevalence(90)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.63, 1.0))
    assert found.kind is IntervalKind.ASSUMED


def test_a_row_that_gives_no_figure_gives_no_prevalence() -> None:
    assert stated_prevalence(None, interval_kind="computed", n=173) is None


def test_figures_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="low to high"):
        stated_prevalence(10, ci_low=12, ci_high=13, interval_kind="ci")


@pytest.mark.parametrize(
    ("population_kind", "measure", "may"),
    [
        ("probation", "current", True),
        ("probation", "past_year", True),
        ("probation", "probable", True),
        ("probation", "lifetime", False),
        ("probation", "recorded", False),
        ("prison", "current", False),
    ],
)
def test_only_studies_of_people_on_probation_now_may_stand_for_a_need(
    population_kind: str, measure: str, may: bool
) -> None:
    assert may_be_default(population_kind=population_kind, measure=measure) is may
