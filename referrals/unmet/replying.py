"""A provider's right of reply, where what it says and what was reported do not agree."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from provision.models import Event, Service, Term
from provision.person import Person
from referrals.models import Reply

CORRECT = "provision.correct_service"
LONGEST_REPLY = 500


@transaction.atomic
def reply(service: Service, *, reason: Term, text: str, by: Person) -> Reply:
    """Keep a provider's reply. Raises PermissionDenied for people whose role does not name the provider."""
    if not may_reply(service, by=by):
        raise PermissionDenied
    role = by.acting_role(CORRECT, service)
    made = Reply.objects.create(service=service, reason=reason, text=text, role=role, actor_id=by.pk)
    # Without the service: readers are told what happens to entries, and this did not change one.
    Event.objects.create(role=role, actor_id=by.pk, action="reply", subject=service.name)
    return made


def may_reply(service: Service, *, by: Person) -> bool:
    """Whether a role of this person names the provider outright."""
    return service.organisation_id in by.bodies_acted_for(CORRECT).organisation_ids
