"""Which messages an address gets, and how often."""

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.forms.scope import posted
from notices.addresses import preference_of
from notices.doors import Reader, for_account_or_mailbox
from notices.forms import PreferenceForm
from notices.links import page
from notices.models import Kind, Preference


@require_http_methods(["GET", "HEAD", "POST"])
@for_account_or_mailbox(page="messages")
def messages(request: HttpRequest, reader: Reader) -> HttpResponse:
    """`/account/messages/`: at once, weekly or none. A mailbox without an account only ever gets reminders."""
    kinds = list(Kind) if reader.person else [Kind.REMINDERS]
    form = PreferenceForm(
        posted(request), preference=preference_of(reader.address), kinds=kinds, key=reader.key
    )
    if form.is_valid():
        Preference.objects.update_or_create(address=reader.address, defaults=form.chosen)
        told.success(request, _("Your choice is saved."))
        return redirect(page("messages", key=reader.key))
    return render(request, "notices/messages.html", {"form": form, "reader": reader})
