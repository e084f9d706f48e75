"""What hangs on a service: its needs, the areas it covers, its sites, and what its source says it offers. To look at."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from provision.admin.inline import Inline, TallInline
from provision.models import ServiceActivity, ServiceCoverage, ServiceNeed, Site


class _ToLookAt:
    """Nothing is added, changed or deleted on the page of a service."""

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class NeedInline(_ToLookAt, Inline):
    model = ServiceNeed


class CoverageInline(_ToLookAt, Inline):
    model = ServiceCoverage


class SiteInline(_ToLookAt, TallInline):
    """Sites other than the first have a table of their own."""

    model = Site
    show_change_link = True


class ActivityInline(_ToLookAt, Inline):
    """The source's own words."""

    model = ServiceActivity
    verbose_name_plural = _("what its source says it offers")
