"""`manage.py make_services N`: invented services to measure with."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from provision.demonstration import MissingReferenceError, StillNamedError
from provision.demonstration.benchmark import make_services
from provision.today import today


class Command(BaseCommand):
    help = (
        "Makes N plausible invented services over the reference areas, for benchmarks only, in place of those that it "
        "made before. 0 takes them away; remove_demo does too."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", metavar="N", type=not_negative, help="how many services")
        parser.add_argument(
            "--seed", type=int, default=1, help="the same seed makes the same services (default: 1)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        number = options["number"]
        if number and not settings.DEBUG:
            raise CommandError(
                "Services made up for benchmarks have no place on a server, and DEBUG is off. Nothing was made."
            )
        try:
            make_services(number, seed=options["seed"], today=today())
        except (MissingReferenceError, StillNamedError) as problem:
            raise CommandError(f"Nothing was made. {problem}") from None
        if options["verbosity"]:
            self.stdout.write(f"There are {number:,} services made for benchmarks.")


def not_negative(text: str) -> int:
    """A number of services. Raises ArgumentTypeError for anything else."""
    if not text.isdigit():
        raise ArgumentTypeError(f"“{text}” is not a whole number from 0.")
    return int(text)
