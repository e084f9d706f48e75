"""Rows that are edited on the page of the thing that they belong to."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import models
from django.forms import Textarea

from provision.admin.lines import LinesField

if TYPE_CHECKING:
    _Tabular = admin.TabularInline[models.Model, models.Model]
    _Stacked = admin.StackedInline[models.Model, models.Model]
else:
    _Tabular, _Stacked = admin.TabularInline, admin.StackedInline


FIELDS: Any = {
    models.JSONField: {"form_class": LinesField},
    models.TextField: {"widget": Textarea(attrs={"rows": 2, "cols": 30})},
}


class Inline(_Tabular):
    """One row a line. Whether the rows may be changed, their own permission says."""

    extra = 0
    formfield_overrides = FIELDS


class TallInline(_Stacked):
    """One row below the other, for rows with many fields."""

    extra = 0
    formfield_overrides = FIELDS
