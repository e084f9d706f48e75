"""What became of an entry, in words; taking it back, giving it up; and the list of one's own."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from provision.entries.approving import Approval, approve
from provision.entries.columns import CRITICAL
from provision.entries.deciding import give_back, withdraw
from provision.models import ChangeRequest, EntryStatus, Service
from tests.cast import Cast
from tests.factories import ServiceFactory
from tests.provision.entries.scenes import (
    begin,
    correction,
    ready,
    save,
    send,
    sent,
    signed_in,
    step_of,
    text_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast: Cast) -> Client:
    return signed_in(cast.submitter)


def page_of(client: Client, entry: ChangeRequest) -> str:
    return text_of(client.get(entry.get_absolute_url()))


# --- Tasks ----------------------------------------------------------------------------------------------


def test_each_step_says_where_it_stands(client: Client, cast: Cast) -> None:
    entry = begin(client)

    page = page_of(client, entry)
    assert "Still to tell: one way to refer." in page
    assert "How to refer To do" in page
    assert "What it is Begun: the rest is optional" in page
    assert "Where Optional" in page
    assert "Check your answers Cannot start yet" in page

    save(client, entry, "refer", referral_phone="0115 496 0000")
    page = page_of(client, entry)
    assert "That is enough to send it." in page
    assert "How to refer Saved" in page
    assert "Check your answers To do" in page


def test_a_step_of_a_correction_says_whether_it_changes_something(client: Client, cast: Cast) -> None:
    entry = correction(client, ServiceFactory(areas=[cast.unit], referral_phone="0115 496 0000"))
    assert "Choose what to correct." in page_of(client, entry)
    assert "Check your answers Cannot start yet" in page_of(client, entry)

    save(client, entry, "who", who_for="Anybody")

    assert "Who it is for Changed" in page_of(client, entry)


# --- What became of it ----------------------------------------------------------------------------------


def test_an_entry_that_waits_says_for_how_long(client: Client, cast: Cast) -> None:
    entry = sent(client)
    assert "It has waited for a curator for less than an hour" in page_of(client, entry)

    ChangeRequest.objects.update(submitted_at=timezone.now() - timedelta(days=3, hours=2))

    assert "It has waited for a curator for 3 days" in page_of(client, entry)
    assert "Has waited for 3 days. You need to do nothing." in text_of(client.get("/entries/"))


def test_a_returned_entry_says_why_and_which_step_it_is_about(client: Client, cast: Cast) -> None:
    entry = sent(client)
    give_back(
        entry, by=cast.curator, reason_code="unclear", answer="Which referral mailbox is the right one?"
    )

    page = client.get(entry.get_absolute_url())
    assert "it is not clear what is meant" in text_of(page)
    assert "Which referral mailbox is the right one?" in text_of(page)
    assert "How to refer Look at this again" in text_of(page)
    assert "Which referral mailbox" in text_of(client.get(step_of(entry, "refer")))
    assert "Which referral mailbox" not in text_of(client.get(step_of(entry, "where")))

    save(client, entry, "refer", referral_email="intake@trent.example.org")
    send(client, step_of(entry, "check"))
    entry.refresh_from_db()
    assert (entry.status, entry.answer) == (EntryStatus.SUBMITTED, "")


def test_an_entry_that_lacks_its_source_comes_back_for_it(client: Client, cast: Cast) -> None:
    entry = sent(client)
    give_back(entry, by=cast.curator, reason_code="source_needed", answer="Where did you read this?")

    assert f"{step_of(entry, 'check')}#id_source" in client.get(entry.get_absolute_url()).content.decode()


def test_a_published_entry_leads_to_the_map_and_names_what_was_left_out(client: Client, cast: Cast) -> None:
    entry = ready(client)
    save(client, entry, "what", summary="Best in town")
    send(client, step_of(entry, "check"))
    taken = set(ChangeRequest.objects.get().texts) - {"summary"}
    entry.refresh_from_db()
    approve(entry, Approval(take=taken, confirmed=CRITICAL, reason_code="unclear", answer="That is praise."),
            by=cast.curator, seen_version=0)  # fmt: skip

    page = client.get(entry.get_absolute_url())

    service = Service.objects.get()
    assert service.get_absolute_url() in page.content.decode()
    assert "Not taken over: in a sentence." in text_of(page)
    assert "That is praise." in text_of(page)
    assert "published by somebody else, as curator" in text_of(page)


def test_a_withdrawn_entry_says_by_whom_and_why(client: Client, cast: Cast) -> None:
    theirs, mine = sent(client), sent(client)
    withdraw(theirs, by=cast.curator, reason_code="duplicate", answer="It is there already.")
    client.post(step_of(mine, "withdraw"))

    assert "A curator withdrew this: the service is on the map already." in page_of(client, theirs)
    assert "It is there already." in page_of(client, theirs)
    assert "You withdrew this." in page_of(client, mine)


# --- Taking back and giving up --------------------------------------------------------------------------


def test_an_entry_that_waits_is_taken_back_changed_and_sent_again(client: Client, cast: Cast) -> None:
    entry = sent(client)

    answers = [client.post(step_of(entry, "take-back"), follow=True) for _ in range(2)]

    assert "It is a draft again." in text_of(answers[0])
    assert "Important" not in text_of(answers[1])
    save(client, entry, "who", who_for="Anybody")
    send(client, step_of(entry, "check"))
    entry.refresh_from_db()
    assert (entry.status, entry.texts["who_for"]) == (EntryStatus.SUBMITTED, "Anybody")


def test_what_is_decided_cannot_be_taken_back_or_given_up(client: Client, cast: Cast) -> None:
    entry = sent(client)
    approve(entry, Approval(confirmed=CRITICAL), by=cast.curator, seen_version=0)

    for step in ("take-back", "withdraw"):
        answer = client.post(step_of(entry, step), follow=True)
        assert "is published, and so cannot be" in text_of(answer)
    assert client.get(step_of(entry, "withdraw"))["Location"] == entry.get_absolute_url()
    entry.refresh_from_db()
    assert entry.status == EntryStatus.PUBLISHED


def test_giving_up_asks_first(client: Client, cast: Cast) -> None:
    entry = begin(client)

    assert "Throw this draft away?" in text_of(client.get(step_of(entry, "withdraw")))
    entry.refresh_from_db()
    assert entry.status == EntryStatus.DRAFT

    answers = [client.post(step_of(entry, "withdraw"), follow=True) for _ in range(2)]
    assert "It is withdrawn: nobody will look at it." in text_of(answers[0])
    entry.refresh_from_db()
    assert entry.status == EntryStatus.WITHDRAWN


@pytest.mark.parametrize("step", ["take-back"])
def test_only_a_form_can_take_back(client: Client, cast: Cast, step: str) -> None:
    entry = sent(client)

    assert client.get(step_of(entry, step)).status_code == 405
    entry.refresh_from_db()
    assert entry.status == EntryStatus.SUBMITTED


# --- The list -------------------------------------------------------------------------------------------


def test_an_empty_list_says_how_to_begin(client: Client, cast: Cast) -> None:
    page = client.get("/entries/")

    assert "You have not added or corrected anything yet." in text_of(page)
    assert "/services/new/" in page.content.decode()


def test_the_list_has_ones_own_in_groups_with_what_to_do_next(client: Client, cast: Cast) -> None:
    begin(client, name="Begun")
    ready(client, name="Ready")
    sent(client, name="Waiting")
    returned = sent(client, name="Came back")
    give_back(returned, by=cast.curator, reason_code="unclear", answer="What?")
    gone = begin(client, name="Given up")
    client.post(step_of(gone, "withdraw"))
    begin(signed_in(cast.colleague), name="Not mine")

    page = text_of(client.get("/entries/"))

    assert "Begun a new service Still to tell: one way to refer." in page
    assert "Ready a new service Check it and send it." in page
    assert "Came back a new service It is not clear what is meant. Change it and send it again." in page
    assert "Waiting a new service Has waited for less than an hour." in page
    assert "Given up Withdrawn by you" in page
    assert "Not mine" not in page


def test_the_list_asks_the_database_little_however_long_it_is(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        ChangeRequest.objects.create(owner_id=cast.submitter.pk, texts={"name": f"Draft {number}"})
        ChangeRequest.objects.create(owner_id=cast.submitter.pk, texts={"name": "Gone"}, status="withdrawn")

    with django_assert_max_num_queries(12):
        page = client.get("/entries/")

    assert "Draft 29" in text_of(page)
    assert "?page=2" in page.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "abc", "999"])
def test_a_page_that_there_is_not_shows_one_that_there_is(client: Client, cast: Cast, page: str) -> None:
    assert client.get(f"/entries/?page={page}").status_code == 200
