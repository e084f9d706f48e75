"""Publishing and withdrawing from the list of services: through the workflow, each entry by itself."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from provision.models import EntryStatus, Service
from provision.person import person_behind
from provision.workflow import CURATE, MoveRefusedError, move


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        error_messages={"required": gettext_lazy("Say why")},
    )


@admin.action(description=gettext_lazy("Publish selected services"), permissions=["curate"])
def publish(table: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
    """Publish every selected entry that the workflow lets be published, and say why the others are not."""
    _move_all(request, queryset, to=EntryStatus.PUBLISHED, reason="")


@admin.action(description=gettext_lazy("Withdraw selected services"), permissions=["curate"])
def withdraw(table: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Ask why, then withdraw every selected entry."""
    form = ReasonForm(request.POST if "withdraw" in request.POST else None)
    if form.is_valid():
        _move_all(request, queryset, to=EntryStatus.WITHDRAWN, reason=form.cleaned_data["reason"])
        return None
    facts = {
        **table.admin_site.each_context(request),
        "title": _("Withdraw services"),
        "opts": table.opts,
        "services": queryset,
        "form": form,
        "selected_name": helpers.ACTION_CHECKBOX_NAME,
    }
    return render(request, "admin/provision/service/withdraw.html", facts)


def _move_all(request: HttpRequest, services: QuerySet[Service], *, to: EntryStatus, reason: str) -> None:
    by, moved, refusals = person_behind(request), 0, list[str]()
    for service in services:
        try:
            role = by.acting_role(CURATE, service)
            move(service, to=to, by=by, role=role, reason=reason)
        except MoveRefusedError as refused:
            refusals.append(str(refused))
        except PermissionDenied:
            refusals.append(_("“%(name)s” is not yours to move.") % {"name": service.name})
        else:
            moved += 1
    if moved:
        done = ngettext("%(count)d service is %(to)s.", "%(count)d services are %(to)s.", moved)
        messages.success(request, done % {"count": moved, "to": to.label})
    for refusal in refusals:
        messages.error(request, refusal)
