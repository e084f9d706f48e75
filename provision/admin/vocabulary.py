"""The words everything is coded in: needs, stages, lists of terms, and how other vocabularies read in ours."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from provision.admin.table import CuratedTable, fieldset
from provision.models import Crosswalk, Need, Stage, Term


@admin.register(Need)
class NeedTable(CuratedTable):
    list_display = ["label", "code", "unit", "suitable_share", "target", "severity", "order"]
    list_filter = ["unit"]
    search_fields = ["label", "label_cy", "code"]
    fixed_fields = ("code",)
    fieldsets = [
        fieldset(None, "code", "label", "label_cy", "phrase", "phrase_cy", "description", "order"),
        fieldset(_("In the calculation"), "unit", "suitable_share", "severity"),
        fieldset(_("Yardstick"), "target", "target_reason", "target_source"),
    ]


@admin.register(Stage)
class StageTable(CuratedTable):
    list_display = ["label", "code", "intercept", "order"]
    search_fields = ["label", "label_cy", "code"]
    fixed_fields = ("code",)


@admin.register(Term)
class TermTable(CuratedTable):
    list_display = ["label", "vocabulary", "code", "label_cy", "order"]
    list_filter = ["vocabulary"]
    search_fields = ["label", "label_cy", "code"]
    fixed_fields = ("vocabulary", "code")


@admin.register(Crosswalk)
class CrosswalkTable(CuratedTable):
    list_display = ["label", "source", "vocabulary", "codes", "support_or_treatment"]
    list_filter = ["source", "vocabulary", "support_or_treatment"]
    search_fields = ["label", "codes", "reason"]
    fixed_fields = ("source", "label", "vocabulary")
