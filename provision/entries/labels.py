"""What the columns of a service are called where people read of them: on forms, in differences, in messages."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from provision.exchange.tables.services import SERVICES
from provision.models import Service, Site

SAID_OTHERWISE: Mapping[str, str | Promise] = MappingProxyType(
    {
        "areas": _("areas covered"),
        "area_shares": _("shares of the areas"),
        "needs": _("needs"),
        "need_weights": _("weights of the needs"),
        "lead_email": _("mailbox of the lead"),
        "demonstration": _("whether it is demonstration"),
        "exclusions": _("whom it will not take"),
        "organisation": _("provider"),
        "organisation_code": _("code of the provider"),
        "referral_email": _("referral mailbox"),
        "required_documents": _("what to bring"),
        "service_id": _("the sender's own id"),
        "wait_weeks": _("wait, in weeks"),
    }
)
"""Columns that are no field of a service or of its first site, or are called otherwise."""


def label_of(column: str) -> str:
    """The name of a column, in small letters as within a sentence."""
    return str(_LABELS[column])


def labels_of(columns: Iterable[str]) -> list[str]:
    """The names of some columns."""
    return [label_of(column) for column in columns]


def _of_fields() -> dict[str, str | Promise]:
    fields: dict[str, str | Promise] = {}
    for model in (Site, Service):
        for field in model._meta.get_fields():
            if isinstance(field, models.Field) and field.name in SERVICES.by_name:
                fields[field.name] = field.verbose_name
    return fields


_LABELS: Mapping[str, str | Promise] = MappingProxyType(_of_fields() | dict(SAID_OTHERWISE))
