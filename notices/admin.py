"""Whether messages go out, to look at. Their texts are not kept; addresses are for those who may see people."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.people import VIEW
from notices.models import Message
from provision.admin.table import ReadOnlyTable
from provision.person import person_behind

FACTS = ("key", "state", "is_digest", "made_at", "sent_at", "attempts", "problem")


@admin.register(Message)
class MessageTable(ReadOnlyTable):
    list_filter = ["state", "is_digest", "problem"]
    search_fields = ("key",)
    date_hierarchy = "made_at"

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return (*FACTS, *_address_for(request))

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return (
            "made_at",
            "state",
            "is_digest",
            "notices_told",
            "attempts",
            "problem",
            "sent_at",
            *_address_for(request),
        )

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return (*self.search_fields, *_address_for(request))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        messages: QuerySet[Model] = super().get_queryset(request).annotate(told=Count("notices"))
        return messages

    @admin.display(description=_("notices"))
    def notices_told(self, message: Any) -> int:
        told: int = message.told
        return told


def _address_for(request: HttpRequest) -> tuple[str, ...]:
    """The column of addresses, where this person may see who everybody is."""
    return ("address",) if person_behind(request).holds_everywhere(VIEW) else ()
