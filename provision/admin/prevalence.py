"""What studies found."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from provision.admin.table import CuratedTable, fieldset
from provision.models import PrevalenceEstimate, TreatmentFinding


@admin.register(PrevalenceEstimate)
class PrevalenceTable(CuratedTable):
    list_display = ["condition_label", "need", "estimate_percent", "ci_low", "ci_high", "measure", "study", "is_default"]  # fmt: skip
    list_filter = ["is_default", "measure", "population_kind", "interval_kind"]
    list_select_related = ["need"]
    search_fields = ["condition_label", "condition_code", "study", "population", "need__label"]
    autocomplete_fields = ["need"]
    fieldsets = [
        fieldset(None, "need", "is_default", "condition_code", "condition_label"),
        fieldset(_("What was found"), "measure", "estimate_percent", ("ci_low", "ci_high"), "interval_kind"),
        fieldset(
            _("In whom"), "population", "population_kind", "country", ("n", "n_effective"), "instrument"
        ),
        fieldset(_("Who says so"), "study", "year", "source_url", "notes"),
    ]


@admin.register(TreatmentFinding)
class TreatmentFindingTable(CuratedTable):
    list_display = ["need_label", "need", "measure", "percent", "population", "study"]
    list_filter = ["measure"]
    list_select_related = ["need"]
    search_fields = ["need_label", "study", "population"]
    autocomplete_fields = ["need"]
