"""Services, to look at and to move: what they say is changed by a correction, which a curator publishes.

Their status is moved by the workflow alone, and they are withdrawn, never deleted.
"""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.admin.service_lists import ActivityInline, CoverageInline, NeedInline, SiteInline
from provision.admin.service_moves import publish, withdraw
from provision.admin.table import ReadOnlyTable, fieldset
from provision.models import EntryStatus, Service
from provision.workflow import CURATE


@admin.register(Service)
class ServiceTable(ReadOnlyTable):
    list_display = ["name", "status", "delivery", "ends_on", "last_checked_on", "organisation"]
    list_filter = ["status", "delivery", "provision_kind", "support_or_treatment", "is_demonstration"]
    list_select_related = ["organisation"]
    search_fields = ["name", "name_cy", "organisation__name", "sender_id"]
    date_hierarchy = "last_checked_on"
    actions = [publish, withdraw]
    readonly_fields = ("desk",)
    inlines = [NeedInline, CoverageInline, SiteInline, ActivityInline]
    fieldsets = [
        fieldset(None, "desk", "status", "version", "name", "name_cy", "organisation", "url", "summary", "description"),
        fieldset(gettext_lazy("What it is"), "service_type", "provision_kind", "tier", "support_or_treatment", "stages", "settings"),
        fieldset(gettext_lazy("Who it is for"), "who_for", "sexes", ("min_age", "max_age"), "exclusions", "languages", "accessibility", "cost_to_user"),
        fieldset(gettext_lazy("How to refer"), "how_to_refer", "access_routes", "required_documents", "opening_hours", ("lead_role", "lead_email"),
                 ("referral_email", "referral_phone"), ("referrals_open_on", "referrals_close_on")),
        fieldset(gettext_lazy("How much it can do"), ("starts_per_year", "places", "mean_weeks"), "probation_share", "capacity_as_at",
                 ("places_free", "places_free_as_at"), ("wait_weeks", "wait_as_at")),
        fieldset(gettext_lazy("Whether it is running, and who pays"), "delivery", ("starts_on", "ends_on"), "commissioners", "funding_ends_on"),
        fieldset(gettext_lazy("Who says so"), "source", ("source_date", "confidence"), ("last_checked_on", "next_review_on"),
                 ("contact_checked_on", "eligibility_checked_on"), "stated_none", "note"),
        fieldset(gettext_lazy("Where the entry comes from"), "public_id", ("sender", "sender_id"), "original_labels", "is_demonstration"),
    ]  # fmt: skip

    @admin.display(description=gettext_lazy("To change it"))
    def desk(self, service: Service) -> SafeString:
        """Where it is changed: by a correction, and at the review desk."""
        panel = format_html(
            '<a href="{}">{}</a>',
            reverse("review-service", args=[service.public_id]),
            _("Its versions, publishing, withdrawing"),
        )
        if service.status != EntryStatus.PUBLISHED:
            return panel
        correct = reverse("service-correct", args=[service.public_id])
        return format_html('<a href="{}">{}</a> · {}', correct, _("Correct it"), panel)

    def has_curate_permission(self, request: HttpRequest) -> bool:
        """Whether the actions that move entries are offered."""
        return request.user.has_perm(CURATE)
