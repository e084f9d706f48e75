"""The door of pages that open for an account, or for the key of a mailbox that has none."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from accounts.models import User
from notices.addresses import plain
from notices.bearer import HasAccountError, LinkIsOverError, key_in, mailbox_behind

_Rest = ParamSpec("_Rest")


@dataclass(frozen=True)
class Reader:
    """Who a page is for: a person with an account, or nobody but a mailbox, whose key the page hands on."""

    address: str
    person: User | None = None
    key: str = ""


_View = Callable[Concatenate[HttpRequest, Reader, _Rest], HttpResponse]


def for_account_or_mailbox(*, page: str) -> Callable[[_View[_Rest]], Callable[..., HttpResponse]]:
    """Hand the view its reader. Whoever has neither an account nor a key is asked to sign in, and led to `page`."""

    def close(view: _View[_Rest]) -> Callable[..., HttpResponse]:
        @never_cache
        @wraps(view)
        def opened(request: HttpRequest, *args: _Rest.args, **kwargs: _Rest.kwargs) -> HttpResponse:
            try:
                reader = _reader(request)
            except LinkIsOverError:
                return render(request, "notices/link_over.html", status=410)
            except HasAccountError:
                return redirect(page)
            if reader is None:
                return redirect_to_login(reverse(page))
            return view(request, reader, *args, **kwargs)

        return opened

    return close


def _reader(request: HttpRequest) -> Reader | None:
    if key := key_in(request):
        return Reader(mailbox_behind(key), key=key)
    if isinstance(request.user, AnonymousUser):
        return None
    return Reader(plain(request.user.email), person=request.user)
