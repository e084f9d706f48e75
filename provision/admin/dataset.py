"""Where reference facts come from, and what a pack last wrote."""

from django.contrib import admin

from provision.admin.table import CuratedTable, ReadOnlyTable
from provision.models import DataSource, PackRecord


@admin.register(DataSource)
class DataSourceTable(CuratedTable):
    list_display = ["title", "licence", "as_at", "rows", "order"]
    search_fields = ["title", "holds", "publisher", "licence"]
    fixed_fields = ("code",)


@admin.register(PackRecord)
class PackRecordTable(ReadOnlyTable):
    list_display = ["key", "table", "pack"]
    list_filter = ["pack", "table"]
    search_fields = ["key"]
