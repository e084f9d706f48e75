"""Sites beside a service's first one, which is part of its entry and changed by a correction."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from provision.admin.table import CuratedTable, fieldset
from provision.models import Service, Site
from provision.person import person_behind

NOT_YOURS = {"invalid_choice": _("This is not one of the services that you look after.")}


@admin.register(Site)
class SiteTable(CuratedTable):
    list_display = ["__str__", "service", "postcode", "address_visibility", "is_first"]
    list_filter = ["address_visibility", "is_first"]
    list_select_related = ["service"]
    search_fields = ["name", "service__name", "postcode"]
    autocomplete_fields = ["service", "co_located_at"]
    fixed_fields = ("service",)
    readonly_fields = ("public_id", "sender_id", "is_first")
    fieldsets = [
        fieldset(None, "service", "name", "is_first", "phone", "co_located_at"),
        fieldset(_("Where, and who may know it"), "address", "postcode", "address_visibility"),
        fieldset(_("Where the entry comes from"), "public_id", "sender_id", "stated_none"),
    ]

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_change_permission(request, obj) and not _is_first(obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not _is_first(obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """From the list: never a first site, whose facts are those of its service."""
        super().delete_queryset(request, queryset.filter(is_first=False))

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name == "service":
            own = person_behind(request).within_scope(self.permission("change"), Service.objects.all())
            kwargs |= {"queryset": own, "error_messages": NOT_YOURS}
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def _is_first(site: models.Model | None) -> bool:
    return isinstance(site, Site) and site.is_first
