"""Every question of the worklist: whom it is asked of, when it is wrong, and that it is put right. No database."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provision.freshness import Clocks
from provision.models import Service
from provision.quality import RULES, Examined, Facts, Kind, Progress, When, examine, progress_of
from provision.quality.rules import KINDS, WAYS

DAY = date(2026, 11, 24)
WHEN = When(DAY, Clocks())
COMPLETE: dict[str, Any] = {
    "name": "Steady Ground",
    "status": "published",
    "delivery": "delivering",
    "source": "The provider's page",
    "source_date": DAY,
    "last_checked_on": DAY,
    "how_to_refer": "Write to the mailbox",
    "lead_role": "Team manager",
    "lead_email": "lead@example.org",
    "starts_per_year": 40.0,
    "capacity_as_at": DAY,
}


def facts(*, around: dict[str, Any] | None = None, **told: Any) -> Facts:
    """Of an entry that answers everything, but for what is told otherwise."""
    return Facts(Service(**COMPLETE | told), WHEN, **around or {})


def found(**given: Any) -> list[str]:
    return [finding.rule.code for finding in examine(facts(**given)).findings]


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def test_an_entry_that_answers_everything_has_nothing_to_put_right() -> None:
    examined = examine(facts())

    assert examined.findings == ()
    assert examined.progress.share == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"how_to_refer": ""}, "referral"),
        ({"lead_role": ""}, "lead"),
        ({"lead_email": ""}, "lead's mailbox"),
        ({"source": ""}, "source"),
        ({"source_date": None}, "date of the source"),
        ({"starts_per_year": None, "capacity_as_at": None}, "how much"),
        ({"around": {"names_a_need": False}}, "needs"),
        ({"capacity_as_at": None}, "undated capacity"),
        ({"starts_per_year": None, "places": 4.0, "capacity_as_at": None}, "undated capacity"),
        ({"capacity_as_at": ago(181)}, "capacity"),
        ({"min_age": 30, "max_age": 25}, "ages"),
        ({"ends_on": ago(1)}, "ended"),
        ({"next_review_on": DAY}, "review"),
        ({"wait_weeks": 4.0, "wait_as_at": ago(15)}, "today"),
        ({"places_free": 4.0}, "today"),
        ({"around": {"ended_areas": ("Old unit",)}}, "ended area"),
        ({"around": {"alike": ("Another",)}}, "alike"),
        ({"around": {"denied_by": ("Leeds",)}}, "denied"),
        ({"around": {"overtaken": ("Leeds",)}}, "list overtaken"),
        (
            {"referrals_close_on": ago(5), "places_free": 2.0, "places_free_as_at": ago(4)},
            "closed but free",
        ),
        ({"stated_none": ["needs"], "support_or_treatment": "treatment"}, "treats nothing"),
    ],
)
def test_each_fault_is_found_and_nothing_else(given: dict[str, Any], code: str) -> None:
    assert found(**given) == [code]


@pytest.mark.parametrize(
    "given",
    [
        {"how_to_refer": "", "referral_email": "refer@example.org"},
        {"how_to_refer": "", "referral_phone": "0800 123"},
        {"starts_per_year": None, "places": 4.0},
        {"min_age": 18, "max_age": 18},
        {"min_age": 30},
        {"ends_on": DAY},
        {"next_review_on": DAY + timedelta(days=1)},
        {"capacity_as_at": ago(180)},
        {"wait_weeks": 4.0, "wait_as_at": ago(14)},
        {"referrals_close_on": DAY, "places_free": 2.0, "places_free_as_at": DAY},
        {"referrals_close_on": ago(5), "places_free": 0.0, "places_free_as_at": ago(4)},
        {"referrals_close_on": ago(5), "places_free": 2.0, "places_free_as_at": ago(5)},
        {"stated_none": ["needs"], "around": {"names_a_need": False}},
        {"delivery": "paused", "around": {"denied_by": ("Leeds",), "overtaken": ("Leeds",)}},
        {"delivery": "ended", "ends_on": ago(300), "source": "", "how_to_refer": ""},
    ],
)
def test_what_is_right_on_its_last_day_or_is_not_asked_is_no_fault(given: dict[str, Any]) -> None:
    assert found(**given) == []


def test_of_a_service_that_is_over_only_that_is_asked() -> None:
    assert examine(facts(ends_on=ago(1), source="", lead_role="")).asked == {"ended"}
    assert examine(facts(delivery="ended")).asked == frozenset()


@pytest.mark.parametrize(("days", "codes"), [(90, []), (91, ["contact"]), (181, ["contact", "eligibility"])])
def test_details_are_out_of_date_when_their_clock_is_past(days: int, codes: list[str]) -> None:
    assert found(last_checked_on=ago(days), source_date=ago(days)) == codes


def test_its_own_date_renews_one_kind_alone() -> None:
    old = {"last_checked_on": ago(200), "source_date": ago(200)}

    assert found(**old, contact_checked_on=DAY) == ["eligibility"]
    assert found(**old, eligibility_checked_on=DAY) == ["contact"]


def test_one_that_has_lapsed_is_told_so_once_and_first() -> None:
    told = found(
        last_checked_on=ago(361),
        source_date=ago(361),
        capacity_as_at=ago(361),
        wait_weeks=1.0,
        wait_as_at=ago(361),
    )

    assert told == ["lapsed"]


def test_an_entry_without_any_date_has_not_lapsed_and_is_out_of_date() -> None:
    undated = {"last_checked_on": None, "source_date": None, "starts_per_year": None, "capacity_as_at": None}

    assert found(**undated) == ["contact", "eligibility", "how much", "date of the source"]


def test_the_worst_come_first() -> None:
    weights = [
        finding.rule.weight for finding in examine(facts(ends_on=None, source="", how_to_refer="")).findings
    ]

    assert weights == sorted(weights, reverse=True)
    assert examine(facts(how_to_refer="")).weight() > examine(facts(source="")).weight() > 0
    assert examine(facts(source="")).weight(Kind.LEAD) == 0


def test_what_else_is_to_be_said_goes_with_the_fault() -> None:
    [finding] = examine(facts(around={"alike": ("Another, Provider",)})).findings

    assert finding.detail == ("Another, Provider",)


def test_progress_counts_every_question_of_every_entry_alike() -> None:
    whole, half = examine(facts()), examine(facts(source="", source_date=None))

    progress = progress_of([whole, half])

    assert progress.asked == len(whole.asked) + len(half.asked)
    assert progress.answered == progress.asked - 2
    assert Progress().share is None


def test_every_question_has_its_own_code_words_and_a_kind_that_is_told() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(str(rule.question).endswith("?") and str(rule.fault).endswith(".") for rule in RULES)
    assert {rule.kind for rule in RULES} == set(Kind) == set(KINDS)
    assert {rule.way for rule in RULES} - {None} == set(WAYS)


ANY_DAY = st.none() | st.dates(min_value=date(2024, 1, 1), max_value=date(2027, 12, 31))
ANY_NUMBER = st.none() | st.floats(min_value=0, max_value=50)
TOLD = st.fixed_dictionaries(
    {
        **dict.fromkeys(("source_date", "last_checked_on", "contact_checked_on", "eligibility_checked_on", "capacity_as_at", "places_free_as_at", "wait_as_at", "starts_on", "ends_on", "referrals_close_on", "next_review_on"), ANY_DAY),
        **dict.fromkeys(("starts_per_year", "places", "places_free", "wait_weeks"), ANY_NUMBER),
        **{
            name: st.sampled_from(["", "told"])
            for name in ("source", "how_to_refer", "referral_email", "lead_role", "lead_email")
        },
        "delivery": st.sampled_from(["", "delivering", "paused", "ended", "commissioned"]),
        "stated_none": st.sampled_from([[], ["needs"]]),
        "min_age": st.none() | st.integers(0, 90),
        "max_age": st.none() | st.integers(0, 90),
    }
)  # fmt: skip


@given(TOLD, st.booleans())
def test_whatever_an_entry_says_what_is_found_was_asked_and_counted(
    told: dict[str, Any], names: bool
) -> None:
    examined: Examined = examine(facts(**told, around={"names_a_need": names}))

    codes = [finding.rule.code for finding in examined.findings]
    assert set(codes) <= examined.asked
    assert len(codes) == len(set(codes))
    assert 0 <= examined.progress.answered <= examined.progress.asked


@given(TOLD, st.sampled_from(["source", "how_to_refer", "lead_role", "lead_email"]))
def test_telling_what_was_missing_never_lowers_progress(told: dict[str, Any], column: str) -> None:
    before = examine(facts(**told | {column: ""})).progress
    after = examine(facts(**told | {column: "told"})).progress

    assert after.asked == before.asked
    assert after.answered >= before.answered
