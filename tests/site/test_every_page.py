"""Every page of the site by everybody, over the whole reference pack."""

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern

import accounts.urls
from tests.cast import Cast
from tests.site.addresses import pages, route_names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

FILES = {"procedure-docx", "procedure-pdf", "report-pdf", "report-json"}
"""Downloads, which have tests of their own."""
OWN = {
    "service-correct",
    "service-still-correct",
    "service-today",
    "problems",
    "problem",
    "review",
    "review-request",
    "review-service",
    "review-services",
    "entry",
    "entry-duplicates",
    "entry-step",
    "entry-check",
    "entry-take-back",
    "entry-withdraw",
    "due-still-correct",
    "watch-area",
    "watch-service",
    "report-unmet-need",
    "state-finding",
    "pathway-adopt",
    "pathway-step",
    "pathway-step-add",
    "pathway-step-move",
    "pathway-step-remove",
    "procedure",
    "procedure-new",
    "procedure-write",
    "procedure-lead",
    "procedure-publish",
    "procedure-teams",
    "procedure-team-off",
    "procedure-tell",
    "procedure-acknowledge",
    "procedure-acknowledge-by-link",
    "enter-return",
}
"""Pages about what somebody has begun, or may correct, which have tests of their own."""
FORMS = {
    "caseload-figures",
    "service-new",
    "messages",
    "unmet-discrepancies",
    "service-problem",
    "find-route",
}
"""Pages that take a form; reporting a problem and finding a route apart, they ask people to sign in first."""
OPEN_TO_MACHINES = {"robots", "favicon", "healthz", "readyz"}
OPEN_TO_ALL = OPEN_TO_MACHINES | {"accessibility", "privacy"}


def test_every_route_is_in_the_list_or_has_tests_elsewhere() -> None:
    of_accounts = {route.name for route in accounts.urls.urlpatterns if isinstance(route, URLPattern)}
    assert route_names() - of_accounts == (set(pages()) | FILES | OWN)


@pytest.mark.parametrize(
    "who", ["nobody", "submitter", "curator", "commissioner", "administrator", "outsider"]
)
def test_everybody_may_read_what_is_published(client: Client, cast: Cast, who: str) -> None:
    if who != "nobody":
        client.force_login(cast.people[who])
    answers = {
        address: client.get(address).status_code for addresses in pages().values() for address in addresses
    }
    assert {address: code for address, code in answers.items() if code not in {200, 302}} == {}


def test_where_reading_is_not_public_everything_asks_to_sign_in_first(client: Client) -> None:
    with override_settings(PUBLIC_READING=False):
        for name, addresses in pages().items():
            for address in addresses:
                response = client.get(address)
                asked = response.status_code == 302 and "/accounts/login/" in response["Location"]
                assert asked != (name in OPEN_TO_ALL), address


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_page_that_only_tells_refuses_to_be_written_to(client: Client, method: str) -> None:
    telling = {name: addresses for name, addresses in pages().items() if name not in FORMS}
    for addresses in telling.values():
        assert getattr(client, method)(addresses[0]).status_code == 405, addresses[0]


def test_no_page_carries_inline_script_or_style(client: Client) -> None:
    for addresses in pages().values():
        for address in addresses:
            response = client.get(address)
            if response.headers.get("Content-Type", "").startswith("text/html"):
                html = response.content.decode()
                assert " style=" not in html, address
                assert "<style" not in html, address
                assert "<script>" not in html, address
                assert "onclick=" not in html, address


def test_every_page_sends_the_policy_that_holds_scripts_and_styles_to_this_site(client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy
