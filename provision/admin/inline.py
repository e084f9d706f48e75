"""Rows that are edited on the page of the thing that they belong to."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db import models

from provision.admin.lines import LinesField

if TYPE_CHECKING:
    _Tabular = admin.TabularInline[models.Model, models.Model]
    _Stacked = admin.StackedInline[models.Model, models.Model]
else:
    _Tabular, _Stacked = admin.TabularInline, admin.StackedInline


class Inline(_Tabular):
    """One row a line. Whether the rows may be changed, their own permission says."""

    extra = 0
    formfield_overrides = {models.JSONField: {"form_class": LinesField}}


class TallInline(_Stacked):
    """One row below the other, for rows with many fields."""

    extra = 0
    formfield_overrides = {models.JSONField: {"form_class": LinesField}}
