"""Choosing which messages to get."""

import pytest
from django.test import Client
from django.urls import reverse

from notices.links import key_of
from notices.models import Pace, Preference
from tests.cast import Cast
from tests.notices.scenes import LEAD

pytestmark = pytest.mark.django_db
MESSAGES = reverse("messages")
CHOICE = {"reminders": "none", "decisions": "weekly", "news": "immediate"}


def test_somebody_chooses_for_each_kind(client: Client, cast: Cast) -> None:
    client.force_login(cast.submitter)
    assert client.post(MESSAGES, CHOICE)["Location"] == MESSAGES
    choice = Preference.objects.get(address="submitter@example.org")
    assert (choice.reminders, choice.decisions, choice.news) == (Pace.NONE, Pace.WEEKLY, Pace.AT_ONCE)


def test_choosing_again_changes_the_one_choice(client: Client, cast: Cast) -> None:
    client.force_login(cast.submitter)
    client.post(MESSAGES, CHOICE)
    client.post(MESSAGES, CHOICE | {"reminders": "weekly"})
    assert Preference.objects.get().reminders == Pace.WEEKLY


def test_without_a_choice_reminders_and_news_are_weekly_and_decisions_come_at_once(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.submitter)
    form = client.get(MESSAGES).context["form"]
    assert {name: field.initial for name, field in form.fields.items()} == {
        "reminders": Pace.WEEKLY,
        "decisions": Pace.AT_ONCE,
        "news": Pace.WEEKLY,
    }
    assert not Preference.objects.exists()


def test_a_mailbox_without_an_account_is_asked_of_reminders_alone(client: Client) -> None:
    key = key_of(LEAD)
    assert set(client.get(MESSAGES, {"key": key}).context["form"].fields) == {"reminders"}
    client.post(MESSAGES, {"key": key, "reminders": "none", "decisions": "none"})
    choice = Preference.objects.get(address=LEAD)
    assert (choice.reminders, choice.decisions) == (Pace.NONE, Pace.AT_ONCE)


@pytest.mark.parametrize("answer", ["", "hourly"])
def test_an_answer_that_is_none_is_asked_again(client: Client, cast: Cast, answer: str) -> None:
    client.force_login(cast.submitter)
    response = client.post(MESSAGES, CHOICE | {"news": answer})
    assert "Choose how often" in response.content.decode()
    assert not Preference.objects.exists()


def test_without_account_or_key_the_page_asks_to_sign_in(client: Client) -> None:
    for response in (client.get(MESSAGES), client.post(MESSAGES, CHOICE)):
        assert response["Location"] == f"/accounts/login/?next={MESSAGES}"
    assert not Preference.objects.exists()


def test_without_a_mail_server_the_page_says_so(client: Client, cast: Cast) -> None:
    client.force_login(cast.submitter)
    assert "has no mail server" in client.get(MESSAGES).content.decode()


def test_the_account_page_leads_to_what_waits_what_is_watched_and_the_choice(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.submitter)
    html = client.get(reverse("own-account")).content.decode()
    for name in ("due", "watching", "messages"):
        assert f'href="{reverse(name)}"' in html
