"""How every table is curated: by role and scope, with its history, codes fixed once they are made.

A role's permission is asked for with the row, so that a curator of one region changes that region's rows alone;
what lies outside a curator's view is not in the list, not in autocompletion, and not found by its address.
"""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import Field, ModelForm, Textarea
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from provision.admin.lines import LinesField
from provision.models import Area
from provision.person import person_behind

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[models.Model]
else:
    _ModelAdmin = admin.ModelAdmin

OUTSIDE = {"invalid_choice": _("This is not one of the areas that you look after.")}


class ByRole(_ModelAdmin):
    """Permissions by role and by row, and what all tables share."""

    list_per_page = 50
    show_full_result_count = False
    formfield_overrides = {
        models.JSONField: {"form_class": LinesField},
        models.URLField: {"assume_scheme": "https"},
        models.TextField: {"widget": Textarea(attrs={"rows": 3, "class": "vLargeTextField"})},
    }
    fixed_fields: tuple[str, ...] = ()
    """Fields that are read-only once the row is made: others refer to them."""
    scoped_fields: tuple[str, ...] = ()
    """Fields that name areas, and may only name areas that this person looks after."""

    def may(self, request: HttpRequest, action: str, obj: models.Model | None = None) -> bool:
        """Whether a role of this person lets them view, add, change or delete (this row)."""
        return request.user.has_perm(self.permission(action), obj)

    def permission(self, action: str) -> str:
        """The dotted name of a permission on this table."""
        return f"{self.opts.app_label}.{get_permission_codename(action, self.opts)}"

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.may(request, "view", obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.may(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.may(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.may(request, "delete", obj)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[models.Model]:
        person, rows = person_behind(request), super().get_queryset(request)
        return person.within_scope(self.permission("view"), rows)

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        fields: tuple[str, ...] = tuple(super().get_readonly_fields(request, obj))
        return (*fields, *self.fixed_fields) if obj else fields

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        if db_field.name in self.scoped_fields:
            own = person_behind(request).within_scope(self.permission("change"), Area.objects.all())
            kwargs |= {"queryset": own, "error_messages": OUTSIDE}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_related(self, request: HttpRequest, form: "ModelForm[Any]", formsets: Any, change: bool) -> None:
        """The last lock: a row that lies outside once everything about it is saved is not saved (403)."""
        super().save_related(request, form, formsets, change)
        if not self.may(request, "change", form.instance):
            raise PermissionDenied


class PlainTable(ByRole):
    """A table whose history is not kept."""


class CuratedTable(ByRole, SimpleHistoryAdmin):
    """A table with its history. Old versions are looked at, never put back: that would go round the workflow."""

    object_history_list_template = "admin/history_list.html"

    def revert_disabled(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return True

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Django-simple-history would save an old version for anybody who may look at it."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        answer: HttpResponse = super().history_form_view(request, object_id, version_id, extra_context)
        return answer


class ReadOnlyTable(ByRole):
    """A table that the application alone writes. Superusers change nothing here either."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


def fieldset(title: str | Promise | None, *fields: str | tuple[str, ...]) -> Any:
    """A titled group of fields of a form."""
    return (title, {"fields": fields})
