"""Sites: where services are given, and who may know it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from provision.exchange.cells import Text
from provision.exchange.identity import SenderId, public_ids
from provision.exchange.named_service import SERVICE, ServiceCell, ServiceKey, find_services
from provision.exchange.row import Row
from provision.exchange.table import SENDER, Column, Table, links, plain
from provision.models import AddressVisibility, Site

if TYPE_CHECKING:
    from provision.exchange.staging import Staging

ID = "site_id"
SERVICE_KEY = ServiceKey()


class SitesTable(Table):
    """A row is named by the sender of its service and the sender's id for the site."""

    def prepare(self, rows: Sequence[Row], *, staging: "Staging") -> None:
        find_services(rows)

    def standing(self, rows: Sequence[Row]) -> None:
        found = list(self.candidates(rows))
        values = self.values_of(found, known=rows[0].known)
        for row in rows:
            sender, text = row.values.get(SENDER) or row.cells.get(SENDER, ""), row.values[ID]
            pairs = [
                pair
                for pair in zip(found, values, strict=True)
                if text == pair[1][ID] and (not sender or sender == pair[1][SENDER])
            ]
            if len(pairs) == 1:
                row.standing, row.current = pairs[0]

    def candidates(self, rows: Sequence[Row]) -> "models.QuerySet[Any]":
        ids = {row.values[ID] for row in rows}
        return self.rows.filter(Q(sender_id__in=ids) | Q(sender_id="", public_id__in=public_ids(ids)))

    def key_of(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        return values.get(SENDER, ""), values[ID]

    def label(self, row: Row) -> str:
        return str(row.value("name") or row.value(ID))


def settle_visibility(row: Row) -> None:
    """Unless somebody says that an address is public, it is not."""
    if not row.value("address_visibility"):
        row.settle({"address_visibility": AddressVisibility.ON_REQUEST.value})


SITES = SitesTable(
    kind="sites",
    title=gettext_lazy("Sites"),
    model=Site,
    key=(ID,),
    is_offered=True,
    related=("service",),
    rules=(settle_visibility,),
    order=("service__sender", "service__sender_id", "service", "-is_first", "pk"),
    columns=(
        Column(
            ID,
            Text(120),
            SenderId(ID, "sender_id"),
            is_required=True,
            hint=gettext_lazy("The sender's own id"),
        ),
        Column(SENDER, Text(60), SERVICE_KEY, hint=gettext_lazy("Who sends the service")),
        Column(SERVICE, ServiceCell(), SERVICE_KEY, is_required=True),
        plain(Site, "name"),
        plain(Site, "address"),
        plain(Site, "postcode"),
        plain(Site, "address_visibility"),
        links(Site, "co_located_at", listing="offices", hint=gettext_lazy("Ids of probation offices")),
        plain(Site, "phone"),
    ),
)
