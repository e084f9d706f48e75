"""Where a role is to hold, and who may say so: nobody gives more than they hold themselves."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from accounts.models import Invitation, Role, RoleGrant, User
from accounts.scope import scope_of
from provision.models import Area, Event, Organisation


@dataclass(frozen=True)
class Given:
    """Where a role is to hold: everywhere, or in some areas and for some organisations."""

    everywhere: bool = False
    areas: tuple[Area, ...] = ()
    organisations: tuple[Organisation, ...] = ()


def given_by(holder: RoleGrant | Invitation) -> Given:
    """Where a role that is held, or was offered, holds."""
    return Given(holder.everywhere, tuple(holder.areas.all()), tuple(holder.organisations.all()))


def hand_over(given: Given, *, to: RoleGrant | Invitation) -> None:
    """Write down where a role holds. A role that holds everywhere names nothing besides."""
    to.everywhere = given.everywhere
    to.save()
    to.areas.set(() if given.everywhere else given.areas)
    to.organisations.set(() if given.everywhere else given.organisations)


def refuse_more_than_held(given: Given, *, by: User, permission: str) -> None:
    """Raises PermissionDenied when a role is to hold nowhere, or where `by` may not do this themselves."""
    scope = scope_of(by, permission)
    if scope.has_no_bounds and given.everywhere:
        return
    named = (*given.areas, *given.organisations)
    if given.everywhere or not named or not all(scope.takes_in(thing) for thing in named):
        raise PermissionDenied


def record(
    action: str,
    *,
    by: User,
    role: str,
    subject: str,
    before: str = "",
    after: str = "",
    reason: str = "",
) -> None:
    """Write the event of a change to an account, made in a role. Accounts go by number: events hold no email address."""
    Event.objects.create(
        role=role,
        actor_id=by.pk,
        action=action,
        subject=subject,
        before=before,
        after=after,
        reason=reason.strip(),
        is_demonstration=by.is_demonstration,
    )


def in_short(role: Role | str, given: Given) -> str:
    """A role and where it holds, short enough for an event: `curator: 2 areas, 1 organisation`."""
    if given.everywhere:
        return f"{role}: everywhere"
    counts = [(len(given.areas), "area"), (len(given.organisations), "organisation")]
    return f"{role}: " + ", ".join(f"{n} {noun}{'s' if n > 1 else ''}" for n, noun in counts if n)
