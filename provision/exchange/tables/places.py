"""Prisons, probation offices and courts."""

from django.utils.translation import gettext_lazy

from provision.exchange.lists import CodedList
from provision.exchange.storage import Links
from provision.exchange.table import Column, Table, plain
from provision.models import Place

PLACES = Table(
    kind="places",
    title=gettext_lazy("Places"),
    model=Place,
    key=("kind", "code"),
    narrow=("code", "code__in"),
    feeds_lists=("offices",),
    order=("kind", "code"),
    columns=(
        plain(Place, "kind"),
        plain(Place, "code"),
        plain(Place, "name"),
        plain(Place, "name_cy"),
        plain(Place, "address"),
        plain(Place, "postcode"),
        plain(Place, "easting"),
        plain(Place, "northing"),
        plain(Place, "is_approximate", absent="yes"),
        Column(
            "area_codes", CodedList("areas", takes_none=False), Links(Place, "area_codes", "areas", "areas")
        ),
        plain(Place, "function"),
        plain(Place, "category"),
        plain(Place, "operator"),
        plain(Place, "holds_children"),
        plain(Place, "url"),
        plain(Place, "note"),
        plain(Place, "source"),
        plain(Place, "as_at"),
    ),
)
