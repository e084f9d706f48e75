"""The links that stand on every page: sections at the top, what the site says about itself at the bottom.

Both are tables. A row whose page does not exist yet is skipped, so a section appears as soon as its first page does.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.http import HttpRequest
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()


@dataclass(frozen=True)
class Section:
    """A part of the site: the name of its first page, what it is called, and the permission that shows it."""

    url_name: str
    label: str | Promise
    permission: str = ""


@dataclass(frozen=True)
class Link:
    """A section as one page shows it. `current` is the value of aria-current, or empty."""

    label: str | Promise
    address: str
    current: str


SECTIONS = (
    Section("find-route", _("Find a route")),
    Section("gaps", _("Gaps")),
    Section("services", _("Services")),
    Section("areas", _("Areas")),
    Section("pathways", _("Pathways")),
    Section("toolkit", _("Toolkit")),
    Section("entries", _("My entries"), "provision.submit_service"),
    Section("review", _("Review"), "provision.review_service"),
    Section("people", _("People"), "accounts.view_person"),
    Section("admin:index", _("Admin"), "accounts.use_admin"),
)
FOOTER = (
    Section("about", _("About")),
    Section("method", _("Method")),
    Section("data-sources", _("Data sources")),
    Section("accessibility", _("Accessibility")),
    Section("privacy", _("Privacy and cookies")),
)


@register.inclusion_tag("ui/navigation.html", takes_context=True)
def navigation(context: Context) -> dict[str, object]:
    """The sections that exist and that this person may use, and the way in or out."""
    request = context.get("request")
    user = getattr(request, "user", None) or AnonymousUser()
    return {
        "links": links([section for section in SECTIONS if shows(section, user=user)], request=request),
        "user": user,
        "csrf_token": context.get("csrf_token"),
        "account": address("own-account"),
        "sign_in": address("account_login"),
        "sign_out": address("account_logout"),
    }


@register.inclusion_tag("ui/footer_links.html", takes_context=True)
def footer_links(context: Context) -> dict[str, object]:
    """The pages that the site says about itself."""
    return {"links": links(FOOTER, request=context.get("request"))}


@register.simple_tag
def home() -> str:
    """The address of the first page, which the site's name links to."""
    return address("dashboard") or "/"


@register.simple_tag
def address_of(url_name: str) -> str:
    """The address of a page that may not exist, for a template that then leaves the link out."""
    return address(url_name)


def links(sections: Iterable[Section], *, request: HttpRequest | None) -> list[Link]:
    """The sections as links, without those that have no page yet."""
    path = request.path if request else ""
    found = [(section, address(section.url_name)) for section in sections]
    return [Link(section.label, where, currency(where, path=path)) for section, where in found if where]


def shows(section: Section, *, user: AbstractUser | AnonymousUser) -> bool:
    """Whether this person sees the section. Where reading needs a sign-in, nobody else sees any."""
    if not (settings.PUBLIC_READING or user.is_authenticated):
        return False
    return not section.permission or user.has_perm(section.permission)


def currency(section_address: str, *, path: str) -> str:
    """`page` on the section's first page, `true` on the pages below it, else empty."""
    if path == section_address:
        return "page"
    return "true" if path.startswith(section_address) else ""


def address(url_name: str) -> str:
    """Where the page is, or empty when the site has no page of that name."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
