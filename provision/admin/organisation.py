"""Bodies that commission, provide, refer, regulate or speak for users."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from provision.admin.inline import Inline
from provision.admin.table import CuratedTable, fieldset
from provision.models import Organisation, OrganisationCode, OrganisationRole


class CodeInline(Inline):
    model = OrganisationCode
    extra = 1


@admin.register(Organisation)
class OrganisationTable(CuratedTable):
    list_display = ["name", "kind", "valid_from", "valid_to", "is_demonstration"]
    list_filter = [("kind", admin.RelatedOnlyFieldListFilter), "is_demonstration"]
    list_select_related = ["kind"]
    search_fields = ["name", "name_cy", "codes__value"]
    autocomplete_fields = ["kind", "areas", "successors"]
    readonly_fields = ("public_id", "is_demonstration")
    inlines = [CodeInline]
    fieldsets = [
        fieldset(None, "name", "name_cy", "kind", "roles", "areas"),
        fieldset(_("How to reach it"), "url", "email"),
        fieldset(_("Since when, until when"), ("valid_from", "valid_to"), "successors"),
        fieldset(_("Who says so"), "source", "note", "stated_none", "public_id", "is_demonstration"),
    ]

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name == "roles":
            return RolesField(
                label=capfirst(db_field.verbose_name), help_text=_("None ticked: not known"), required=False
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class RolesField(forms.MultipleChoiceField):
    """Roles as boxes to tick. None ticked is not known, which is not the same as none."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=OrganisationRole.choices, **kwargs)

    def clean(self, value: Any) -> list[str] | None:
        return super().clean(value) or None
