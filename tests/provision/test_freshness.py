"""How long facts hold, and when an entry is due or has lapsed: by dates alone, without a database."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from provision.freshness import (
    COLUMNS,
    KIND_OF,
    Clocks,
    Kind,
    checked_on,
    holds,
    is_due,
    is_lapsed,
    is_stale,
    lapsed_on,
    last_told_on,
    past_their_clocks,
    told_on,
)

DAY = date(2026, 11, 24)
CLOCKS = Clocks()
PERIODS = {Kind.CONTACT: 90, Kind.ELIGIBILITY: 180, Kind.CAPACITY: 180, Kind.PLACES_FREE: 14, Kind.WAIT: 14}


@dataclass
class Facts:
    """A published, delivering entry of which nobody has told anything, unless a test says otherwise."""

    source_date: date | None = None
    last_checked_on: date | None = None
    contact_checked_on: date | None = None
    eligibility_checked_on: date | None = None
    capacity_as_at: date | None = None
    places_free_as_at: date | None = None
    wait_as_at: date | None = None
    next_review_on: date | None = None
    ends_on: date | None = None
    status: str = "published"
    delivery: str = "delivering"


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def dated(**dates: Any) -> Facts:
    return Facts(**dates)


OWN = {
    Kind.CONTACT: "contact_checked_on",
    Kind.ELIGIBILITY: "eligibility_checked_on",
    Kind.CAPACITY: "capacity_as_at",
    Kind.PLACES_FREE: "places_free_as_at",
    Kind.WAIT: "wait_as_at",
}
FRESH = Facts(last_checked_on=ago(1))


# --- A kind of fact ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_a_fact_holds_on_the_last_day_of_its_clock_and_not_on_the_next(kind: Kind) -> None:
    last = dated(**{OWN[kind]: ago(PERIODS[kind])})
    over = dated(**{OWN[kind]: ago(PERIODS[kind] + 1)})

    assert holds(last, kind=kind, on=DAY, clocks=CLOCKS)
    assert not is_stale(last, kind=kind, on=DAY, clocks=CLOCKS)
    assert not holds(over, kind=kind, on=DAY, clocks=CLOCKS)
    assert is_stale(over, kind=kind, on=DAY, clocks=CLOCKS)


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_a_fact_that_nobody_has_dated_neither_holds_nor_is_stale(kind: Kind) -> None:
    assert not holds(Facts(), kind=kind, on=DAY, clocks=CLOCKS)
    assert not is_stale(Facts(), kind=kind, on=DAY, clocks=CLOCKS)
    assert told_on(Facts(), kind=kind, on=DAY) is None


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_a_date_after_the_day_is_not_looked_at(kind: Kind) -> None:
    ahead = dated(**{OWN[kind]: DAY + timedelta(days=1)}, source_date=DAY + timedelta(days=1))

    assert told_on(ahead, kind=kind, on=DAY) is None
    assert not holds(ahead, kind=kind, on=DAY, clocks=CLOCKS)


def test_the_newest_date_of_contact_and_eligibility_counts_whoever_told_it() -> None:
    facts = Facts(source_date=ago(300), last_checked_on=ago(200), contact_checked_on=ago(2))

    assert told_on(facts, kind=Kind.CONTACT, on=DAY) == ago(2)
    assert told_on(facts, kind=Kind.ELIGIBILITY, on=DAY) == ago(200)
    assert told_on(replace(facts, last_checked_on=None), kind=Kind.ELIGIBILITY, on=DAY) == ago(300)
    assert told_on(replace(facts, source_date=ago(1)), kind=Kind.CONTACT, on=DAY) == ago(1)


@pytest.mark.parametrize("kind", [Kind.CAPACITY, Kind.PLACES_FREE, Kind.WAIT], ids=str)
def test_a_check_of_the_entry_does_not_renew_a_figure(kind: Kind) -> None:
    facts = dated(**{OWN[kind]: ago(400)}, last_checked_on=DAY, source_date=DAY, contact_checked_on=DAY)

    assert told_on(facts, kind=kind, on=DAY) == ago(400)
    assert is_stale(facts, kind=kind, on=DAY, clocks=CLOCKS)


def test_clocks_are_settings() -> None:
    facts = Facts(last_checked_on=ago(30))

    assert not holds(facts, kind=Kind.CONTACT, on=DAY, clocks=Clocks(contact=29))
    assert holds(facts, kind=Kind.CONTACT, on=DAY, clocks=Clocks(contact=30))


def test_every_column_has_one_clock_at_most() -> None:
    assert len(KIND_OF) == sum(len(names) for names in COLUMNS.values())


# --- Due for review ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "past"),
    [
        (FRESH, ()),
        (Facts(), (Kind.CONTACT, Kind.ELIGIBILITY)),
        (Facts(last_checked_on=ago(91)), (Kind.CONTACT,)),
        (Facts(contact_checked_on=ago(1)), (Kind.ELIGIBILITY,)),
        (replace(FRESH, capacity_as_at=ago(181)), (Kind.CAPACITY,)),
        (replace(FRESH, places_free_as_at=ago(15), wait_as_at=ago(400)), ()),
    ],
)
def test_an_entry_is_due_when_a_clock_is_past(facts: Facts, past: tuple[Kind, ...]) -> None:
    assert past_their_clocks(facts, on=DAY, clocks=CLOCKS) == past
    assert is_due(facts, on=DAY, clocks=CLOCKS) is bool(past)


@pytest.mark.parametrize(("days", "expected"), [(1, False), (0, True), (-1, True)])
def test_an_entry_is_due_from_the_day_set_for_its_review(days: int, expected: bool) -> None:
    facts = replace(FRESH, next_review_on=DAY + timedelta(days=days))

    assert is_due(facts, on=DAY, clocks=CLOCKS) is expected


@pytest.mark.parametrize(
    "facts", [{"status": "withdrawn"}, {"delivery": "ended"}, {"ends_on": ago(1)}], ids=str
)
def test_what_is_not_published_or_has_ended_is_not_due(facts: dict[str, Any]) -> None:
    assert not is_due(dated(**facts), on=DAY, clocks=CLOCKS)


# --- Lapsed -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("date_of", sorted({*OWN.values(), "source_date", "last_checked_on"}))
def test_an_entry_lapses_when_nobody_has_told_anything_for_two_of_the_longest_periods(date_of: str) -> None:
    last, over = dated(**{date_of: ago(360)}), dated(**{date_of: ago(361)})

    assert not is_lapsed(last, on=DAY, clocks=CLOCKS)
    assert is_lapsed(over, on=DAY, clocks=CLOCKS)
    assert lapsed_on(over, on=DAY, clocks=CLOCKS) == DAY
    assert is_due(over, on=DAY, clocks=CLOCKS)


def test_one_fresh_date_is_enough_to_keep_an_entry() -> None:
    facts = Facts(source_date=ago(2000), last_checked_on=ago(900), wait_as_at=ago(3))

    assert last_told_on(facts, on=DAY) == ago(3)
    assert not is_lapsed(facts, on=DAY, clocks=CLOCKS)


@pytest.mark.parametrize(
    "facts", [Facts(), Facts(source_date=DAY + timedelta(days=1))], ids=["none", "ahead"]
)
def test_an_entry_without_any_date_never_lapses_by_itself_and_is_due(facts: Facts) -> None:
    assert not is_lapsed(facts, on=DAY, clocks=CLOCKS)
    assert is_due(facts, on=DAY, clocks=CLOCKS)


def test_a_day_of_review_to_come_does_not_keep_an_entry() -> None:
    assert is_lapsed(Facts(source_date=ago(361), next_review_on=DAY), on=DAY, clocks=CLOCKS)


@pytest.mark.parametrize("status", ["draft", "submitted", "returned", "withdrawn"])
def test_only_what_is_published_lapses(status: str) -> None:
    assert not is_lapsed(Facts(status=status, source_date=ago(900)), on=DAY, clocks=CLOCKS)


def test_a_capacity_clock_has_run_out_before_an_entry_lapses() -> None:
    for clocks in (CLOCKS, Clocks(contact=10, eligibility=10, today=1, capacity=400), Clocks(today=500)):
        lapsed = Facts(capacity_as_at=ago(clocks.days_until_lapsed + 1))

        assert is_lapsed(lapsed, on=DAY, clocks=clocks)
        assert not holds(lapsed, kind=Kind.CAPACITY, on=DAY, clocks=clocks)


# --- Checks -----------------------------------------------------------------------------------------


def test_the_date_of_a_source_is_not_a_check() -> None:
    assert checked_on(Facts(source_date=ago(1), eligibility_checked_on=ago(9)), on=DAY) == ago(9)
    assert checked_on(Facts(source_date=ago(1)), on=DAY) is None
