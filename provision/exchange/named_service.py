"""The service that a row of another table belongs to, named by its sender and the sender's id for it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.cells import Words
from provision.exchange.identity import public_ids
from provision.exchange.known import Known
from provision.exchange.row import Row
from provision.exchange.storage import Values
from provision.exchange.table import SENDER
from provision.models import Service

SERVICE = "service_id"


@dataclass(frozen=True)
class NamedService:
    """A service as a cell names it; its key once it was found."""

    text: str
    sender: str = ""
    number: int | None = None


@dataclass(frozen=True)
class ServiceCell:
    """The id of a service. `find_services` finds which one is meant, for many rows at once."""

    empty: ClassVar[NamedService] = NamedService("")
    hint: ClassVar[Words] = gettext_lazy("The sender's id for the service")

    def parse(self, text: str, *, known: Known) -> NamedService:
        return NamedService(text)

    def format(self, value: NamedService) -> str:
        return value.text


@dataclass(frozen=True)
class ServiceKey:
    """Kept as the foreign key `service`; the sender is the service's own."""

    names: tuple[str, ...] = (SENDER, SERVICE)

    def read(self, row: Any, *, into: Values, known: Known) -> None:
        service = row.service
        into[SENDER] = service.sender
        into[SERVICE] = NamedService(_id_of(service.sender_id, service.public_id), service.sender, service.pk)

    def put(self, row: Any, *, values: Mapping[str, Any], known: Known) -> None:
        row.service_id = values[SERVICE].number


def find_services(rows: Sequence[Row]) -> None:
    """Find the service that each row names, in one query, or refuse the row. Rows that name none are passed over."""
    by_text = _named(row.cells[SERVICE] for row in rows if row.cells.get(SERVICE))
    for row in rows:
        text = row.cells.get(SERVICE, "")
        if text:
            sender = row.cells.get(SENDER, "")
            _settle(row, [s for s in by_text.get(text, ()) if not sender or s.sender in (sender, "")])


def _settle(row: Row, found: Sequence[NamedService]) -> None:
    if not found:
        row.refuse(SERVICE, _("No service has this id. Load its services first, and check the sender."))
    elif len(found) > 1:
        row.refuse(
            SERVICE,
            _("Several senders use this id (%(senders)s): say which with --sender or a column “sender”.")
            % {"senders": ", ".join(sorted(service.sender for service in found))},
        )
    else:
        row.settle({SENDER: found[0].sender, SERVICE: found[0]})


def _named(texts: Iterable[str]) -> Mapping[str, list[NamedService]]:
    ids = set(texts)
    services = Service.objects.filter(Q(sender_id__in=ids) | Q(sender_id="", public_id__in=public_ids(ids)))
    found: defaultdict[str, list[NamedService]] = defaultdict(list)
    for sender, sender_id, public_id, number in services.values_list(
        "sender", "sender_id", "public_id", "pk"
    ):
        text = _id_of(sender_id, public_id)
        found[text].append(NamedService(text, sender, number))
    return found


def _id_of(sender_id: str, public_id: object) -> str:
    return sender_id or str(public_id)
