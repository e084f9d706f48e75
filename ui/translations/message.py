"""One text that people read, as it is looked up when a page is made."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """A marked text, and the line of its file that it stands on.

    `text` is exactly what gettext is asked for at run time: percent signs of templates are doubled already. `plural`
    is None for a text that does not change with a number. `notes` are what its author wrote for translators.
    """

    text: str
    plural: str | None = None
    context: str | None = None
    line: int = 0
    notes: tuple[str, ...] = ()


class UnreadableTextError(Exception):
    """A marked text cannot be read from its source; `line` says where."""

    def __init__(self, what: str, *, line: int) -> None:
        super().__init__(what)
        self.line = line
