"""Every column of a service has its place in what is told as corrected."""

from provision.exchange.tables.services import SERVICES
from provision.news.facts import CHECKS, FACT_OF, FACTS, SILENT, facts_of, in_words

COLUMNS = {column.name for column in SERVICES.columns}


def test_every_column_is_told_as_some_kind_of_fact_or_as_a_check_or_kept_silent() -> None:
    told = [*(column for _words, columns in FACTS.values() for column in columns), *CHECKS, *SILENT]

    assert sorted(told) == sorted(COLUMNS)


def test_what_is_never_shown_is_never_told() -> None:
    assert {"lead_email", "next_review_on", "status", "sender"} <= SILENT
    assert SILENT.isdisjoint(FACT_OF)


def test_kinds_of_fact_are_told_in_one_order_each_once() -> None:
    found = facts_of(["starts_per_year", "min_age", "max_age", "how_to_refer", "lead_email"])

    assert in_words(found) == "who it takes, how to refer, capacity"


def test_nothing_is_told_of_columns_that_are_silent() -> None:
    assert facts_of(SILENT | CHECKS) == frozenset()
    assert in_words(frozenset()) == ""
