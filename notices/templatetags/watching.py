"""The button that begins and ends watching an area or a service."""

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse

from accounts.models import User
from notices.watching import Thing, is_watched
from provision.models import Service

register = template.Library()


@register.inclusion_tag("notices/includes/watch_button.html", takes_context=True)
def watch_button(context: Context, thing: Thing) -> dict[str, object]:
    """`{% watch_button area %}`: for a reader without an account, a link to sign in. One query for others."""
    request: HttpRequest = context["request"]
    person = request.user if isinstance(request.user, User) else None
    return {
        "thing": thing,
        "is_service": isinstance(thing, Service),
        "address": _address(thing),
        "back": request.path,
        "person": person,
        "is_watched": person is not None and is_watched(thing, by=person),
        "csrf_token": context.get("csrf_token"),
    }


def _address(thing: Thing) -> str:
    if isinstance(thing, Service):
        return reverse("watch-service", args=[thing.public_id])
    return reverse("watch-area", args=[thing.code])
