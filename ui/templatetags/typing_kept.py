"""What pages say about words that wait: see `ui.kept_typing`."""

from django import template
from django.contrib.auth.models import AnonymousUser
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ui.kept_typing import TYPED_BY, has_kept, signed_as

register = template.Library()


@register.simple_tag(takes_context=True)
def typed_by(context: Context) -> SafeString:
    """A hidden field for a form of a page that `keeps_typing`: whose form it is."""
    user = getattr(context.get("request"), "user", None) or AnonymousUser()
    return format_html('<input type="hidden" name="{}" value="{}">', TYPED_BY, signed_as(user))


@register.inclusion_tag("ui/typing_waits.html", takes_context=True)
def typing_waits(context: Context) -> dict[str, object]:
    """For the page that asks people to sign in: what they typed is not lost."""
    request = context.get("request")
    return {"waits": request is not None and has_kept(request)}


@register.inclusion_tag("ui/typing_shown.html")
def typing_shown(is_shown: bool) -> dict[str, object]:
    """For the page itself: the form shows what was typed before, and it is not saved yet."""
    return {"is_shown": is_shown}
