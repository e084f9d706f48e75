"""What people ask for, what was published, and what readers report: to look at. The review desk decides."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.admin.table import ReadOnlyTable
from provision.models import ChangeRequest, EntryStatus, ProblemReport, Revision


@admin.register(ChangeRequest)
class ChangeRequestTable(ReadOnlyTable):
    """Drafts are nobody's but their sender's, and are not shown."""

    list_display = ["name", "status", "submitted_at", "decided_at", "reason_code", "is_demonstration"]
    list_filter = ["status", "reason_code", "is_demonstration"]
    search_fields = ["service__name", "organisation__name", "public_id"]
    date_hierarchy = "submitted_at"
    readonly_fields = ("desk",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).exclude(status=EntryStatus.DRAFT)

    @admin.display(description=gettext_lazy("To decide about it"))
    def desk(self, asked: ChangeRequest) -> SafeString:
        """The page where curators decide."""
        return _linked(reverse("review-request", args=[asked.public_id]))


@admin.register(Revision)
class RevisionTable(ReadOnlyTable):
    list_display = ["service", "number", "made_at", "role"]
    list_filter = ["role"]
    list_select_related = ["service"]
    search_fields = ["service__name"]
    date_hierarchy = "made_at"
    readonly_fields = ("desk",)

    @admin.display(description=gettext_lazy("Told in words"))
    def desk(self, revision: Revision) -> SafeString:
        """The page that tells all versions of the service in words."""
        return _linked(reverse("review-service", args=[revision.service.public_id]))


@admin.register(ProblemReport)
class ProblemReportTable(ReadOnlyTable):
    list_display = ["service", "made_at", "settled_at", "outcome"]
    list_filter = [("settled_at", admin.EmptyFieldListFilter)]
    list_select_related = ["service"]
    search_fields = ["service__name", "outcome"]
    date_hierarchy = "made_at"
    readonly_fields = ("desk",)

    @admin.display(description=gettext_lazy("To settle it"))
    def desk(self, report: ProblemReport) -> SafeString:
        """The page where curators settle it."""
        return _linked(reverse("problem", args=[report.public_id]))


def _linked(address: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', address, _("At the review desk"))
