"""`python -m ui.translations compile|check|update`."""

import sys
from pathlib import Path

from ui.translations.catalogue import BrokenCatalogueError, catalogues_under, read_catalogue, text_in_step
from ui.translations.checking import counts_under, faults_under
from ui.translations.compiling import compile_catalogues
from ui.translations.gathering import gather

ROOT = Path(__file__).resolve().parent.parent.parent
USAGE = "usage: python -m ui.translations compile|check|update\n"


def compile_all() -> int:
    """Compile every catalogue; 1, and what is wrong, where one is broken."""
    _written, complaints = compile_catalogues(ROOT)
    return _tell(complaints)


def check() -> int:
    """Print what is wrong and how much is translated; 1 when something is wrong."""
    faults = list(faults_under(ROOT))
    sys.stdout.writelines(f"{count}\n" for count in counts_under(ROOT))
    return _tell(faults)


def update() -> int:
    """Bring every catalogue into step; 1, with nothing written, when a text cannot be read."""
    gathered = gather(ROOT)
    if gathered.complaints:
        return _tell(gathered.complaints)
    for language, file in catalogues_under(ROOT).items():
        before = read_catalogue(file, language=language)
        file.write_text(text_in_step(gathered, language=language, before=before), encoding="utf-8")
    sys.stdout.writelines(f"{count}\n" for count in counts_under(ROOT))
    return 0


COMMANDS = {"compile": compile_all, "check": check, "update": update}


def main(arguments: list[str]) -> int:
    """Run one command; 0 when it worked, 1 when something is wrong, 2 when no such command is known."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.stderr.write(USAGE)
        return 2
    try:
        return COMMANDS[arguments[0]]()
    except BrokenCatalogueError as broken:
        return _tell([str(broken)])


def _tell(faults: list[str]) -> int:
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
