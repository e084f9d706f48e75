"""A language's catalogue as a file: what it must hold, with the translations that it has.

The file is written so that a change of one text changes few lines: sorted by text, with files but without line numbers,
without dates or addresses. Nothing is guessed: a text that changed is untranslated, never “fuzzy”.
"""

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from ui.translations.gathering import Gathered, Key
from ui.translations.plural_forms import plural_header

_NO_DATE = datetime(
    2000, 1, 1, tzinfo=UTC
)  # Babel would write the time of day, and no two files would be the same
_LINE = re.compile(
    r'\s*|#(?!~).*|(?:#~ ?)?(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\]) )?"(?:[^"\\]|\\.)*"\s*|#~\s*'
)
_HEADER = """\
# Written by `make messages`: translations are yours to fill in, everything else is made from the code.
msgid ""
msgstr ""
"Project-Id-Version: provision-map\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


class BrokenCatalogueError(Exception):
    """A catalogue cannot be read; the message names the file and the line."""


def catalogues_under(root: Path) -> dict[str, Path]:
    """Language code to catalogue, for each `locale/*/LC_MESSAGES/django.po`."""
    files = sorted((root / "locale").glob("*/LC_MESSAGES/django.po"))
    return {file.parent.parent.name: file for file in files}


def read_catalogue(file: Path, *, language: str) -> Catalog:
    """The catalogue in a file. Raises BrokenCatalogueError where the file is not well formed."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as broken:
        raise BrokenCatalogueError(f"{file}:1: this is not UTF-8") from broken
    _check_lines(text, file=file)
    try:
        catalogue = read_po(text.splitlines(), locale=language, abort_invalid=True)
    except PoFileError as broken:
        line = broken.lineno + 1  # Babel counts from 0
        raise BrokenCatalogueError(
            f"{file}:{line}: this does not belong here: {broken.line.strip()}"
        ) from broken
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    return catalogue


def _check_lines(text: str, *, file: Path) -> None:
    """Babel takes a text without its closing quote, and cuts a letter off; we do not."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not _LINE.fullmatch(line):
            raise BrokenCatalogueError(f"{file}:{number}: this is no line of a catalogue: {line}")


def text_in_step(gathered: Gathered, *, language: str, before: Catalog | None) -> str:
    """What the catalogue's file must say: every marked text, with the translation that `before` has for it.

    Translations of texts that are marked no more are kept at the end, out of use, for when the text returns.
    """
    header = plural_header(language)
    catalogue = Catalog(locale=language)
    catalogue.mime_headers = [("Plural-Forms", header)]
    kept = {_key(message): message.string for message in _all(before)}
    for key, files in gathered.files.items():
        _add(catalogue, key, string=kept.pop(key, None), files=files, notes=gathered.notes[key])
    for key, string in kept.items():
        if is_translated(string):
            _retire(catalogue, key, string=string)
    stream = BytesIO()
    write_po(stream, catalogue, width=0, sort_output=True, include_lineno=False, omit_header=True)
    body = stream.getvalue().decode().rstrip("\n") + "\n"
    return _HEADER.format(language=language, plural_forms=header) + body


def is_translated(string: object) -> bool:
    """Whether a translation is there, in every form of a plural."""
    forms = string if isinstance(string, tuple | list) else (string,)
    return all(forms)


def _all(catalogue: Catalog | None) -> list[Any]:
    if catalogue is None:
        return []
    return [message for message in (*catalogue, *catalogue.obsolete.values()) if message.id]


def _key(message: Any) -> Key:
    text, plural = message.id if message.pluralizable else (message.id, None)
    return text, plural, message.context


def _add(catalogue: Catalog, key: Key, *, string: Any, files: set[str], notes: set[str]) -> None:
    text, plural, context = key
    catalogue.add(
        (text, plural) if plural is not None else text,
        string,
        locations=[(file, 0) for file in sorted(files)],
        auto_comments=sorted(notes),
        context=context,
    )


def _retire(catalogue: Catalog, key: Key, *, string: Any) -> None:
    beside = Catalog(locale=catalogue.locale)
    _add(beside, key, string=string, files=set(), notes=set())
    (message,) = (one for one in beside if one.id)
    text, _plural, context = key
    catalogue.obsolete[text if context is None else (text, context)] = message
