"""What each contract says it offers, in the source's own words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy

from provision.exchange.cells import Text
from provision.exchange.named_service import SERVICE, ServiceCell, ServiceKey, find_services
from provision.exchange.row import Row
from provision.exchange.table import SENDER, Column, Table, plain
from provision.models import ServiceActivity

if TYPE_CHECKING:
    from provision.exchange.staging import Staging

SERVICE_KEY = ServiceKey()


class ActivitiesTable(Table):
    """A row is named by its service and its place in the service's list."""

    def prepare(self, rows: Sequence[Row], *, staging: "Staging") -> None:
        for row in rows:
            row.values.pop(SERVICE)  # it was read as a text only
        find_services(rows)

    def candidates(self, rows: Sequence[Row]) -> "models.QuerySet[Any]":
        services = {row.values[SERVICE].number for row in rows if SERVICE in row.values}
        return self.rows.filter(service__in=services)

    def key_of(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        service = values.get(SERVICE)
        return str(service.number if service else ""), str(values["order"])

    def label(self, row: Row) -> str:
        return f"{row.cells.get(SERVICE, '')} {row.cells.get('order', '')}"


ACTIVITIES = ActivitiesTable(
    kind="activities",
    title=gettext_lazy("Activities of services"),
    model=ServiceActivity,
    key=(SERVICE, "order"),
    related=("service",),
    order=("service", "order"),
    columns=(
        Column(SENDER, Text(60), SERVICE_KEY),
        Column(SERVICE, ServiceCell(), SERVICE_KEY, is_required=True),
        plain(ServiceActivity, "order"),
        plain(ServiceActivity, "need_label"),
        plain(ServiceActivity, "title"),
        plain(ServiceActivity, "kind"),
        plain(ServiceActivity, "methods"),
        plain(ServiceActivity, "place"),
        plain(ServiceActivity, "is_repeat"),
    ),
)
