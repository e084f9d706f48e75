"""Inviting people: the only way to an account.

The link holds a random secret; the table keeps its digest, so that nobody who reads the table can use it.
Sending an invitation again makes a new secret, and the old link stops working.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.giving import Given, given_by, hand_over, in_short, record, refuse_more_than_held
from accounts.models import Invitation, Role, RoleGrant, User
from accounts.refusal import RefusedError

LIFETIME = timedelta(days=14)
INVITE = "accounts.invite"


class State(StrEnum):
    """What an invitation's link leads to."""

    PENDING = "pending"
    USED = "used"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


def invite(email: str, *, role: Role, given: Given, by: User) -> tuple[Invitation, str]:
    """Invite somebody, and return the invitation and its secret, which is kept nowhere.

    Raises RefusedError when the address has an account or a pending invitation, and PermissionDenied when `by`
    does not look after everything that the role is to hold for.
    """
    refuse_more_than_held(given, by=by, permission=INVITE)
    email = email.lower()
    with transaction.atomic():
        _refuse_known(email)
        secret = secrets.token_urlsafe(32)
        invitation = Invitation(
            email=email,
            role=role,
            secret_digest=digest_of(secret),
            invited_by=by,
            expires_at=timezone.now() + LIFETIME,
        )
        hand_over(given, to=invitation)
        _record("invite", invitation, by=by, role=_role_of(by, invitation), after=in_short(role, given))
    return invitation, secret


def resend(invitation: Invitation, *, by: User) -> str:
    """Make a new secret with a new fortnight, return it, and let the old link die.

    Raises RefusedError when the invitation was used or withdrawn.
    """
    with transaction.atomic():
        current = _unanswered(invitation, by=by)
        secret = secrets.token_urlsafe(32)
        current.secret_digest = digest_of(secret)
        current.expires_at = timezone.now() + LIFETIME
        current.save(update_fields=["secret_digest", "expires_at"])
        _record("invite again", current, by=by, role=_role_of(by, current))
    return secret


def withdraw(invitation: Invitation, *, by: User) -> None:
    """Make the link useless. Raises RefusedError when the invitation was used or withdrawn before."""
    with transaction.atomic():
        current = _unanswered(invitation, by=by)
        current.withdrawn_at = timezone.now()
        current.save(update_fields=["withdrawn_at"])
        _record("withdraw invitation", current, by=by, role=_role_of(by, current))


def find(secret: str) -> Invitation | None:
    """The invitation of a link, in whatever state."""
    return Invitation.objects.filter(secret_digest=digest_of(secret)).select_related("invited_by").first()


def state_of(invitation: Invitation | None, *, now: datetime) -> State:
    """What a link leads to. An invitation is as good as withdrawn once the inviter could not send it any more."""
    if invitation is None:
        return State.UNKNOWN
    if invitation.accepted_at:
        return State.USED
    if invitation.withdrawn_at or not invitation.invited_by.has_perm(INVITE, invitation):
        return State.WITHDRAWN
    return State.EXPIRED if invitation.expires_at <= now else State.PENDING


def accept(secret: str, *, password: str) -> User:
    """Make the account that an invitation offers, with its role.

    Raises RefusedError when the link cannot be used (any more), or the address has an account by now.
    """
    with transaction.atomic():
        # Locked, so that the same link sent twice at once makes one account.
        invitation = Invitation.objects.select_for_update().filter(secret_digest=digest_of(secret)).first()
        if invitation is None or state_of(invitation, now=timezone.now()) != State.PENDING:
            raise RefusedError(_("This invitation cannot be used."))
        _refuse_account(invitation.email)
        user = User.objects.create_user(invitation.email, password)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        given = given_by(invitation)
        hand_over(given, to=RoleGrant(user=user, role=invitation.role))
        invitation.accepted_at = timezone.now()
        invitation.save(update_fields=["accepted_at"])
        _record(
            "accept invitation",
            invitation,
            by=user,
            role=invitation.role,
            after=in_short(invitation.role, given),
        )
    return user


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is random and long, so a plain digest cannot be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _refuse_known(email: str) -> None:
    _refuse_account(email)
    pending = Invitation.objects.filter(
        email__iexact=email, accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now()
    )
    if pending.exists():
        raise RefusedError(_("This address has an invitation already. Send it again, or withdraw it first."))


def _refuse_account(email: str) -> None:
    if User.objects.filter(email__iexact=email).exists():
        raise RefusedError(_("There is an account with this address already."))


def _unanswered(invitation: Invitation, *, by: User) -> Invitation:
    current = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not by.has_perm(INVITE, current):
        raise PermissionDenied
    if current.accepted_at or current.withdrawn_at:
        raise RefusedError(_("This invitation was used or withdrawn already."))
    return current


def _role_of(by: User, invitation: Invitation) -> str:
    return by.acting_role(INVITE, invitation)


def _record(action: str, invitation: Invitation, *, by: User, role: str, after: str = "") -> None:
    record(action, by=by, role=role, subject=f"invitation {invitation.pk}", after=after)
