"""`manage.py import_csv KIND FILE`: a dry run, or with `--commit` the real thing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from provision.exchange.events import Author
from provision.exchange.outcomes import Staged
from provision.exchange.reading import SourceFile, UnreadableFileError
from provision.exchange.registry import UnknownKindError, offered_kinds, offered_table
from provision.exchange.report import lines, write_report
from provision.exchange.staging import Progress, stage
from provision.exchange.table import SENDER
from provision.exchange.writing import OutdatedError, apply

REFUSED, UNREADABLE = 1, 2


class Command(BaseCommand):
    help = (
        "Reads a CSV file and prints what would be added, changed, left and refused. Nothing is saved without "
        "--commit. Exit 0: nothing was refused; 1: something was; 2: the file cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", metavar="KIND", help=", ".join(offered_kinds()))
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument(
            "--commit", action="store_true", help="save, and publish services: you act as curator"
        )
        parser.add_argument(
            "--skip-bad", action="store_true", help="save the rest when some rows are refused"
        )
        parser.add_argument(
            "--sender",
            metavar="NAME",
            default="",
            help="who sends the rows, where they do not say so themselves",
        )
        parser.add_argument("--report", metavar="FILE", type=Path, help="write every outcome to a CSV file")

    def handle(self, *args: Any, **options: Any) -> None:
        source = opened(options["kind"], options["file"])
        staged = stage(
            source.table,
            source.rows(),
            fixed=source.table.import_defaults(sender=options["sender"]),
            progress=self.progress("checked", of=source.row_count),
        )
        staged.ignored_columns = source.ignored
        if options["sender"] and SENDER not in source.table.by_name:
            self.stdout.write(f"--sender was not used: rows of {source.table.kind} have no sender.")
        for line in lines(staged):
            self.stdout.write(line)
        if options["report"]:
            reported(staged, path=options["report"])
        self.settle(staged, options)

    def settle(self, staged: Staged, options: dict[str, Any]) -> None:
        """Save or not, and say so. Raises CommandError, exit 1, when rows were refused."""
        refused = staged.refused_rows
        if not options["commit"]:
            ending = "Nothing was saved: this was a dry run. Add --commit to save."
        elif refused and not options["skip_bad"]:
            ending = "Nothing was saved. Mend the rows that were refused, or add --skip-bad to save the rest."
        else:
            self.save(staged, source=options["file"])
            ending = "Saved, without the rows that were refused." if refused else "Saved."
        if refused:
            raise CommandError(f"Rows refused: {refused}. {ending}", returncode=REFUSED)
        self.stdout.write(ending)

    def save(self, staged: Staged, *, source: Path) -> None:
        reason = f"Imported from {source.name} by the operator, who acts as curator."
        total = len(staged.additions) + len(staged.changes)
        try:
            apply(staged, by=Author("curator", reason), progress=self.progress("saved", of=total))
        except OutdatedError as problem:
            raise CommandError(str(problem), returncode=REFUSED) from None
        except DatabaseError as problem:
            raise CommandError(
                f"The database refused it, and nothing was saved: {problem}", returncode=REFUSED
            ) from None

    def progress(self, what: str, *, of: int) -> Progress | None:
        """Tells how far it is, on a terminal only."""
        if not self.stderr.isatty():
            return None

        def tell(done: int) -> None:
            end = "\n" if done >= of else ""
            self.stderr.write(f"\r{done:,} of {of:,} rows {what}", ending=end)

        return tell


def opened(kind: str, path: Path) -> SourceFile:
    """The file, read through once. Raises CommandError, exit 2."""
    try:
        return SourceFile.open(path, table=offered_table(kind))
    except UnknownKindError as problem:
        raise CommandError(str(problem), returncode=UNREADABLE) from None
    except UnreadableFileError as problem:
        raise CommandError(f"{path.name} cannot be read. {problem}", returncode=UNREADABLE) from None


def reported(staged: Staged, *, path: Path) -> None:
    """Write the report. Raises CommandError, exit 2, before anything is saved."""
    try:
        write_report(staged, path=path)
    except OSError as problem:
        raise CommandError(
            f"The report cannot be written to {path}: {problem.strerror}. Nothing was saved.",
            returncode=UNREADABLE,
        ) from None
