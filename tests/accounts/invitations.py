"""Invitations for tests to arrange."""

import re
from collections.abc import Iterable
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.invitations import digest_of
from accounts.models import Invitation, Role, User
from provision.models import Area

SECRET = "a-secret-for-tests"
NEW = "new.person@example.org"


def an_invitation(
    *,
    by: User,
    email: str = NEW,
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


def send(client: Client, *, email: str = NEW, areas: str = "Home unit") -> str:
    """Invite somebody through the page, and return the page that follows."""
    answers = {"email": email, "role": "submitter", "holds": "some", "areas": areas}
    return client.post(reverse("invite"), answers).content.decode()


def link_in(text: str) -> str:
    found = re.search(r"http://testserver(/people/invitations/[\w-]+/)", text)
    assert found
    return found.group(1)
