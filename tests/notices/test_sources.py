"""Sources: found by app, asked at every run, and their rows told apart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from unittest.mock import patch

import pytest

from notices.addresses import AddressBook, read_address_book
from notices.gathering import ask, write_down
from notices.models import Kind, Notice, Preference
from notices.sources import DueNotice, Source, sources
from tests.notices.scenes import NOON, TODAY, only_message, send_notices

pytestmark = pytest.mark.django_db
ONE = DueNotice(
    "somebody@example.org", what="action 1", due_on=TODAY, heading="An action", link="/actions/1/"
)


def a_source(*due: DueNotice, name: str = "overdue actions") -> Source:
    def asked(now: datetime, book: AddressBook) -> Iterator[DueNotice]:
        yield from due

    return Source(name, Kind.REMINDERS, asked)


def written(source: Source) -> int:
    return write_down(ask(source, now=NOON, book=read_address_book()), now=NOON)


def test_the_sources_of_this_app_are_found_under_names_of_their_own() -> None:
    names = [source.name for source in sources()]
    assert {"review of services", "decisions on requests", "news of what is watched"} <= set(names)
    assert len(names) == len(set(names))


def test_a_source_of_another_app_is_sent_like_any_other() -> None:
    with patch("notices.run.sources", return_value=(a_source(ONE),)):
        send_notices()
    assert only_message().to == ["somebody@example.org"]
    assert "* An action\n  http://127.0.0.1:8000/actions/1/\n" in only_message().body


def test_the_same_thing_is_written_once() -> None:
    assert [written(a_source(ONE, ONE)), written(a_source(ONE))] == [1, 0]
    assert Notice.objects.count() == 1


def test_the_same_thing_that_is_due_again_is_written_again() -> None:
    again = replace(ONE, due_on=TODAY.replace(year=2027))
    assert [written(a_source(ONE)), written(a_source(ONE, again))] == [1, 1]


def test_what_a_source_names_no_longer_is_taken_back_and_what_others_name_stays() -> None:
    written(a_source(ONE))
    written(a_source(replace(ONE, what="survey 1"), name="surveys"))
    written(a_source())
    assert list(Notice.objects.values_list("what", flat=True)) == ["survey 1"]


@pytest.mark.parametrize("address", ["", "somebody@demonstration.example"])
def test_a_source_that_names_an_address_that_must_not_be_told_writes_nothing(address: str) -> None:
    assert written(a_source(replace(ONE, address=address))) == 0


def test_an_address_is_told_as_its_own_choice_says_however_it_is_spelt() -> None:
    Preference.objects.create(address="somebody@example.org", reminders="none")
    written(a_source(replace(ONE, address="Somebody@Example.org")))
    assert Notice.objects.get().address == "somebody@example.org"
