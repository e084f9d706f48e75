"""A session that ends while somebody types, or a token that no longer fits: nothing typed is lost."""

import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    yield_hotp_counters_from_time,
)
from allauth.mfa.totp.internal.auth import hotp_value as one_time_value
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client, override_settings

from accounts.models import User
from provision.models import ChangeRequest
from tests.cast import PASSWORD, Cast
from tests.provision.entries.scenes import begin, form_on, shown_form, signed_in, step_of, text_of
from ui.kept_typing import KEPT_FOR, LONGEST, MOST_PAGES

pytestmark = pytest.mark.django_db
HERE = {"origin": "http://testserver"}
LOGIN = "/accounts/login/"
WORDS = "A long answer that took ten minutes"


class Browser:
    """A browser that is held to tokens, as real ones are."""

    def __init__(self, somebody: User) -> None:
        self.client, self.somebody = Client(enforce_csrf_checks=True), somebody
        somebody.set_password(PASSWORD)
        somebody.save()
        self.client.force_login(somebody)

    def get(self, address: str) -> Any:
        return self.client.get(address)

    def token(self, address: str) -> str:
        html = self.client.get(address).content.decode()
        return html.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]

    def post(
        self, address: str, typed: dict[str, Any], *, token: str, headers: dict[str, str] | None = None
    ) -> Any:
        sent = {**typed, "csrfmiddlewaretoken": token}
        return self.client.post(address, sent, headers=HERE if headers is None else headers)

    def sign_in(self, *, to: str, somebody: User | None = None) -> Any:
        """By the page for it, as somebody who was sent there."""
        person = somebody or self.somebody
        page = f"{LOGIN}?next={to}"
        return self.post(
            LOGIN, {"login": person.email, "password": PASSWORD, "next": to}, token=self.token(page)
        )


@pytest.fixture
def browser(cast: Cast) -> Browser:
    return Browser(cast.submitter)


@pytest.fixture
def entry(browser: Browser) -> ChangeRequest:
    return begin(signed_in(browser.somebody))


def expire() -> None:
    """Every session has run out."""
    Session.objects.all().delete()


def opened(browser: Browser, address: str) -> tuple[dict[str, Any], str]:
    """A form as it stands open in a browser, with an answer typed into it, and its token."""
    return shown_form(browser.client, address) | {"who_for": WORDS}, browser.token(address)


def test_what_was_typed_when_the_session_ended_is_shown_after_signing_in_and_not_yet_saved(
    browser: Browser, entry: ChangeRequest
) -> None:
    address = step_of(entry, "who")
    typed, token = opened(browser, address)
    expire()

    told = browser.post(address, typed, token=token)
    assert told.status_code == 403
    assert "What you typed is kept for an hour." in text_of(told)
    assert WORDS in text_of(told)
    assert f'href="{address}"' in told.content.decode()

    asked = browser.get(address)
    assert LOGIN in asked["Location"]
    assert "What you typed is not lost" in text_of(browser.get(asked["Location"]))
    assert browser.sign_in(to=address)["Location"] == address

    page = browser.get(address)
    assert "Not saved yet" in text_of(page)
    shown = form_on(page)
    assert shown["who_for"] == WORDS
    entry.refresh_from_db()
    assert "who_for" not in entry.texts

    saved = browser.post(address, shown, token=browser.token(address))
    assert saved.status_code == 302
    entry.refresh_from_db()
    assert entry.texts["who_for"] == WORDS
    assert "Not saved yet" not in text_of(browser.get(address))


def test_a_draft_that_was_saved_elsewhere_meanwhile_is_not_overwritten_unseen(
    browser: Browser, entry: ChangeRequest
) -> None:
    address = step_of(entry, "who")
    typed, token = opened(browser, address)
    other = signed_in(browser.somebody)
    other.post(address, shown_form(other, address) | {"who_for": "Saved on the phone"})
    expire()
    browser.post(address, typed, token=token)
    browser.sign_in(to=address)

    answer = browser.post(address, form_on(browser.get(address)), token=browser.token(address))

    assert "Saved on the phone" in text_of(answer)
    assert WORDS in text_of(answer)
    entry.refresh_from_db()
    assert entry.texts["who_for"] == "Saved on the phone"


def test_it_is_kept_through_a_sign_in_with_a_code(browser: Browser, entry: ChangeRequest) -> None:
    secret = generate_totp_secret()
    TOTP.activate(browser.somebody, secret)
    address = step_of(entry, "who")
    typed, token = opened(browser, address)
    expire()
    browser.post(address, typed, token=token)

    code_page = browser.sign_in(to=address)["Location"]
    code = format_hotp_value(one_time_value(secret, next(iter(yield_hotp_counters_from_time()))))
    answer = browser.post(code_page, {"code": code}, token=browser.token(code_page))

    assert answer["Location"] == address
    assert form_on(browser.get(address))["who_for"] == WORDS


def test_a_token_that_no_longer_fits_after_signing_in_elsewhere_loses_nothing(
    browser: Browser, entry: ChangeRequest
) -> None:
    address = step_of(entry, "who")
    typed, token = opened(browser, address)
    browser.client.logout()
    browser.sign_in(to="/")

    told = browser.post(address, typed, token=token)

    assert told.status_code == 403
    assert form_on(browser.get(address))["who_for"] == WORDS


def test_a_password_that_was_changed_elsewhere_loses_nothing(browser: Browser, entry: ChangeRequest) -> None:
    address = step_of(entry, "who")
    typed, token = opened(browser, address)
    browser.somebody.set_password(PASSWORD + "!")
    browser.somebody.save()

    asked = browser.post(address, typed, token=token)

    assert LOGIN in asked["Location"]
    browser.somebody.set_password(PASSWORD)
    browser.somebody.save()
    cache.clear()
    browser.sign_in(to=address)
    assert form_on(browser.get(address))["who_for"] == WORDS


def test_where_reading_is_not_public_nothing_is_lost_either(browser: Browser, entry: ChangeRequest) -> None:
    address = step_of(entry, "who")
    with override_settings(PUBLIC_READING=False):
        typed, token = opened(browser, address)
        expire()
        asked = browser.post(address, typed, token=token)
        assert LOGIN in asked["Location"]
        browser.sign_in(to=address)
        assert form_on(browser.get(address))["who_for"] == WORDS


def test_the_first_page_and_the_last_lose_nothing(browser: Browser, entry: ChangeRequest) -> None:
    for address, field in (("/services/new/", "name"), (step_of(entry, "check"), "source")):
        typed, token = opened(browser, address)
        expire()
        browser.post(address, typed | {field: WORDS}, token=token)
        browser.sign_in(to=address)
        assert form_on(browser.get(address))[field] == WORDS


def test_somebody_else_who_signs_in_there_is_not_shown_it(browser: Browser, cast: Cast) -> None:
    typed, token = opened(browser, "/services/new/")
    expire()
    browser.post("/services/new/", typed | {"name": WORDS}, token=token)
    cast.colleague.set_password(PASSWORD)
    cast.colleague.save()

    browser.sign_in(to="/services/new/", somebody=cast.colleague)

    assert WORDS not in browser.get("/services/new/").content.decode()


@pytest.mark.parametrize("whose", ["", "xyz", "1:abc"])
def test_a_tampered_name_of_the_person_is_nobodys(browser: Browser, entry: ChangeRequest, whose: str) -> None:
    address = step_of(entry, "who")
    typed, token = opened(browser, address)
    expire()
    browser.post(address, typed | {"typed_by": whose}, token=token)
    browser.sign_in(to=address)

    assert (WORDS in browser.get(address).content.decode()) is (whose == "")


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"referer": "https://evil.example/"}, {}],
)
def test_what_another_site_sends_is_neither_kept_nor_shown(
    browser: Browser, entry: ChangeRequest, headers: dict[str, str]
) -> None:
    address = step_of(entry, "who")
    typed, token = opened(browser, address)
    expire()

    told = browser.post(address, typed, token=token, headers=headers)

    assert WORDS not in text_of(told)
    assert not told.cookies[
        settings.SESSION_COOKIE_NAME
    ].value  # the old one is taken away, and no other made
    browser.sign_in(to=address)
    assert WORDS not in browser.get(address).content.decode()


def test_a_referer_of_this_site_is_enough_where_no_origin_is_sent(
    browser: Browser, entry: ChangeRequest
) -> None:
    address = step_of(entry, "who")
    typed, token = opened(browser, address)
    expire()

    told = browser.post(address, typed, token=token, headers={"referer": f"http://testserver{address}"})

    assert WORDS in text_of(told)


def test_it_is_kept_for_an_hour(
    browser: Browser, entry: ChangeRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = step_of(entry, "who")
    typed, token = opened(browser, address)
    browser.client.logout()
    browser.sign_in(to="/")
    browser.post(address, typed, token=token)
    now = time.time()

    monkeypatch.setattr("ui.kept_typing.time.time", lambda: now + KEPT_FOR.total_seconds() - 5)
    assert WORDS in browser.get(address).content.decode()
    monkeypatch.setattr("ui.kept_typing.time.time", lambda: now + KEPT_FOR.total_seconds() + 5)
    assert WORDS not in browser.get(address).content.decode()


def test_a_session_of_nobody_that_keeps_words_ends_with_them(browser: Browser, entry: ChangeRequest) -> None:
    address = step_of(entry, "who")
    typed, token = opened(browser, address)
    expire()
    browser.post(address, typed, token=token)

    assert browser.client.session.get_expiry_age() <= KEPT_FOR.total_seconds()
    browser.sign_in(to=address)
    assert browser.client.session.get_expiry_age() > KEPT_FOR.total_seconds()


def test_more_than_a_session_should_hold_is_not_kept_and_the_page_says_how_to_find_it(
    browser: Browser, entry: ChangeRequest
) -> None:
    address = step_of(entry, "who")
    typed, token = opened(browser, address)
    expire()

    told = browser.post(address, typed | {"who_for": "x" * (LONGEST + 1)}, token=token)

    assert "Use your browser’s back button to return to the form." in text_of(told)


def test_only_a_few_pages_are_kept_the_last_ones(browser: Browser, entry: ChangeRequest) -> None:
    pages = [step_of(entry, step) for step in ("what", "who", "refer", "where")]
    forms = {address: opened(browser, address) for address in pages}
    expire()
    for address in pages:
        typed, token = forms[address]
        browser.post(address, typed, token=token)
    browser.sign_in(to="/")

    assert len(pages) > MOST_PAGES
    shown = ["Not saved yet" in text_of(browser.get(address)) for address in pages]
    assert shown == [False, True, True, True]


def test_what_is_saved_can_be_looked_at_instead(browser: Browser, entry: ChangeRequest) -> None:
    address = step_of(entry, "who")
    typed, token = opened(browser, address)
    expire()
    browser.post(address, typed, token=token)
    browser.sign_in(to=address)

    page = browser.get(f"{address}?saved")

    assert WORDS not in page.content.decode()
    assert WORDS in browser.get(address).content.decode()


def test_other_forms_keep_nothing(browser: Browser) -> None:
    token = browser.token(LOGIN)
    expire()

    told = browser.post(
        "/accounts/login/", {"login": "x@example.org", "password": "a secret"}, token=token or "x" * 64
    )

    assert told.status_code in (302, 403)
    assert "a secret" not in told.content.decode()
