"""What stands in a message, and what never does."""

import pytest

from notices.sources import one_line
from tests.cast import Cast
from tests.notices.scenes import a_due_service, only_message, send_notices

pytestmark = pytest.mark.django_db


def test_nothing_that_a_person_typed_stands_in_the_subject(cast: Cast) -> None:
    a_due_service(name="Free money! Bcc: all@example.org")
    send_notices()
    assert only_message().subject == "1 thing waits for you – Provision Map"


def test_what_a_person_typed_cannot_begin_a_line_of_its_own(cast: Cast) -> None:
    a_due_service(name="Helping hand\n\nhttps://elsewhere.example.org/\r\nPress here")
    send_notices()
    assert "* Helping hand https://elsewhere.example.org/ Press here (Harbour trust)\n" in only_message().body


def test_what_a_person_typed_is_not_escaped_and_not_shown_as_markup(cast: Cast) -> None:
    a_due_service(name="Mind & Body <b>")
    send_notices()
    assert "* Mind & Body <b> (Harbour trust)" in only_message().body
    assert only_message().content_subtype == "plain"


def test_a_long_list_is_cut_and_the_rest_counted(cast: Cast) -> None:
    for number in range(34):
        a_due_service(name=f"Service {number:02}")
    send_notices()
    body = only_message().body
    assert "34 things wait for you at Provision Map." in body
    assert body.count("* Service") == 30
    assert "And 4 more, on the site." in body


def test_a_mailbox_without_an_account_is_not_told_to_correct_what_it_cannot(cast: Cast) -> None:
    a_due_service()
    send_notices()
    body = only_message().body
    assert "or correct it" not in body
    assert "without an account" in body
    assert "do not pass it on" in body


def test_a_message_carries_no_address_but_its_own(cast: Cast) -> None:
    a_due_service(areas=[cast.unit])
    send_notices()
    text = only_message().message().as_string().replace("provision-map@localhost", "")
    assert "curator@example.org" not in text
    assert "office@provider.example.org" not in text


@pytest.mark.parametrize(
    ("typed", "line"),
    [("a\nb", "a b"), ("  a\t\u2028 b ", "a b"), ("x" * 12, "x" * 9 + "…"), ("", "")],
)
def test_a_line_is_one_line_and_no_longer_than_it_may(typed: str, line: str) -> None:
    assert one_line(typed, longest=10) == line
