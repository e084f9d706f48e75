"""Telling teams of a published version by their mailboxes, and their saying that they have it. Every version anew."""

import logging
from dataclasses import dataclass
from smtplib import SMTPException

from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from provision.models import Event, Organisation
from provision.person import Person
from referrals.models import Acknowledgement, Procedure, ProcedureVersion
from referrals.procedures.links import team_behind
from referrals.procedures.messages import message_to
from referrals.procedures.writing import OWN, ProcedureRefusedError, version_in_force

logger = logging.getLogger(__name__)

ACKNOWLEDGE = "referrals.acknowledge_procedure"
MOST_TEAMS = 30
OF_THE_TEAM = "mailbox of the team"
"""The role in events of what came by the link in a message: nobody signed in."""


@dataclass(frozen=True, kw_only=True)
class Team:
    name: str
    mailbox: str
    organisation: Organisation | None = None


@dataclass(frozen=True)
class Outcome:
    """How many teams were told now, and the names of those that the mail server would not take."""

    told: int
    failed: tuple[str, ...]


@transaction.atomic
def name_team(procedure: Procedure, team: Team, *, by: Person) -> Acknowledgement:
    """Name a team that is to be told of the version in force. Raises PermissionDenied, and ProcedureRefusedError."""
    Procedure.objects.select_for_update().get(
        pk=procedure.pk
    )  # two who name teams at once wait for each other
    version = _version_of(procedure, by=by)
    named = list(version.acknowledgements.values_list("team", flat=True))
    if team.name.casefold() in {name.casefold() for name in named}:
        raise ProcedureRefusedError(_("A team of this name is there already."))
    if len(named) >= MOST_TEAMS:
        raise ProcedureRefusedError(
            _("A procedure has up to %(number)s teams. Give one mailbox for several.")
            % {"number": MOST_TEAMS}
        )
    made = Acknowledgement.objects.create(
        version=version, team=team.name, mailbox=team.mailbox, organisation=team.organisation
    )
    _note("name team", made, role=by.acting_role(OWN, procedure), actor_id=by.pk)
    return made


@transaction.atomic
def take_team_off(procedure: Procedure, number: int, *, by: Person) -> None:
    """A team that was not told yet is not told. Raises PermissionDenied, and ProcedureRefusedError once it was told."""
    version = _version_of(procedure, by=by)
    team = version.acknowledgements.select_for_update().filter(pk=number).first()
    if team is None:
        return
    if team.told_at is not None:
        raise ProcedureRefusedError(_("This team was told already, and stays in the record of this version."))
    _note("take team off", team, role=by.acting_role(OWN, procedure), actor_id=by.pk)
    team.delete()


def tell_teams(procedure: Procedure, *, by: Person) -> Outcome:
    """Send the message to every team of the version in force that was not told. Doing it again tells nobody twice.

    Each team in a transaction of its own: what one mail server refuses holds up no other, and can be tried again.
    Raises PermissionDenied, and ProcedureRefusedError.
    """
    version = _version_of(procedure, by=by)
    if procedure.is_demonstration:
        raise ProcedureRefusedError(
            _("This procedure belongs to the demonstration, which sends no messages.")
        )
    if procedure.pathway.is_retired:
        raise ProcedureRefusedError(_("The pathway is no longer in use, so nobody is told of its procedure."))
    waiting = list(version.acknowledgements.filter(told_at=None).values_list("pk", "team"))
    role = by.acting_role(OWN, procedure)
    answers = {team: _tell(number, role=role, actor_id=by.pk) for number, team in waiting}
    failed = tuple(team for team, answer in answers.items() if answer is False)
    return Outcome(told=sum(answer is True for answer in answers.values()), failed=failed)


@transaction.atomic
def acknowledge(procedure: Procedure, number: int, *, by: Person) -> Acknowledgement:
    """Somebody with an account says that a team has the version in force. Saying it again changes nothing.

    Raises PermissionDenied, and ProcedureRefusedError where the team is not one of that version's.
    """
    within = by.within_scope(ACKNOWLEDGE, Acknowledgement.objects.filter(version__procedure=procedure))
    held = Acknowledgement.objects.select_for_update().filter(pk__in=within.values("pk"), pk=number).first()
    if held is None:
        raise PermissionDenied
    role = by.acting_role(ACKNOWLEDGE, procedure)
    return _acknowledged(held, role=role, actor_id=by.pk)


@transaction.atomic
def acknowledge_by_key(key: str) -> Acknowledgement:
    """The team says it by the link that was sent to its mailbox. Raises LinkIsOverError, and ProcedureRefusedError."""
    behind = team_behind(key)
    held = Acknowledgement.objects.select_for_update().get(pk=behind.pk)
    return _acknowledged(held, role=OF_THE_TEAM, actor_id=None)


def is_in_force(version: ProcedureVersion) -> bool:
    """Whether no newer version has been published."""
    return version_in_force(version.procedure) == version


def _acknowledged(team: Acknowledgement, *, role: str, actor_id: int | None) -> Acknowledgement:
    if not is_in_force(team.version):
        raise ProcedureRefusedError(_("A newer version has been published. Read and acknowledge that one."))
    if team.acknowledged_at is None:
        team.acknowledged_at, team.role = timezone.now(), role
        team.save(update_fields=["acknowledged_at", "role"])
        _note("acknowledge procedure", team, role=role, actor_id=actor_id)
    return team


def _version_of(procedure: Procedure, *, by: Person) -> ProcedureVersion:
    if not by.has_perm(OWN, procedure):
        raise PermissionDenied
    version = version_in_force(procedure)
    if version is None:
        raise ProcedureRefusedError(_("Publish the procedure first: teams are told of what is published."))
    return version


def _tell(number: int, *, role: str, actor_id: int) -> bool | None:
    """Send one message: whether the mail server took it, and None where another has told the team meanwhile."""
    with transaction.atomic():
        team = Acknowledgement.objects.select_for_update().filter(pk=number, told_at=None).first()
        if team is None:
            return None
        if not _sent(message_to(team)):
            return False
        team.told_at = timezone.now()
        team.save(update_fields=["told_at"])
        _note("tell team", team, role=role, actor_id=actor_id)
        return True


def _sent(message: EmailMessage) -> bool:
    try:
        message.send()
    except (OSError, SMTPException):
        logger.exception("A team could not be told of a procedure")
        return False
    return True


def _note(action: str, team: Acknowledgement, *, role: str, actor_id: int | None) -> None:
    """Events name the procedure, its version and the team, and hold no mailbox."""
    Event.objects.create(
        role=role,
        actor_id=actor_id,
        action=action,
        subject=f"{team.version}: {team.team}"[:240],
        is_demonstration=team.version.procedure.is_demonstration,
    )
