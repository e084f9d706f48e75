"""What somebody typed into a form that could not be taken, kept until it can be shown to them again.

A session ends while somebody types, or a form's token no longer fits after signing in elsewhere. A page marked with
`keeps_typing` loses nothing then: what was sent waits in the visitor's session, for a short time and up to a size, and
the page shows it when it is next opened, in the form and not yet saved.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve

_View = TypeVar("_View", bound=Callable[..., HttpResponse])
KEPT_FOR = timedelta(hours=1)
LONGEST = 60_000
"""Characters of one form, as it is sent."""
MOST_PAGES = 3
TYPED_BY, SHOW_SAVED = "typed_by", "saved"
"""The hidden field that says whose form it was, and the query that asks for the page as it is saved."""
_KEY, _MARK, _TOKEN = "kept_typing", "keeps_typing", "csrfmiddlewaretoken"
_signer = Signer(salt="typed by")


def keeps_typing(view: _View) -> _View:
    """Mark a page whose form loses nothing. Put it outside the decorator that asks people to sign in.

    The view asks `typed_before` for what was typed, and posts to its own address.
    """

    @wraps(view)
    def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if request.method == "POST" and isinstance(answer, HttpResponseRedirect):
            if answer.url.partition("?")[0] == resolve_url(settings.LOGIN_URL):
                keep(request)
            else:
                forget(request)
        return answer

    keeping.__dict__[_MARK] = True
    return cast(_View, keeping)


def keep_where_asked(request: HttpRequest) -> bool:
    """Keep what was sent to a page that is marked; whether it was kept. For middleware, and for the page on tokens."""
    try:
        is_marked = hasattr(resolve(request.path_info).func, _MARK)
    except Resolver404:
        return False
    return is_marked and keep(request)


def keep(request: HttpRequest) -> bool:
    """Keep what was sent, unless it is too long or does not come from a page of this site; whether it was kept."""
    if request.method != "POST" or not came_from_here(request):
        return False
    typed = request.POST.copy()
    typed.pop(_TOKEN, None)
    text = typed.urlencode()
    if len(text) > LONGEST:
        return False
    pages = _fresh(request)
    pages.pop(request.path, None)
    pages[request.path] = {"at": int(time.time()), "text": text}
    request.session[_KEY] = dict(list(pages.items())[-MOST_PAGES:])
    if not request.user.is_authenticated:
        request.session.set_expiry(KEPT_FOR)
    return True


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What this visitor typed into this page and could not send; None where nothing waits, or what is saved is asked for."""
    if request.method == "POST" or SHOW_SAVED in request.GET:
        return None
    page = _fresh(request).get(request.path)
    typed = QueryDict(page["text"]) if page else None
    return typed if typed is not None and _may_be_of(request.user, typed) else None


def forget(request: HttpRequest) -> None:
    """Nothing waits for this page any more."""
    pages = request.session.get(_KEY, {})
    if request.path in pages:
        request.session[_KEY] = {path: page for path, page in pages.items() if path != request.path}


def has_kept(request: HttpRequest) -> bool:
    """Whether something that this visitor typed waits for them."""
    return bool(_fresh(request))


def signed_as(user: AbstractUser | AnonymousUser) -> str:
    """What the hidden field holds: whose form it is, so that nobody else who signs in there is shown their words."""
    return _signer.sign(str(user.pk)) if user.is_authenticated else ""


def texts_typed(request: HttpRequest) -> list[str]:
    """The words that were sent, for a page that shows them once more; nothing from another site's page."""
    if not came_from_here(request):
        return []
    hidden = {_TOKEN, TYPED_BY, "edition", "public_id", "seen_version", "warned"}
    sent = [text for name, texts in request.POST.lists() if name not in hidden for text in texts]
    return [text.strip()[:LONGEST] for text in sent if text.strip()]


def came_from_here(request: HttpRequest) -> bool:
    """Whether a form was sent from a page of this site, as the browser says. What another site sends is never kept."""
    own = f"{request.scheme}://{request.get_host()}"
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin == own or origin in settings.CSRF_TRUSTED_ORIGINS
    return request.headers.get("Referer", "").startswith(f"{own}/")


def _fresh(request: HttpRequest) -> dict[str, dict[str, Any]]:
    since = time.time() - KEPT_FOR.total_seconds()
    kept: dict[str, dict[str, Any]] = request.session.get(_KEY, {})
    return {path: page for path, page in kept.items() if page["at"] >= since}


def _may_be_of(user: AbstractUser | AnonymousUser, typed: QueryDict) -> bool:
    """Somebody who has not signed in is taken for the person who typed; somebody else who has is not."""
    whose = typed.get(TYPED_BY)
    if not whose or not user.is_authenticated:
        return True
    try:
        return _signer.unsign(whose) == str(user.pk)
    except BadSignature:
        return False
