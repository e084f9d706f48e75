"""For how long facts hold: administrators alone change it."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from provision.admin.table import CuratedTable, fieldset
from provision.models import FreshnessSettings


@admin.register(FreshnessSettings)
class FreshnessSettingsTable(CuratedTable):
    """One row: it is added once, and taken away to go back to the clocks' own days."""

    list_display = ["__str__", "contact_days", "eligibility_days", "today_days", "capacity_days"]
    fieldsets = [
        fieldset(_("What readers are told"), "contact_days", "eligibility_days", "today_days"),
        fieldset(_("What readers are told, and the calculation of gaps"), "capacity_days"),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not FreshnessSettings.objects.exists()

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        obj.pk = 1
        super().save_model(request, obj, form, change)
