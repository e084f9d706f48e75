"""All marked texts of the project, each once, with the files that it stands in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ui.translations.message import Message, UnreadableTextError
from ui.translations.python_messages import python_messages
from ui.translations.sources import modules_under, templates_under
from ui.translations.template_messages import template_messages

Key = tuple[str, str | None, str | None]
"""A text, its plural and its context: what makes two messages one."""


@dataclass(frozen=True)
class Gathered:
    """What was found: messages by key with their files and notes, and complaints about what could not be read."""

    files: dict[Key, set[str]] = field(default_factory=dict)
    notes: dict[Key, set[str]] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def add(self, message: Message, *, file: str) -> None:
        key = (message.text, message.plural, message.context)
        self.files.setdefault(key, set()).add(file)
        self.notes.setdefault(key, set()).update(message.notes)


def gather(root: Path) -> Gathered:
    """Every marked text under `root`. A file that cannot be read leaves a complaint with its line."""
    gathered = Gathered()
    for path in templates_under(root):
        _read(path, gathered=gathered, root=root, reader=template_messages)
    for path in modules_under(root):
        _read(path, gathered=gathered, root=root, reader=python_messages)
    gathered.complaints.extend(_at_odds(gathered.files))
    return gathered


def _read(path: Path, *, gathered: Gathered, root: Path, reader: Callable[[str], Iterator[Message]]) -> None:
    file = path.relative_to(root).as_posix()
    try:
        for message in reader(path.read_text(encoding="utf-8")):
            gathered.add(message, file=file)
    except UnreadableTextError as unreadable:
        gathered.complaints.append(f"{file}:{unreadable.line}: {unreadable}")


def _at_odds(keys: Iterable[Key]) -> Iterator[str]:
    """A catalogue holds one entry for a singular text in a context, so its plural must be the same everywhere."""
    plurals: dict[tuple[str, str | None], set[str | None]] = {}
    for text, plural, context in keys:
        plurals.setdefault((text, context), set()).add(plural)
    for (text, _context), different in plurals.items():
        if len(different) > 1:
            yield f"“{text}” is marked with different plurals, or with and without one: give one a context"
