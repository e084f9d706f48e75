"""From catalogues that people edit to the files that gettext reads."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from ui.translations.agreement import disagreements
from ui.translations.catalogue import catalogues_under, is_translated, read_catalogue


def compile_catalogues(root: Path) -> tuple[list[Path], list[str]]:
    """Write `django.mo` beside each catalogue; the files written, and complaints by file and line.

    A catalogue with a complaint is not compiled: a broken format string would break pages. Compiling again writes
    the same bytes. Raises BrokenCatalogueError where a catalogue is not well formed.
    """
    written: list[Path] = []
    complaints: list[str] = []
    for language, file in catalogues_under(root).items():
        catalogue = read_catalogue(file, language=language)
        name = file.relative_to(root).as_posix()
        found = [f"{name}:{line}: {what}" for line, what in disagreements(catalogue, language=language)]
        complaints += found
        if not found:
            written.append(_compile(catalogue, target=file.with_suffix(".mo")))
    return written, complaints


def _compile(catalogue: Catalog, *, target: Path) -> Path:
    """Only whole translations go in: Babel would fill empty plural forms with English ones, by Welsh numbers."""
    for message in list(catalogue):
        if message.id and not is_translated(message.string):
            catalogue.delete(message.id, context=message.context)
    stream = BytesIO()
    write_mo(stream, catalogue)
    target.write_bytes(stream.getvalue())
    return target
