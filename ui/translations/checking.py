"""Everything that can be wrong between code, templates and catalogues, each fault in one line."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog

from ui.translations.agreement import disagreements
from ui.translations.catalogue import catalogues_under, is_translated, read_catalogue, text_in_step
from ui.translations.gathering import Gathered, gather
from ui.translations.message import Message
from ui.translations.plural_forms import plural_header
from ui.translations.sources import modules_under, templates_under
from ui.translations.unmarked_python import unmarked_in_python
from ui.translations.unmarked_templates import unmarked_in_template


def faults_under(root: Path) -> Iterator[str]:
    """Every fault of the project: texts without a marker, and catalogues out of step or at odds with the originals.

    Raises BrokenCatalogueError where a catalogue is not well formed.
    """
    gathered = gather(root)
    yield from gathered.complaints
    yield from _unmarked(root)
    for language, file in catalogues_under(root).items():
        name = file.relative_to(root).as_posix()
        for fault in _faults_of(file, language=language, gathered=gathered):
            yield f"{name}:{fault}"


def lacking(catalogue: Catalog) -> tuple[int, int]:
    """How many texts of a catalogue lack a translation, and how many there are."""
    messages = [message for message in catalogue if message.id]
    return sum(not is_translated(message.string) for message in messages), len(messages)


def counts_under(root: Path) -> Iterator[str]:
    """A sentence for each language on how much is translated."""
    for language, file in catalogues_under(root).items():
        missing, known = lacking(read_catalogue(file, language=language))
        yield f"{language}: {missing} of {known} texts lack a translation."


def _unmarked(root: Path) -> Iterator[str]:
    for path in templates_under(root):
        found = unmarked_in_template(path.read_text(encoding="utf-8"), is_html=path.suffix != ".txt")
        yield from _told(found, path=path, root=root)
    for path in modules_under(root):
        yield from _told(unmarked_in_python(path.read_text(encoding="utf-8")), path=path, root=root)


def _told(found: Iterator[Message], *, path: Path, root: Path) -> Iterator[str]:
    for message in found:
        yield f"{path.relative_to(root).as_posix()}:{message.line}: not marked for translation: {message.text}"


def _faults_of(file: Path, *, language: str, gathered: Gathered) -> Iterator[str]:
    text = file.read_text(encoding="utf-8")
    catalogue = read_catalogue(file, language=language)
    if f'"Plural-Forms: {plural_header(language)}\\n"' not in text:
        yield f"1: the plural forms are not those of the language: {plural_header(language)}"
    if text != text_in_step(gathered, language=language, before=catalogue):
        yield "1: out of step with the code and templates: run make messages"
    for message in catalogue:
        if message.id and message.fuzzy:
            yield f"{message.lineno}: “fuzzy” translations are not used: confirm it or empty it"
    for line, what in disagreements(catalogue, language=language):
        yield f"{line}: {what}"
