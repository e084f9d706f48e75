"""Checking answers and sending them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.models import RoleGrant
from provision.entries.texts import texts_of
from provision.models import ChangeRequest, EntryStatus, Event, Service
from tests.cast import Cast
from tests.factories import ServiceFactory
from tests.provision.entries.scenes import (
    begin,
    correction,
    end,
    errors_in,
    form_on,
    ready,
    save,
    send,
    sent,
    shown_form,
    signed_in,
    step_of,
    text_of,
)
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast: Cast) -> Client:
    return signed_in(cast.submitter)


def check(entry: ChangeRequest) -> str:
    return step_of(entry, "check")


def status_of(entry: ChangeRequest) -> Any:
    return ChangeRequest.objects.get(pk=entry.pk).status


def test_a_draft_is_sent_with_who_says_so_and_waits(client: Client, cast: Cast) -> None:
    entry = ready(client)

    answer = send(client, check(entry), source="The provider’s leaflet", source_date_0="3", source_date_1="2",
                  source_date_2="2026")  # fmt: skip

    assert answer["Location"] == entry.get_absolute_url()
    entry.refresh_from_db()
    assert (entry.status, entry.texts["source"]) == (EntryStatus.SUBMITTED, "The provider’s leaflet")
    assert entry.texts["source_date"] == "2026-02-03"
    event = Event.objects.get(change_request=entry)
    assert (event.action, event.role, event.actor_id) == ("submit", "submitter", cast.submitter.pk)


def test_who_says_so_may_be_left_out(client: Client, cast: Cast) -> None:
    entry = ready(client)

    send(client, check(entry))

    assert status_of(entry) == EntryStatus.SUBMITTED


def test_every_answer_can_be_changed_by_a_link_that_says_what_it_changes(client: Client, cast: Cast) -> None:
    entry = ready(client)

    page = parsed(client.get(check(entry)).content.decode())

    links = {link.text: link.attributes["href"] for link in page.walk() if link.name == "a"}
    assert links["Change referral mailbox"] == f"{step_of(entry, 'refer')}?from=check#id_referral_email"
    assert links["Change name"].startswith(step_of(entry, "what"))
    assert any(text.startswith("Add what is not known:") for text in links)


def test_what_is_not_known_is_named_so_that_nobody_overlooks_it(client: Client, cast: Cast) -> None:
    page = text_of(client.get(check(ready(client))))

    assert "Not known" in page
    assert "youngest age" in page


def test_a_correction_shows_what_changes_and_what_was_before(client: Client, cast: Cast) -> None:
    service = ServiceFactory(areas=[cast.unit], cost_to_user="Free", who_for="Anybody")
    entry = correction(client, service)
    save(client, entry, "who", cost_to_user="Five pounds", who_for="")

    page = text_of(client.get(check(entry)))

    assert "Five pounds Before: Free" in page
    assert "Who it is for not known Before: Anybody" in page
    assert "Referral mailbox" not in page


# --- What cannot be sent --------------------------------------------------------------------------------


def test_what_must_still_be_told_is_said_with_the_way_there(client: Client, cast: Cast) -> None:
    entry = begin(client)

    page = client.get(check(entry))
    answer = send(client, check(entry), source="A page")

    assert errors_in(page) == errors_in(answer) == ["Still to tell: one way to refer."]
    assert f'href="{step_of(entry, "refer")}"' in page.content.decode()
    assert "Send to the curators" not in text_of(page)
    entry.refresh_from_db()
    assert (entry.status, entry.texts["source"]) == (EntryStatus.DRAFT, "A page")


def test_an_answer_that_has_become_wrong_is_said_with_the_way_there(client: Client, cast: Cast) -> None:
    entry = ready(client)
    ChangeRequest.objects.update(texts=entry.texts | {"min_age": "40", "max_age": "30"})

    answer = send(client, check(entry))

    assert errors_in(answer) == ["Oldest age: The oldest age, 30, is below the youngest, 40."]
    assert f"{step_of(entry, 'who')}?from=check#id_max_age" in answer.content.decode()
    assert status_of(entry) == EntryStatus.DRAFT


def test_a_correction_that_changes_nothing_cannot_be_sent(client: Client, cast: Cast) -> None:
    entry = correction(client, ServiceFactory(areas=[cast.unit]))

    assert errors_in(send(client, check(entry))) == [
        "Nothing has been changed yet: there is nothing to submit."
    ]


def test_an_area_that_has_ended_keeps_it_from_being_sent(client: Client, cast: Cast) -> None:
    entry = ready(client)
    end(cast.unit, cast.neighbour, on=date(2026, 3, 31))

    answer = send(client, check(entry))

    assert errors_in(answer) == [
        "Areas covered: “Home unit” ended on 31 March 2026: choose “Neighbouring unit” instead."
    ]
    assert status_of(entry) == EntryStatus.DRAFT


def test_a_role_that_reaches_none_of_the_areas_any_more_says_so(client: Client, cast: Cast) -> None:
    entry = ready(client)
    RoleGrant.objects.get(user=cast.submitter).areas.set([cast.other_unit])

    answer = send(client, check(entry))

    assert errors_in(answer)[0].startswith("Your role holds for none of its areas")
    assert status_of(entry) == EntryStatus.DRAFT


def test_a_submitter_whose_role_was_taken_away_keeps_what_they_wrote(client: Client, cast: Cast) -> None:
    entry = ready(client)
    typed = shown_form(client, check(entry))
    RoleGrant.objects.filter(user=cast.submitter).delete()

    answers = [client.post(check(entry), typed), client.post(step_of(entry, "who"), {"who_for": "x"})]
    page = client.get(entry.get_absolute_url())

    assert {answer["Location"] for answer in answers} == {entry.get_absolute_url()}
    assert status_of(entry) == EntryStatus.DRAFT
    assert "Your role no longer lets you add or correct services" in text_of(page)
    assert "What you wrote is kept" in text_of(page)
    assert client.get("/entries/").status_code == 200
    client.post(step_of(entry, "withdraw"))
    assert status_of(entry) == EntryStatus.WITHDRAWN


def test_a_correction_of_a_service_that_was_withdrawn_since_cannot_be_sent(
    client: Client, cast: Cast
) -> None:
    service = ServiceFactory(name="Helping hand", areas=[cast.unit])
    entry = correction(client, service)
    save(client, entry, "who", who_for="Anybody")
    typed = shown_form(client, check(entry))
    Service.objects.update(status="withdrawn")

    answer = client.post(check(entry), typed, follow=True)

    assert status_of(entry) == EntryStatus.DRAFT
    assert "“Helping hand” is withdrawn: it cannot be corrected now." in text_of(answer)
    assert "What you wrote is kept here." in text_of(answer)
    assert "Send to the curators" not in text_of(client.get(check(entry)))


def test_sent_twice_it_is_sent_once(client: Client, cast: Cast) -> None:
    entry = ready(client)
    typed = shown_form(client, check(entry))

    answers = [client.post(check(entry), typed) for _ in range(2)]

    assert [answer["Location"] for answer in answers] == [entry.get_absolute_url()] * 2
    assert Event.objects.filter(change_request=entry).count() == 1


def test_what_was_saved_in_another_window_since_is_not_sent_unseen(client: Client, cast: Cast) -> None:
    entry = ready(client)
    typed = shown_form(client, check(entry)) | {"source": "Typed here"}
    send(client, step_of(entry, "who"), who_for="Saved in the other window")

    answer = client.post(check(entry), typed)

    assert status_of(entry) == EntryStatus.DRAFT
    assert "Typed here" in text_of(answer)
    client.post(check(entry), form_on(answer))
    assert status_of(entry) == EntryStatus.SUBMITTED


def test_the_published_service_does_not_change_while_its_correction_waits(client: Client, cast: Cast) -> None:
    service = ServiceFactory(name="Helping hand", areas=[cast.unit])
    before = texts_of(service)
    entry = correction(client, service)
    save(client, entry, "what", name="Another name")
    send(client, check(entry))

    service.refresh_from_db()
    assert status_of(entry) == EntryStatus.SUBMITTED
    assert (texts_of(service), service.version) == (before, 1)
    assert "Another name" not in text_of(Client().get(service.get_absolute_url()))


def test_a_text_that_may_name_somebody_is_asked_about_before_it_is_sent(client: Client, cast: Cast) -> None:
    entry = ready(client)

    answer = send(client, check(entry), source="Jane Smith told me on 07700 900123")

    assert "Please look at this again" in text_of(answer)
    assert status_of(entry) == EntryStatus.DRAFT
    client.post(check(entry), form_on(answer))
    assert status_of(entry) == EntryStatus.SUBMITTED


def test_an_entry_that_waits_has_no_answers_to_check(client: Client, cast: Cast) -> None:
    entry = sent(client)

    assert client.get(check(entry))["Location"] == entry.get_absolute_url()


def test_a_correction_need_not_tell_what_nobody_has_told_but_takes_no_way_to_refer_away(
    client: Client, cast: Cast
) -> None:
    silent, told = ServiceFactory(areas=[cast.unit]), ServiceFactory(areas=[cast.unit], how_to_refer="Ring")
    first, second = correction(client, silent), correction(client, told)
    save(client, first, "who", who_for="Anybody")
    save(client, second, "refer", how_to_refer="")

    send(client, check(first))
    answer = send(client, check(second))

    assert status_of(first) == EntryStatus.SUBMITTED
    assert errors_in(answer) == ["Still to tell: one way to refer."]


def test_a_correction_is_asked_for_its_own_source_and_keeps_the_published_one_without(
    client: Client, cast: Cast
) -> None:
    service = ServiceFactory(areas=[cast.unit], source="A leaflet", source_date=date(2020, 1, 1))
    entry = correction(client, service)
    save(client, entry, "who", who_for="Anybody")
    assert "The source on the map now: A leaflet" in text_of(client.get(check(entry)))
    assert shown_form(client, check(entry))["source"] == ""

    send(client, check(entry))
    entry.refresh_from_db()
    assert entry.texts == {"who_for": "Anybody"}

    client.post(step_of(entry, "take-back"))
    send(client, check(entry), source="The manager said so")
    entry.refresh_from_db()
    assert entry.texts == {"who_for": "Anybody", "source": "The manager said so", "source_date": ""}
