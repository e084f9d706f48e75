"""Areas with their codes and overlaps, known changes, and published statistics."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from provision.admin.inline import Inline
from provision.admin.table import CuratedTable, PlainTable, fieldset
from provision.models import Area, AreaChange, AreaCode, AreaOverlap, AreaStatistic


class CodeInline(Inline):
    model = AreaCode
    extra = 1


class LargerAreaInline(Inline):
    model = AreaOverlap
    fk_name = "area"
    autocomplete_fields = ["larger"]
    verbose_name = _("larger area that holds this authority, or a share of it")
    verbose_name_plural = _("larger areas that hold this authority, or a share of it")


class AuthorityInline(Inline):
    model = AreaOverlap
    fk_name = "larger"
    autocomplete_fields = ["area"]
    verbose_name = _("authority that this area is made of")
    verbose_name_plural = _("authorities that this area is made of")


@admin.register(Area)
class AreaTable(CuratedTable):
    list_display = ["name", "type", "code", "parent", "valid_from", "valid_to", "is_inferred"]
    list_filter = ["type", "is_inferred", "scheme"]
    list_select_related = ["parent"]
    search_fields = ["name", "name_cy", "code", "alt_names", "codes__value"]
    autocomplete_fields = ["parent", "successors"]
    fixed_fields = ("code", "scheme", "type")
    inlines = [CodeInline, LargerAreaInline, AuthorityInline]
    fieldsets = [
        fieldset(None, "code", "scheme", "type", "name", "name_cy", "name_cy_basis", "alt_names"),
        fieldset(_("Where it lies"), "parent", "adults", "boundary", "is_inferred"),
        fieldset(_("Since when, until when"), ("valid_from", "valid_to"), "successors"),
        fieldset(_("In words"), "description", "note", "stated_none"),
    ]


@admin.register(AreaChange)
class AreaChangeTable(CuratedTable):
    list_display = ["when", "change", "old_names", "new_names"]
    list_filter = ["change"]
    search_fields = ["old_names", "new_names", "old_codes", "new_codes", "note"]


@admin.register(AreaStatistic)
class AreaStatisticTable(PlainTable):
    list_display = ["area", "measure", "value", "unit", "as_at"]
    list_filter = ["measure", "as_at"]
    list_select_related = ["area"]
    search_fields = ["area__name", "area__code", "measure"]
    autocomplete_fields = ["area"]
