"""Entries that are due, and what `send_notices` made of them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.core import mail
from django.core.management import call_command

from provision.models import Area, Organisation, Service
from tests.factories import OrganisationFactory, ServiceFactory

NOON = datetime(2026, 8, 21, 12, tzinfo=UTC)
TODAY = date(2026, 8, 21)
CONTACT_DAYS, ELIGIBILITY_DAYS = 90, 180
LEAD, PROVIDER = "lead@service.example.org", "office@provider.example.org"


def a_due_service(
    *, areas: list[Area] | None = None, lead: str = LEAD, provider: str = PROVIDER, **fields: Any
) -> Service:
    """A published entry whose contact details have been due since today."""
    organisation: Organisation = OrganisationFactory(name="Harbour trust", email=provider)
    checked = TODAY - timedelta(days=CONTACT_DAYS + 1)
    service: Service = ServiceFactory(
        **{"name": "Helping hand", "last_checked_on": checked, "sender": "Sender"} | fields,
        sender_id=str(uuid4()),
        organisation=organisation,
        lead_email=lead,
        areas=areas or [],
    )
    return service


def send_notices(*, dry_run: bool = False) -> None:
    """One run. Raises SystemExit when a message could not be sent."""
    call_command("send_notices", dry_run=dry_run, verbosity=0)


def told() -> list[str]:
    """The addresses of the messages that went out, in order; and forget them."""
    addresses = [address for message in mail.outbox for address in message.to]
    mail.outbox.clear()
    return addresses


def only_message() -> mail.EmailMessage:
    """The one message that went out."""
    [message] = mail.outbox
    return message
