"""`manage.py export_csv KIND FILE`: the columns that `import_csv` reads."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from provision.exchange.exporting import export_to
from provision.exchange.registry import UnknownKindError, offered_kinds, offered_table
from provision.models import AddressVisibility, Site


class Command(BaseCommand):
    help = "Writes every row of a kind to a CSV file, in the columns that import_csv reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", metavar="KIND", help=", ".join(offered_kinds()))
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            table = offered_table(options["kind"])
            count = export_to(path, table=table)
        except UnknownKindError as problem:
            raise CommandError(str(problem), returncode=2) from None
        except OSError as problem:
            raise CommandError(f"{path} cannot be written: {problem.strerror}.", returncode=2) from None
        self.stdout.write(f"{count} rows of {table.kind} written to {path}")
        if "address_visibility" in table.by_name and has_hidden_addresses():
            self.stderr.write(
                "The file holds addresses that are not public, so that it can be imported again. Do not publish it."
            )


def has_hidden_addresses() -> bool:
    hidden = Site.objects.exclude(address_visibility=AddressVisibility.PUBLIC)
    return hidden.exclude(address="", postcode="").exists()
