"""The marked texts of a Django template, read with Django's own lexer.

Each is the string that the tag asks gettext for when it renders: a percent sign is doubled, a variable of a block
becomes `%(name)s`, and `trimmed` joins lines. Tests hold this against Django's own nodes.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.template.base import Lexer, Token, TokenType
from django.utils.text import unescape_string_literal
from django.utils.translation import trim_whitespace

from ui.translations.message import Message, UnreadableTextError

LITERAL = r'(?:"(?:[^"\\]|\\.)*"|' + r"'(?:[^'\\]|\\.)*')"
_LITERAL = re.compile(LITERAL)
_MARKED_LITERAL = re.compile(rf"_\(({LITERAL})\)")
_NOTE = "Translators:"
TRANSLATE = ("translate", "trans")
BLOCK_TRANSLATE = ("blocktranslate", "blocktrans")


def template_messages(source: str) -> Iterator[Message]:
    """Every marked text of a template, in its order.

    `{# Translators: … #}` is a note on the next marked text. Raises UnreadableTextError where a translation tag is
    not one that Django would take, or where its context is not written out.
    """
    tokens = iter(Lexer(source).tokenize())
    notes: tuple[str, ...] = ()
    for token in tokens:
        if token.token_type is TokenType.COMMENT and token.contents.startswith(_NOTE):
            notes = (token.contents,)
        for message in _messages_of(token, rest=tokens):
            yield replace(message, notes=notes)
            notes = ()


def tag_name(token: Token) -> str:
    """The name of a block tag; an empty text for any other token."""
    if token.token_type is not TokenType.BLOCK:
        return ""
    return token.contents.split(maxsplit=1)[0] if token.contents else ""


def line_of(token: Token) -> int:
    """The line of its file that a token begins on."""
    return token.lineno or 1


def skip_comment(rest: Iterator[Token]) -> Iterator[Token]:
    """The tokens of a `{% comment %}`, its end included."""
    yield from _until(("endcomment",), rest=rest)


def skip_block_translation(rest: Iterator[Token]) -> Iterator[Token]:
    """The tokens of a `{% blocktranslate %}`, its end included."""
    yield from _until(tuple(f"end{name}" for name in BLOCK_TRANSLATE), rest=rest)


def _until(names: tuple[str, ...], *, rest: Iterator[Token]) -> Iterator[Token]:
    for token in rest:
        yield token
        if tag_name(token) in names:
            return


def _messages_of(token: Token, *, rest: Iterator[Token]) -> Iterator[Message]:
    name = tag_name(token)
    if name == "comment":
        list(skip_comment(rest))
        return
    if token.token_type in (TokenType.BLOCK, TokenType.VAR):
        yield from _marked_literals(token)
    if name in TRANSLATE:
        yield from _translate_tag(token)
    elif name in BLOCK_TRANSLATE:
        yield _block_translation(token, rest=rest)


def _marked_literals(token: Token) -> Iterator[Message]:
    """Texts such as `_("Needs")` among the arguments of tags and filters."""
    for literal in _MARKED_LITERAL.findall(token.contents):
        yield Message(text=_doubled(unescape_string_literal(literal)), line=line_of(token))


def _translate_tag(token: Token) -> Iterator[Message]:
    """One message where the tag translates a text that is written out, none where it translates a variable."""
    bits = token.split_contents()
    literal = _LITERAL.match(bits[1]) if len(bits) > 1 else None
    if literal is None:
        return
    text = _doubled(unescape_string_literal(literal.group()))
    yield Message(text=_told(text, token), context=_context(bits[2:], token), line=line_of(token))


def _block_translation(token: Token, *, rest: Iterator[Token]) -> Message:
    options = token.split_contents()[1:]
    trimmed = "trimmed" in options
    singular, end = _words_until_a_tag(token, rest=rest, trimmed=trimmed)
    plural = None
    if tag_name(end) == "plural" and "count" in options:
        plural, end = _words_until_a_tag(token, rest=rest, trimmed=trimmed)
    if tag_name(end) != f"end{tag_name(token)}" or ("count" in options) != (plural is not None):
        raise UnreadableTextError(
            f"“{tag_name(token)}” is closed by “{tag_name(end) or 'the end of the file'}”",
            line=line_of(token),
        )
    return Message(
        text=_told(singular, token), plural=plural, context=_context(options, token), line=line_of(token)
    )


def _words_until_a_tag(token: Token, *, rest: Iterator[Token], trimmed: bool) -> tuple[str, Token]:
    words: list[str] = []
    for part in rest:
        if part.token_type is TokenType.BLOCK:
            text = "".join(words)
            return (trim_whitespace(text) if trimmed else text), part
        if part.token_type is TokenType.TEXT:
            words.append(_doubled(part.contents))
        elif part.token_type is TokenType.VAR:
            words.append(f"%({part.contents})s")
    raise UnreadableTextError(f"“{tag_name(token)}” is never closed", line=line_of(token))


def _context(options: list[str], token: Token) -> str | None:
    if "context" not in options:
        return None
    stated = options[options.index("context") + 1 :][:1]
    if not stated or not _LITERAL.fullmatch(stated[0]):
        raise UnreadableTextError("the context of a text must be written out", line=line_of(token))
    return str(unescape_string_literal(stated[0]))


def _doubled(text: str) -> str:
    return text.replace("%", "%%")


def _told(text: str, token: Token) -> str:
    if not text.strip():
        raise UnreadableTextError("there is no text to translate", line=line_of(token))
    return text
