"""The demonstration's five people: who they are, in and out.

Their passwords are made at random when they are loaded, handed back once, and kept nowhere but as digests.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction

from accounts.giving import Given, hand_over
from accounts.models import Invitation, Role, RoleGrant, User
from provision.demonstration import erase
from provision.models import Area, Organisation

DOMAIN = "demonstration.example"  # reserved: no message to it can reach anybody
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another


@dataclass(frozen=True)
class Member:
    """One of the cast: a role, and where it holds: an area's code, or the key of a demonstration organisation."""

    mailbox: str
    role: Role
    area: str = ""
    body: str = ""

    @property
    def email(self) -> str:
        return f"{self.mailbox}@{DOMAIN}"


CAST = (
    Member("commissioner", Role.COMMISSIONER, area="N53"),
    Member("submitter", Role.SUBMITTER, area="N53NOCY"),
    Member("colleague", Role.SUBMITTER, body="charity"),
    Member("curator", Role.CURATOR, area="N53"),
    Member("administrator", Role.ADMINISTRATOR),
)


@dataclass(frozen=True)
class SignIn:
    """What somebody needs to sign in as one of the cast, and what they may expect."""

    role: str
    email: str
    password: str
    holds_for: str


def people_are_loaded() -> bool:
    return User.objects.filter(is_demonstration=True).exists()


@transaction.atomic
def load_people(*, bodies: Mapping[str, Organisation]) -> tuple[SignIn, ...]:
    """Make the cast, with their roles. Raises Area.DoesNotExist when the reference data is not loaded."""
    return tuple(_join(member, bodies=bodies) for member in CAST)


def people_of_the_cast() -> dict[str, User]:
    """The cast as they are in the database, each by the name of their mailbox."""
    people = User.objects.filter(is_demonstration=True)
    return {person.email.partition("@")[0]: person for person in people}


@transaction.atomic
def remove_people() -> None:
    """Take out the cast and whatever is theirs alone: roles, invitations that they sent, and sessions."""
    people = User.objects.filter(is_demonstration=True)
    _end_sessions({str(pk) for pk in people.values_list("pk", flat=True)})
    erase(Invitation.objects.filter(invited_by__in=people))
    erase(people)


def new_password() -> str:
    """Sixteen letters and digits in groups of four: 79 bits, and easily typed."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def _join(member: Member, *, bodies: Mapping[str, Organisation]) -> SignIn:
    password = new_password()
    user = User.objects.create_user(member.email, password, is_demonstration=True)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    given = _given(member, bodies=bodies)
    hand_over(given, to=RoleGrant(user=user, role=member.role))
    named = [str(thing) for thing in (*given.areas, *given.organisations)]
    return SignIn(str(member.role.label), member.email, password, ", ".join(named) or "everywhere")


def _given(member: Member, *, bodies: Mapping[str, Organisation]) -> Given:
    if member.area:
        return Given(areas=(Area.objects.get(code=member.area),))
    if member.body:
        return Given(organisations=(bodies[member.body],))
    return Given(everywhere=True)


def _end_sessions(people: set[str]) -> None:
    theirs = [
        session.pk
        for session in Session.objects.iterator()
        if session.get_decoded().get(SESSION_KEY) in people
    ]
    erase(Session.objects.filter(pk__in=theirs))
