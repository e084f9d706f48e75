"""The links that stand on every page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import path
from pytest_django.fixtures import Settings

from tests.ui.dom import Element, parsed
from ui.templatetags.navigation import address
from ui.views import pages

urlpatterns = [
    path("gaps/", pages.healthz, name="gaps"),
    path("areas/", pages.healthz, name="areas"),
    path("review/", pages.healthz, name="review"),
    path("privacy/", pages.privacy, name="privacy"),
    path("sign-in/", pages.healthz, name="account_login"),
    path("sign-out/", pages.healthz, name="account_logout"),
]
pytestmark = pytest.mark.urls(__name__)


class Curator(AnonymousUser):
    """Someone signed in who may review."""

    is_authenticated = True  # type: ignore[assignment]

    def has_perm(self, perm: str, obj: object = None) -> bool:
        return perm == "provision.review_service"


def test_a_section_without_a_page_is_left_out() -> None:
    assert _labels(_request("/")) == ["Gaps", "Areas", "Sign in"]
    assert address("pathways") == ""


def test_the_section_in_view_is_marked() -> None:
    assert _current(_request("/areas/")) == {"Areas": "page"}
    assert _current(_request("/areas/N07/")) == {"Areas": "true"}


def test_a_curator_sees_what_waits_for_review() -> None:
    assert "Review" in _labels(_request("/", user=Curator()))
    assert "Review" not in _labels(_request("/"))


def test_someone_signed_in_is_led_to_the_page_that_signs_out() -> None:
    html = _navigation(_request("/", user=Curator()))

    links = {link.text: link.attributes["href"] for link in html.all("app-nav__link")}
    assert links["Sign out"] == "/sign-out/"
    assert not html.all("app-nav__form")


def test_where_reading_needs_a_sign_in_only_that_is_offered(settings: Settings) -> None:
    settings.PUBLIC_READING = False

    assert _labels(_request("/")) == ["Sign in"]
    assert "Gaps" in _labels(_request("/", user=Curator()))


def test_the_navigation_needs_no_request() -> None:
    html = parsed(Template("{% load navigation %}{% navigation %}{% footer_links %}").render(Context()))

    assert [link.text for link in html.walk() if link.name == "a"] == [
        "Gaps",
        "Areas",
        "Sign in",
        "Privacy and cookies",
    ]


def _request(at: str, *, user: AnonymousUser | None = None) -> HttpRequest:
    request = RequestFactory().get(at)
    request.user = user or AnonymousUser()
    return request


def _navigation(request: HttpRequest) -> Element:
    return parsed(Template("{% load navigation %}{% navigation %}").render(Context({"request": request})))


def _labels(request: HttpRequest) -> list[str]:
    return [element.text for element in _navigation(request).all("app-nav__link")]


def _current(request: HttpRequest) -> dict[str, str]:
    links = _navigation(request).all("app-nav__link")
    return {link.text: link.attributes["aria-current"] for link in links if "aria-current" in link.attributes}
