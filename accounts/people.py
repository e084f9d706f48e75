"""What administrators do with accounts: give, change and take roles, disable and enable.

Accounts are never deleted, so that events keep their meaning. Nobody changes their own account here, and somebody
who is an administrator everywhere is always left.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.giving import Given, given_by, hand_over, in_short, record, refuse_more_than_held
from accounts.models import Role, RoleGrant, User
from accounts.refusal import RefusedError
from provision.models import Event

VIEW, CHANGE_SCOPE, DISABLE = "accounts.view_person", "accounts.change_scope", "accounts.disable"

ACTIONS: dict[str, str | Promise] = {
    "give role": gettext_lazy("role given"),
    "change role": gettext_lazy("role changed"),
    "take role": gettext_lazy("role taken away"),
    "disable account": gettext_lazy("account disabled"),
    "enable account": gettext_lazy("account enabled"),
}
"""What the action of an event about an account reads as, in pages."""


def administrators_everywhere() -> QuerySet[User]:
    """The active people who may do everything: superusers count."""
    grants = RoleGrant.objects.filter(user=OuterRef("pk"), role=Role.ADMINISTRATOR, everywhere=True)
    return User.objects.filter(Q(is_superuser=True) | Q(Exists(grants)), is_active=True)


def give_role(person: User, *, role: Role, given: Given, by: User, reason: str = "") -> None:
    """Give a role, or change where it holds.

    Raises PermissionDenied when the person, or what the role is to hold for, is not `by`'s to look after, and
    RefusedError for oneself, for superusers, and when no administrator everywhere would be left.
    """
    refuse_more_than_held(given, by=by, permission=CHANGE_SCOPE)
    with transaction.atomic():
        _lock(person, by=by, permission=CHANGE_SCOPE)
        _refuse_superuser(person)
        grant = person.grants.filter(role=role).first()
        before = in_short(role, given_by(grant)) if grant else ""
        hand_over(given, to=grant or RoleGrant(user=person, role=role))
        _refuse_none_left()
        _record("change role" if grant else "give role", person, by=by, before=before,
                after=in_short(role, given), reason=reason)  # fmt: skip


def take_role(person: User, *, role: Role, by: User, reason: str = "") -> None:
    """Take a role away. Raises as `give_role` does, and RefusedError for a person's only role."""
    with transaction.atomic():
        _lock(person, by=by, permission=CHANGE_SCOPE)
        grant = person.grants.filter(role=role).first()
        if grant is None:
            raise RefusedError(_("This person does not have that role."))
        if person.grants.count() == 1:
            raise RefusedError(_("This is the person's only role. Disable the account instead."))
        before = in_short(role, given_by(grant))
        grant.delete()
        _refuse_none_left()
        _record("take role", person, by=by, before=before, reason=reason)


def disable(person: User, *, by: User, reason: str) -> None:
    """Shut an account, at once: whoever is signed in with it is signed out. Raises as `give_role` does."""
    _set_active(person, is_active=False, by=by, reason=reason)


def enable(person: User, *, by: User, reason: str) -> None:
    """Open an account again, with the roles that it had. Raises as `give_role` does."""
    _set_active(person, is_active=True, by=by, reason=reason)


def events_about(person: User) -> QuerySet[Event]:
    """What was done to an account, newest first."""
    return Event.objects.filter(subject=_number(person), service=None)


def _set_active(person: User, *, is_active: bool, by: User, reason: str) -> None:
    words = {True: "active", False: "disabled"}
    with transaction.atomic():
        current = _lock(person, by=by, permission=DISABLE)
        if current.is_active == is_active:
            raise RefusedError(
                _("This account is active already.") if is_active else _("This account is disabled already.")
            )
        current.is_active = is_active
        current.save(update_fields=["is_active"])
        _refuse_none_left()
        record(
            "enable account" if is_active else "disable account",
            by=by,
            role=by.acting_role(DISABLE, person),
            subject=_number(person),
            before=words[not is_active],
            after=words[is_active],
            reason=reason,
        )
    person.is_active = is_active


def _lock(person: User, *, by: User, permission: str) -> User:
    """The person as they are now. Administrators are locked too, so that two cannot disable each other at once."""
    list(administrators_everywhere().order_by("pk").select_for_update())
    current = User.objects.select_for_update().get(pk=person.pk)
    if current.pk == by.pk:
        raise RefusedError(_("You cannot change your own account here. Ask another administrator."))
    if not by.has_perm(permission, current):
        raise PermissionDenied
    return current


def _refuse_superuser(person: User) -> None:
    if person.is_superuser:
        raise RefusedError(_("This person was made an administrator at the command line, and needs no role."))


def _refuse_none_left() -> None:
    """Raises RefusedError, which undoes the change, when no administrator everywhere would be left."""
    if not administrators_everywhere().exists():
        raise RefusedError(_("This would leave nobody who is an administrator everywhere."))


def _record(
    action: str, person: User, *, by: User, before: str = "", after: str = "", reason: str = ""
) -> None:
    record(
        action,
        by=by,
        role=by.acting_role(CHANGE_SCOPE, person),
        subject=_number(person),
        before=before,
        after=after,
        reason=reason,
    )


def _number(person: User) -> str:
    return f"account {person.pk}"
