"""Words in templates that no translation tag holds.

The template is read as HTML with its tags taken out, so that what is left is what people see: text, and the
attributes that are read out or shown. What is code is told by rules: elements for code, addresses, file names.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.template.base import Lexer, Token, TokenType

from ui.translations.message import Message
from ui.translations.template_messages import (
    BLOCK_TRANSLATE,
    TRANSLATE,
    skip_block_translation,
    skip_comment,
    tag_name,
)
from ui.translations.unmarked_arguments import unmarked_arguments

_VALUE = "\ufffc"  # stands where a variable was: no letter, so never a word
_CODE_ELEMENTS = {"code", "kbd", "pre", "samp", "script", "style"}
_ATTRIBUTES = (
    "alt", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription", "aria-valuetext",
    "data-label", "label", "placeholder", "summary", "title",
)  # fmt: skip
_BUTTONS = ("submit", "button", "reset")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(r"\S*(?:://|@|\w(?:[._/]|--)\w|\d)\S*")
_VARIABLE_ELEMENT = re.compile(f"(</?){_VALUE}")
_PROTOCOL_LINE = re.compile(r"[A-Z][A-Za-z-]*: ?\S*")


def words_in(text: str) -> bool:
    """Whether a text holds a word: two letters or more that are no address, file name or code."""
    return _first_word(text) is not None


def _first_word(text: str) -> int | None:
    """Where the first word of a text begins."""
    found = _WORD.search(_CODE.sub(lambda code: " " * len(code.group()), text))
    return found.start() if found else None


def _as_told(text: str) -> str:
    return " ".join(text.replace(_VALUE, "…").split())


def unmarked_in_template(source: str, *, is_html: bool) -> Iterator[Message]:
    """Each text that people would see untranslated, with its line: at most one for each run of text."""
    yield from unmarked_arguments(source)
    seen = "".join(_seen(source))
    if is_html:
        reader = _Reader()
        reader.feed(_VARIABLE_ELEMENT.sub(r"\1any", seen))
        reader.close()
        yield from reader.found
    elif not _is_for_machines(seen):
        for number, line in enumerate(seen.split("\n"), start=1):
            if words_in(line):
                yield Message(text=_as_told(line), line=number)


def _seen(source: str) -> Iterator[str]:
    """The template as people see it, line for line: tags and marked texts are taken out."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type is TokenType.TEXT:
            yield token.contents
        elif token.token_type is TokenType.VAR or tag_name(token) in TRANSLATE:
            yield _VALUE
        elif tag_name(token) == "comment":
            yield _lines_of(skip_comment(tokens))
        elif tag_name(token) in BLOCK_TRANSLATE:
            yield _VALUE + _lines_of(skip_block_translation(tokens))


def _lines_of(tokens: Iterator[Token]) -> str:
    return "".join("\n" * token.contents.count("\n") for token in tokens)


def _is_for_machines(text: str) -> bool:
    """Whether every line is a field and a token, as in robots.txt."""
    lines = [line.strip() for line in text.split("\n") if line.strip(f" {_VALUE}")]
    return bool(lines) and all(_PROTOCOL_LINE.fullmatch(line) for line in lines)


class _Reader(HTMLParser):
    """Collects text and attributes with words in them, outside elements for code."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Message] = []
        self._code: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CODE_ELEMENTS:
            self._code.append(tag)
        stated = {name: value or "" for name, value in attrs}
        for name, value in stated.items():
            if _is_human(name, tag=tag, stated=stated) and words_in(value):
                self.found.append(Message(text=f'{name}="{value}"', line=self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._code and self._code[-1] == tag:
            self._code.pop()

    def handle_data(self, data: str) -> None:
        at = None if self._code else _first_word(data)
        if at is not None:
            line = self.getpos()[0] + data[:at].count("\n")
            self.found.append(Message(text=_as_told(data), line=line))


def _is_human(name: str, *, tag: str, stated: dict[str, str]) -> bool:
    """Whether people read an attribute, or have it read out to them."""
    if name == "value":
        return tag == "input" and stated.get("type") in _BUTTONS
    if name == "content":
        return tag == "meta" and stated.get("name") == "description"
    return name in _ATTRIBUTES or name.startswith("data-i18n")
