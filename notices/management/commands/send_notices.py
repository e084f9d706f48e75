"""`manage.py send_notices`: reminders, decisions and what is new, to those who are to be told."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from notices.run import Prepared, prepare, run
from notices.sending import Outcome


class Command(BaseCommand):
    help = (
        "Sends reminders, decisions and digests that are due. Safe to run twice, two at once, and after a crash. "
        "Exit 1 when a message could not be sent: it is tried again at the next run."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="count what would be sent, and send nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.EMAIL_URL and "//127.0.0.1" in settings.SITE_ADDRESS:
            self.stderr.write("SITE_ADDRESS is not set: the links in these messages lead nowhere.")
        if options["dry_run"]:
            self._tell(prepare(now=timezone.now(), is_dry=True))
            self.stdout.write("A dry run: nothing was written or sent.")
            return
        prepared, outcome = run()
        self._tell(prepared)
        self._tell_outcome(outcome)
        if outcome.failed:
            sys.exit(1)

    def _tell(self, prepared: Prepared) -> None:
        """Counts alone: what this prints ends up in logs, where no address belongs."""
        self.stdout.write(
            f"{prepared.written} new notices, {prepared.made} new messages; {prepared.unsent} to send, "
            f"{prepared.waiting} notices wait for their weekly message."
        )

    def _tell_outcome(self, outcome: Outcome) -> None:
        self.stdout.write(
            f"{outcome.sent} sent, {outcome.failed} failed, {outcome.dropped} not wanted any more."
        )
        if not settings.EMAIL_URL:
            self.stdout.write(f"No mail server is set: messages are written to {settings.MAIL_FOLDER}.")
