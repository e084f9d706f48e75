"""Doors of pages: who may come in at all. Which things they then see, the query that fetches decides."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.models import User

_View = TypeVar("_View", bound=Callable[..., HttpResponse])


def for_those_who_may(permission: str) -> Callable[[_View], _View]:
    """People who are not signed in are asked to; others without the permission are refused (403)."""

    def close(view: _View) -> _View:
        return login_required(permission_required(permission, raise_exception=True)(view))

    return close


def person_of(request: HttpRequest) -> User:
    """The signed-in person behind a request. Raises PermissionDenied where somebody forgot to close the door."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user
