"""Services: what they are, whom they take, where they are, and who says so.

Their status is moved by the workflow alone, and they are withdrawn, never deleted.
"""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from provision.admin.service_lists import ActivityInline, CoverageInline, NeedInline, SiteInline
from provision.admin.service_moves import publish, withdraw
from provision.admin.table import CuratedTable, fieldset
from provision.models import Service
from provision.workflow import CURATE


@admin.register(Service)
class ServiceTable(CuratedTable):
    list_display = ["name", "status", "delivery", "ends_on", "last_checked_on", "organisation"]
    list_filter = ["status", "delivery", "provision_kind", "support_or_treatment", "is_demonstration"]
    list_select_related = ["organisation"]
    search_fields = ["name", "name_cy", "organisation__name", "sender_id"]
    date_hierarchy = "last_checked_on"
    actions = [publish, withdraw]
    autocomplete_fields = ["organisation", "service_type", "stages", "settings", "exclusions", "access_routes", "commissioners"]  # fmt: skip
    readonly_fields = ("public_id", "status", "sender", "sender_id", "original_labels", "is_demonstration")
    inlines = [NeedInline, CoverageInline, SiteInline, ActivityInline]
    fieldsets = [
        fieldset(None, "status", "name", "name_cy", "organisation", "url", "summary", "description"),
        fieldset(_("What it is"), "service_type", "provision_kind", "tier", "support_or_treatment", "stages", "settings"),
        fieldset(_("Who it is for"), "who_for", "sexes", ("min_age", "max_age"), "exclusions", "languages", "accessibility", "cost_to_user"),
        fieldset(_("How to refer"), "how_to_refer", "access_routes", "required_documents", "opening_hours", "lead_role",
                 ("referral_email", "referral_phone"), ("referrals_open_on", "referrals_close_on")),
        fieldset(_("How much it can do"), ("starts_per_year", "places", "mean_weeks"), "probation_share", "capacity_as_at",
                 ("wait_weeks", "wait_as_at")),
        fieldset(_("Whether it is running, and who pays"), "delivery", ("starts_on", "ends_on"), "commissioners", "funding_ends_on"),
        fieldset(_("Who says so"), "source", ("source_date", "confidence"), "last_checked_on", "stated_none", "note"),
        fieldset(_("Where the entry comes from"), "public_id", ("sender", "sender_id"), "original_labels", "is_demonstration"),
    ]  # fmt: skip

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Nobody: events and figures refer to what was. Withdraw it instead."""
        return False

    def has_curate_permission(self, request: HttpRequest) -> bool:
        """Whether the actions that move entries are offered."""
        return request.user.has_perm(CURATE)
