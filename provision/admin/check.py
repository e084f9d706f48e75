"""Dated statements that a list is complete, or that there is no service."""

from django.contrib import admin

from provision.admin.table import CuratedTable
from provision.models import ProvisionCheck


@admin.register(ProvisionCheck)
class CheckTable(CuratedTable):
    list_display = ["area", "need", "stage", "outcome", "checked_on", "checked_by_role", "is_demonstration"]
    list_filter = ["outcome", "is_demonstration"]
    list_select_related = ["area", "need", "stage"]
    search_fields = ["area__name", "area__code", "need__label", "stage__label", "checked_by_role"]
    date_hierarchy = "checked_on"
    autocomplete_fields = ["area", "need", "stage"]
    scoped_fields = ("area",)
    readonly_fields = ("is_demonstration",)
