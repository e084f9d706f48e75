"""Words among the arguments of template tags and filters that are not marked with `_("…")`."""

import re
from collections.abc import Iterator

from django.template.base import Lexer, Token, TokenType

from ui.translations.message import Message
from ui.translations.template_messages import (
    BLOCK_TRANSLATE,
    LITERAL,
    TRANSLATE,
    line_of,
    skip_comment,
    tag_name,
)

_UNMARKED_LITERAL = re.compile(rf"(?<!_\()({LITERAL})")
# What filters take that is no text: patterns of dates and numbers, and the code that `absent` has a word for.
_PATTERN = re.compile(
    rf"\|(?:date|time|floatformat|stringformat|cut|add|slice):{LITERAL}|{LITERAL}\|absent\b"
)
_CONTEXT = re.compile(rf"\bcontext {LITERAL}")
_PHRASE = re.compile(r"[^\W\d_] +[^\W\d_]|^[A-Z][a-z]")
_ENGLISH_PLURAL = re.compile(r"\|\s*pluralize\b")
# Tags whose texts are names of files, pages and languages, or are compared and never shown.
_OF_CODE = ("load", "url", "static", "extends", "if", "elif", "language", "get_current_language", *TRANSLATE)


def unmarked_arguments(source: str) -> Iterator[Message]:
    """Each argument that reads like words for people: it begins with a capital, or holds a space between letters.

    The filter `pluralize` is reported too: it knows English alone.
    """
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if tag_name(token) == "comment":
            list(skip_comment(tokens))
        elif token.token_type in (TokenType.BLOCK, TokenType.VAR):
            yield from _unmarked(token)


def _unmarked(token: Token) -> Iterator[Message]:
    if _ENGLISH_PLURAL.search(token.contents):
        yield Message(text="pluralize", line=line_of(token))
    if tag_name(token) in _OF_CODE:
        return
    contents = _PATTERN.sub("", token.contents)
    if tag_name(token) in BLOCK_TRANSLATE:
        contents = _CONTEXT.sub("", contents)
    for literal in _UNMARKED_LITERAL.findall(contents):
        if _PHRASE.search(literal[1:-1]):
            yield Message(text=literal, line=line_of(token))
