"""Prisons, offices and courts, and postcode districts."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from provision.admin.table import CuratedTable, PlainTable, fieldset
from provision.models import Place, PostcodeDistrict


@admin.register(Place)
class PlaceTable(CuratedTable):
    list_display = ["name", "kind", "code", "postcode", "is_approximate", "as_at"]
    list_filter = ["kind", "is_approximate", "operator"]
    search_fields = ["name", "name_cy", "code", "postcode", "address"]
    autocomplete_fields = ["areas"]
    fixed_fields = ("kind", "code")
    fieldsets = [
        fieldset(None, "kind", "code", "name", "name_cy", "url"),
        fieldset(_("Where"), "address", "postcode", ("easting", "northing"), "is_approximate", "areas"),
        fieldset(_("What it is"), "function", "category", "operator", "holds_children"),
        fieldset(_("Who says so"), "source", "as_at", "note"),
    ]


@admin.register(PostcodeDistrict)
class PostcodeDistrictTable(PlainTable):
    list_display = ["code", "authority_code", "is_non_geographic"]
    list_filter = ["is_non_geographic"]
    search_fields = ["code", "authority_code"]
    fixed_fields = ("code",)
