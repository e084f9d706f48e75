"""What is said of areas: overlaps, changes, statistics, and the postcode districts that find them."""

from django.utils.translation import gettext_lazy

from provision.exchange.cells import Coded, Number
from provision.exchange.lists import CodedList
from provision.exchange.storage import Attribute, ListAttribute
from provision.exchange.table import Column, Table, plain, reference
from provision.models import AreaChange, AreaOverlap, AreaStatistic, PostcodeDistrict

OVERLAPS = Table(
    kind="area_overlaps",
    title=gettext_lazy("Overlaps of areas"),
    model=AreaOverlap,
    key=("area_code", "larger_code"),
    narrow=("area_code", "area__code__in"),
    order=("area__code", "larger__code"),
    columns=(
        reference(AreaOverlap, "area", name="area_code", listing="areas"),
        reference(AreaOverlap, "larger", name="larger_code", listing="areas"),
        plain(AreaOverlap, "share", cell=Number(low=None, above=0, high=1), is_required=True),
        plain(AreaOverlap, "basis"),
        plain(AreaOverlap, "is_inferred"),
        plain(AreaOverlap, "note"),
    ),
)

CHANGES = Table(
    kind="area_changes",
    title=gettext_lazy("Changes of areas"),
    model=AreaChange,
    key=("when", "change", "old_codes", "new_codes"),
    order=("when", "old_codes", "new_codes", "pk"),
    columns=tuple(
        plain(AreaChange, field)
        for field in ("when", "change", "old_codes", "old_names", "new_codes", "new_names", "source", "note")
    ),
)

STATISTICS = Table(
    kind="area_statistics",
    title=gettext_lazy("Statistics of areas"),
    model=AreaStatistic,
    key=("area_code", "measure", "as_at"),
    narrow=("area_code", "area__code__in"),
    order=("area__code", "measure", "as_at"),
    columns=(
        reference(AreaStatistic, "area", name="area_code", listing="areas"),
        plain(AreaStatistic, "measure"),
        plain(AreaStatistic, "value", cell=Number(low=None), is_required=True),
        plain(AreaStatistic, "unit"),
        plain(AreaStatistic, "as_at"),
        plain(AreaStatistic, "source"),
        plain(AreaStatistic, "note"),
    ),
)

DISTRICTS = Table(
    kind="postcode_districts",
    title=gettext_lazy("Postcode districts"),
    model=PostcodeDistrict,
    key=("code",),
    narrow=("code", "code__in"),
    order=("code",),
    columns=(
        plain(PostcodeDistrict, "code"),
        plain(PostcodeDistrict, "easting"),
        plain(PostcodeDistrict, "northing"),
        Column(
            "candidates",
            CodedList("areas", keeps_order=True, takes_none=False),
            ListAttribute("candidates", "candidates"),
        ),
        Column("authority_code", Coded("areas"), Attribute("authority_code", "authority_code")),
        plain(PostcodeDistrict, "is_non_geographic"),
    ),
)
