"""`manage.py load_demo`: invented entries and people, to look around with."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, transaction

from accounts.demonstration import SignIn, load_people, people_are_loaded, people_of_the_cast
from provision.demonstration import (
    LoadedFacts,
    MissingReferenceError,
    facts_are_loaded,
    load_facts,
    load_requests,
)
from provision.today import today
from referrals.demonstration import load_pathways

HEADS = SignIn("Role", "Email address", "Password", "Holds for")


class Command(BaseCommand):
    help = (
        "Loads demonstration entries for one region and three other units, and five people to sign in as, all invented "
        "and marked so. Prints their passwords, which are made at random and cannot be shown again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "Demonstration entries and people are for trying things out, and DEBUG is off, as it is on a server. "
                "Nothing was loaded. On a laptop: DEBUG=on manage.py load_demo."
            )
        if facts_are_loaded() or people_are_loaded():
            raise CommandError(
                "Demonstration entries are loaded already. To load them afresh: manage.py remove_demo, then "
                "manage.py load_demo."
            )
        loaded, requests, cast = self._load()
        self.stderr.write(
            f"Loaded {loaded.services} invented services, {loaded.caseloads} caseloads, {loaded.checks} checks and "
            f"{requests} requests for the review desk.",
            self.style.SUCCESS,
        )
        self.stdout.write(in_a_table(cast))

    def _load(self) -> tuple[LoadedFacts, int, Sequence[SignIn]]:
        try:
            with transaction.atomic():
                loaded = load_facts(today=today())
                load_pathways(today=today())
                cast = load_people(bodies=loaded.bodies)
                people = people_of_the_cast()
                requests = load_requests(people=people, bodies=loaded.bodies, today=today())
                return loaded, requests, cast
        except MissingReferenceError as problem:
            raise CommandError(f"Nothing was loaded. {problem}") from None
        except IntegrityError as problem:
            raise CommandError(
                "Nothing was loaded: an entry that is here already says the same of the same area and day, or an "
                f"account has the same address ({problem})."
            ) from None


def in_a_table(cast: Sequence[SignIn]) -> str:
    """The sign-ins as lines of text, in columns."""
    rows = [(row.role, row.email, row.password, row.holds_for) for row in (HEADS, *cast)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join([*(text.ljust(width) for text, width in zip(row, widths, strict=False)), row[3]])
        for row in rows
    ]
    title = "Demonstration sign-ins (invented people, passwords made at random when they were loaded):"
    return "\n".join([title, *(f"  {line}" for line in lines)])
