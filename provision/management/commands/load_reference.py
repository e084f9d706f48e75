"""`manage.py load_reference`: the reference pack, into the database."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from provision.exchange.packs import Loaded, Pack, PackRefusedError, UnknownPackError, load
from provision.exchange.reading import UnreadableFileError
from provision.exchange.report import kept_lines


class Command(BaseCommand):
    help = (
        "Loads a reference pack. May be repeated: a field is overwritten only where it still reads as the pack "
        "last wrote it; what was corrected here stays, and is printed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pack", default=settings.REFERENCE_PACK, help="the folder in provision/packs")
        parser.add_argument(
            "--areas-only", action="store_true", help="areas and vocabularies; no caseload, study or service"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            pack = Pack.read(options["pack"])
            load(pack, areas_only=options["areas_only"], tell=self.tell)
        except (UnknownPackError, UnreadableFileError, PackRefusedError) as problem:
            raise CommandError(f"Nothing was loaded. {problem}") from None

    def tell(self, loaded: Loaded) -> None:
        staged = loaded.staged
        counts = [
            f"{len(staged.additions)} added",
            f"{len(staged.changes)} changed",
            f"{staged.left} left",
        ]
        if staged.kept:
            counts.append(f"{len(staged.kept)} kept as corrected here")
        if loaded.gone:
            counts.append(f"{loaded.gone} no longer in the pack, left as they are")
        self.stdout.write(f"{staged.table.kind}: {', '.join(counts)}")
        for line in kept_lines(staged):
            self.stdout.write(f"  {line}")
        for notice in staged.notices:
            self.stdout.write(f"  row {notice.row}: {notice.text}")
