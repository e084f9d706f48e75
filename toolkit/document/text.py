"""A line of text with emphasis and links, kept as spans so that each renderer escapes for its own format."""

from dataclasses import dataclass
from enum import StrEnum

LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:")


class InlineStyle(StrEnum):
    """How a span is set apart from the words around it."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of words in one style. `href` is given for links and only for links.

    Raises ValueError for a link that does not lead to a web page, a mailbox or a telephone.
    """

    text: str
    style: InlineStyle = InlineStyle.PLAIN
    href: str = ""

    def __post_init__(self) -> None:
        if (self.style is InlineStyle.LINK) != bool(self.href):
            raise ValueError(f"A link has an address and nothing else has one: {self.text!r}")
        check_address(self.href)


Text = tuple[Inline, ...]


def check_address(href: str) -> None:
    """Raise ValueError unless `href` is empty or an address that is safe to follow from a file."""
    if href and not href.lower().startswith(LINK_SCHEMES):
        raise ValueError(f"A report cannot link to {href!r}: give a full address that starts with https://")


def line(*parts: str | Inline) -> Text:
    """A line of text from plain strings and styled spans."""
    return tuple(Inline(part) if isinstance(part, str) else part for part in parts)


def strong(text: str) -> Inline:
    """Words that matter most in their sentence."""
    return Inline(text, InlineStyle.STRONG)


def emphasis(text: str) -> Inline:
    """Words set apart: a title, a term."""
    return Inline(text, InlineStyle.EMPHASIS)


def link(text: str, href: str) -> Inline:
    """Words that lead to the full address `href`."""
    return Inline(text, InlineStyle.LINK, href)


def words_of(text: Text) -> str:
    """The bare words of a line, for formats and places that carry no styles."""
    return "".join(span.text for span in text)
