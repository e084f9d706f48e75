"""Invitations for tests to arrange."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from accounts.invitations import digest_of
from accounts.models import Invitation, Role, User
from provision.models import Area

SECRET = "a-secret-for-tests"


def an_invitation(
    *,
    by: User,
    email: str = "new.person@example.org",
    role: Role = Role.SUBMITTER,
    everywhere: bool = False,
    areas: Iterable[Area] = (),
    secret: str = "",
    days_left: int = 14,
) -> Invitation:
    """An invitation that is pending, unless it has no days left."""
    invitation = Invitation.objects.create(
        email=email,
        role=role,
        everywhere=everywhere,
        secret_digest=digest_of(secret or f"secret of {Invitation.objects.count()}"),
        invited_by=by,
        expires_at=timezone.now() + timedelta(days=days_left),
    )
    invitation.areas.add(*areas)
    return invitation
