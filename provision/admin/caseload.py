"""How many people are supervised."""

from django.contrib import admin

from provision.admin.table import CuratedTable
from provision.models import Caseload


@admin.register(Caseload)
class CaseloadTable(CuratedTable):
    list_display = ["area", "as_at", "group", "sex", "people", "standing", "is_demonstration"]
    list_filter = ["group", "sex", "standing", "is_demonstration"]
    list_select_related = ["area"]
    search_fields = ["area__name", "area__code", "source"]
    date_hierarchy = "as_at"
    autocomplete_fields = ["area"]
    scoped_fields = ("area",)
    readonly_fields = ("is_demonstration",)
