"""What hangs on a service: its needs, the areas it covers, its sites, and what its source says it offers."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.admin.inline import Inline, TallInline
from provision.models import Area, Organisation, ServiceActivity, ServiceCoverage, ServiceNeed, Site
from provision.person import Person, person_behind

if TYPE_CHECKING:
    _FormSet = BaseInlineFormSet[Any, Any, Any]
else:
    _FormSet = BaseInlineFormSet

CHANGE = "provision.change_service"


class NeedInline(Inline):
    model = ServiceNeed
    autocomplete_fields = ["need"]


class CoverageFormSet(_FormSet):
    """Areas that a curator with bounds looks after, and at least one, unless the provider is theirs."""

    by: Person

    def clean(self) -> None:
        super().clean()
        if self.by.holds_everywhere(CHANGE) or self._is_of_own_provider():
            return
        areas = {row["area"] for row in self._rows() if row.get("area")}
        own = self.by.within_scope(CHANGE, Area.objects.filter(pk__in=[area.pk for area in areas]))
        outside = areas - set(own)
        if outside:
            names = ", ".join(sorted(area.name for area in outside))
            raise ValidationError(_("You do not look after %(areas)s.") % {"areas": names})
        if not areas:
            raise ValidationError(_("Name at least one area that you look after."))

    def _is_of_own_provider(self) -> bool:
        provider = Organisation.objects.filter(pk=self.instance.organisation_id)
        return bool(self.by.within_scope(CHANGE, provider).exists())

    def _rows(self) -> list[dict[str, Any]]:
        answers = [form.cleaned_data for form in self.forms if hasattr(form, "cleaned_data")]
        return [row for row in answers if not row.get("DELETE")]


class CoverageInline(Inline):
    model = ServiceCoverage
    formset = CoverageFormSet
    autocomplete_fields = ["area"]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return type(
            "CoverageOf", (super().get_formset(request, obj, **kwargs),), {"by": person_behind(request)}
        )


class SiteFormSet(_FormSet):
    """The database holds one first site; two in one form would otherwise meet it too late."""

    def clean(self) -> None:
        super().clean()
        answers = [form.cleaned_data for form in self.forms if hasattr(form, "cleaned_data")]
        if sum(bool(row.get("is_first")) for row in answers if not row.get("DELETE")) > 1:
            raise ValidationError(_("Only one site can be the first."))


class SiteInline(TallInline):
    model = Site
    formset = SiteFormSet
    autocomplete_fields = ["co_located_at"]
    readonly_fields = ("public_id", "sender_id")


class ActivityInline(Inline):
    """The source's own words: to look at."""

    model = ServiceActivity
    verbose_name_plural = gettext_lazy("what its source says it offers")

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
