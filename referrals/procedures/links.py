"""The key in the message to a team: it stands in for an account, for one team and one version, and is kept nowhere."""

from datetime import timedelta
from urllib.parse import urlencode

from django.core import signing
from django.urls import reverse

from referrals.models import Acknowledgement

SALT = "referrals.procedures: a team acknowledges"
LIFETIME = timedelta(days=90)


class LinkIsOverError(Exception):
    """The link cannot be used: it was tampered with, has ended, or the team has another mailbox by now."""


def key_of(team: Acknowledgement) -> str:
    """What proves, for 90 days, that somebody reads the mailbox of a team."""
    return signing.dumps([team.pk, team.mailbox], salt=SALT, compress=True)


def team_behind(key: str) -> Acknowledgement:
    """The team that a key was sent to. Raises LinkIsOverError."""
    try:
        number, mailbox = signing.loads(key, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature as broken:
        raise LinkIsOverError from broken
    teams = Acknowledgement.objects.select_related("version__procedure__pathway")
    team = teams.filter(pk=number, mailbox=mailbox).first()
    if team is None:
        raise LinkIsOverError
    return team


def page_for(team: Acknowledgement) -> str:
    """The address of the page where the team acknowledges, with its key in the query string, which no log holds."""
    return f"{reverse('procedure-acknowledge-by-link')}?{urlencode({'key': key_of(team)})}"
