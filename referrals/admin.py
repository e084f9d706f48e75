"""Tables of this app in Django admin. What has pages of its own is to look at here; counts of people are not here at all."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from provision.admin.table import CuratedTable, ReadOnlyTable, fieldset
from provision.person import person_behind
from referrals.models import (
    Acknowledgement,
    Agreement,
    Branch,
    Expectation,
    Finding,
    Gap,
    Pathway,
    Procedure,
    ProcedureVersion,
    Step,
    UnmetNeedSettings,
)


class KeptTable(ReadOnlyTable, CuratedTable):
    """A table to look at, with its history."""


@admin.register(Agreement)
class AgreementTable(CuratedTable):
    list_display = ["name", "starts_on", "ends_on", "review_on", "is_demonstration"]
    search_fields = ["name", "source"]
    autocomplete_fields = ["parties", "areas"]
    scoped_fields = ("areas",)
    readonly_fields = ("public_id", "is_demonstration")


@admin.register(Expectation)
class ExpectationTable(CuratedTable):
    """What policy expects: shared by all regions, each with its source."""

    list_display = ["code", "nation", "service_type", "body", "is_statutory", "order"]
    list_filter = ["nation"]
    list_select_related = ["nation", "service_type", "body"]
    search_fields = ["code", "expects", "source"]
    autocomplete_fields = ["nation", "service_type", "body"]
    fixed_fields = ("code",)


@admin.register(Gap)
class GapTable(CuratedTable):
    """Gaps that somebody enters, with the reason; breaks that the continuity test found stand among them."""

    list_display = ["area", "kind", "need", "stage", "found_on", "closed_on", "is_demonstration"]
    list_filter = ["kind", "is_demonstration"]
    list_select_related = ["area", "kind", "need", "stage"]
    search_fields = ["area__name", "reason"]
    date_hierarchy = "found_on"
    autocomplete_fields = ["kind", "area", "need", "stage", "pathway", "step", "service"]
    scoped_fields = ("area",)
    readonly_fields = ("public_id", "reason_code", "entered_by_id", "role", "is_demonstration")

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Nobody: a gap that is no more is closed, with the day."""
        return False

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Who entered it, and in which role, stands with it."""
        assert isinstance(obj, Gap)
        if not change:
            person = person_behind(request)
            obj.entered_by_id, obj.role = person.pk, person.acting_role(self.permission("add"), obj.area)
        super().save_model(request, obj, form, change)


@admin.register(Finding)
class FindingTable(ReadOnlyTable):
    list_display = ["area", "expectation", "state", "found_on", "role"]
    list_filter = ["state"]
    list_select_related = ["area", "expectation"]
    search_fields = ["area__name", "evidence"]


@admin.register(Pathway)
class PathwayTable(KeptTable):
    list_display = ["name", "code", "template", "version", "is_retired", "is_demonstration"]
    list_filter = ["is_retired", "is_demonstration"]
    search_fields = ["name", "summary"]


@admin.register(Step)
class StepTable(KeptTable):
    list_display = ["pathway", "order", "action", "stage", "agency"]
    list_select_related = ["pathway", "stage"]
    search_fields = ["pathway__name", "action"]


@admin.register(Branch)
class BranchTable(ReadOnlyTable):
    list_display = ["origin", "to", "when"]
    list_select_related = ["origin__pathway", "to__pathway"]
    search_fields = ["when"]


@admin.register(Procedure)
class ProcedureTable(KeptTable):
    list_display = ["name", "pathway", "lead_role", "review_on", "is_demonstration"]
    list_select_related = ["pathway"]
    search_fields = ["name", "lead_role"]


@admin.register(ProcedureVersion)
class ProcedureVersionTable(ReadOnlyTable):
    list_display = ["procedure", "number", "published_at"]
    list_select_related = ["procedure"]
    search_fields = ["procedure__name"]


@admin.register(Acknowledgement)
class AcknowledgementTable(ReadOnlyTable):
    """Which teams have which version. Their mailboxes stand on the procedure's own page."""

    list_display = ["version", "team", "told_at", "acknowledged_at"]
    list_select_related = ["version__procedure"]
    search_fields = ["team"]
    fieldsets = [fieldset(None, "version", "team", "organisation", "told_at", "acknowledged_at", "role")]


@admin.register(UnmetNeedSettings)
class UnmetNeedSettingsTable(CuratedTable):
    list_display = ["__str__", "takes_notes"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """One row, and no more."""
        return super().has_add_permission(request) and not UnmetNeedSettings.objects.exists()

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        obj.pk = 1
        super().save_model(request, obj, form, change)
