"""Entering a return on a page: checked and written by the exchange engine, as a row of a file would be."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied

from provision.entries.checking import naming
from provision.exchange.events import Author
from provision.exchange.outcomes import Refusal
from provision.exchange.staging import stage_cells
from provision.exchange.writing import apply
from provision.models import Service
from provision.person import Person
from referrals.returns.table import ACTIVITY

ENTER = "referrals.enter_return"


class ReturnRefusedError(Exception):
    """The return does not add up or cannot be read; nothing was saved. `refusals` say why, column by column."""

    def __init__(self, refusals: list[Refusal]) -> None:
        super().__init__("; ".join(refusal.reason for refusal in refusals))
        self.refusals = refusals


def enter_return(service: Service, cells: Mapping[str, str], *, by: Person) -> None:
    """Keep a return, or correct the one of the same quarter and source.

    `cells` are texts by column, without the service. Raises PermissionDenied for people whose role does not reach the
    service, and ReturnRefusedError.
    """
    if not by.has_perm(ENTER, service):
        raise PermissionDenied
    named = naming(service)
    demonstration = "yes" if service.is_demonstration else ""
    staged = stage_cells(ACTIVITY, [{**named, **cells, "demonstration": demonstration}])
    if staged.refusals:
        raise ReturnRefusedError(staged.refusals)
    role = by.acting_role(ENTER, service)
    apply(staged, by=Author(role=role, reason=service.name, actor_id=by.pk, action="enter return"))
