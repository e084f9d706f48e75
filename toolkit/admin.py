"""Django admin for the toolkit's tables: the bibliography, and what may be changed about the method."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from provision.admin.table import CuratedTable, fieldset
from provision.models import Event
from provision.person import person_behind
from toolkit.models import EvidenceItem, MethodSettings

DISCLOSURE = ("disclosure_threshold", "disclosure_base")


@admin.register(EvidenceItem)
class EvidenceTable(CuratedTable):
    list_display = ["title", "authors", "year", "kind"]
    list_filter = ["kind", "year"]
    search_fields = ["title", "authors", "key", "summary"]
    fixed_fields = ("key",)


@admin.register(MethodSettings)
class MethodSettingsTable(CuratedTable):
    """One row: it is added once, and taken away to go back to the method's own values."""

    list_display = ["__str__", "community_share", "check_valid_days", *DISCLOSURE]
    fieldsets = [
        fieldset(_("Caseloads"), "community_share", "community_share_grounds", "caseload_valid_months"),
        fieldset(_("How long checks hold"), "check_valid_days"),
        fieldset(_("Disclosure of counts of people"), *DISCLOSURE),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not MethodSettings.objects.exists()

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Lowering what protects people from being recognised leaves an event of its own."""
        obj.pk = 1
        super().save_model(request, obj, form, change)
        for name in DISCLOSURE:
            before, after = form[name].initial, form.cleaned_data[name]
            if after < before:
                _record_lowering(request, obj, name=name, before=before, after=after)


def _record_lowering(
    request: HttpRequest, settings: models.Model, *, name: str, before: int, after: int
) -> None:
    person = person_behind(request)
    Event.objects.create(
        role=person.acting_role("toolkit.change_methodsettings"),
        actor_id=person.pk,
        action="lower disclosure control",
        subject=str(settings._meta.get_field(name).verbose_name),  # type: ignore[union-attr]  # a field of ours
        before=str(before),
        after=str(after),
    )
