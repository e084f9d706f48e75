"""What happened, to look at."""

from django.contrib import admin

from provision.admin.table import ReadOnlyTable
from provision.models import Event


@admin.register(Event)
class EventTable(ReadOnlyTable):
    list_display = ["at", "action", "subject", "before", "after", "role", "actor_id"]
    list_filter = ["action", "role", "is_demonstration"]
    search_fields = ["subject", "reason"]
    date_hierarchy = "at"
