"""`manage.py remove_demo`: everything that is flagged as demonstration, out again without a trace."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.demonstration import remove_people
from notices.addresses import forget_demonstration
from provision.demonstration import StillNamedError, remove_facts
from referrals.demonstration import remove_pathways


class Command(BaseCommand):
    help = (
        "Removes demonstration entries and pathways, services made for benchmarks, and demonstration people with their "
        "sessions, roles and history. Real entries stay as they are."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                forget_demonstration()
                remove_people()
                remove_pathways()
                remove_facts()
        except StillNamedError as problem:
            raise CommandError(
                "Nothing was removed: entries that are not demonstration name demonstration ones. Change or withdraw "
                f"them first: {problem}."
            ) from None
        self.stdout.write("Demonstration entries and people are gone.")
