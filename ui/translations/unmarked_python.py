"""Words in Python that people read and that no marker holds.

Told by where they are written: arguments that become labels and messages, names of fields, labels of choices, and what
refusals say. Words for operators (commands, logs, programming errors) are not looked for.
"""

import ast
from collections.abc import Iterator

from ui.translations.message import Message
from ui.translations.python_messages import MARKERS
from ui.translations.unmarked_templates import unmarked_in_template, words_in

_KEYWORDS = {
    "description", "empty_label", "error_message", "help_text", "label", "legend", "verbose_name",
    "verbose_name_plural", "violation_error_message",
}  # fmt: skip
_ATTRIBUTES = _KEYWORDS | {
    "short_description",
    "empty_value_display",
    "site_header",
    "site_title",
    "index_title",
}
_REFUSALS = {
    "Http404",
    "PermissionDenied",
    "ValidationError",
    "HttpResponseBadRequest",
    "HttpResponseForbidden",
}
_MESSAGES = {
    "success": 1,
    "info": 1,
    "warning": 1,
    "error": 1,
    "add_error": 1,
    "message_user": 1,
    "add_message": 2,
}
_RELATIONS = {"OneToOneField", "ManyToManyField"}  # these begin with the model that they point at
_MARKUP = {"format_html", "format_html_join", "mark_safe"}
_CHOICES = {"TextChoices", "IntegerChoices", "Choices"}


def unmarked_in_python(source: str) -> Iterator[Message]:
    """Each text that people would see untranslated, and each marker whose text cannot be read from the source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from _in_call(node)
        elif isinstance(node, ast.ClassDef):
            yield from _in_class(node)


def _in_call(call: ast.Call) -> Iterator[Message]:
    name = _name(call.func)
    if name in MARKERS:
        yield from _made_up(call)
        return
    for keyword in call.keywords:
        if keyword.arg in _KEYWORDS:
            yield from _words(keyword.value)
        elif keyword.arg == "error_messages" and isinstance(keyword.value, ast.Dict):
            yield from _all_words(keyword.value.values)
        elif keyword.arg == "choices":
            yield from _all_words(_labels(keyword.value))
    yield from _all_words(_told_by_place(call, name=name))
    if name in _MARKUP:
        yield from _in_markup(call.args)


def _told_by_place(call: ast.Call, *, name: str) -> list[ast.expr]:
    """The arguments that are words because of where they stand."""
    if name in _REFUSALS:
        return call.args[:1]
    if name in _MESSAGES and isinstance(call.func, ast.Attribute):
        return call.args[_MESSAGES[name] :][:1]
    if name.endswith("Field") and name not in _RELATIONS and _name_of_owner(call.func) == "models":
        return call.args[:1]
    return []


def _in_markup(arguments: list[ast.expr]) -> Iterator[Message]:
    for argument in arguments:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            for found in unmarked_in_template(argument.value, is_html=True):
                yield Message(text=found.text, line=argument.lineno)


def _in_class(node: ast.ClassDef) -> Iterator[Message]:
    """Words given as attributes of a class (`verbose_name` in `Meta`), and labels of choices."""
    has_choices = any(_name(base) in _CHOICES for base in node.bases)
    for statement in node.body:
        if not isinstance(statement, ast.Assign):
            continue
        names = {target.id for target in statement.targets if isinstance(target, ast.Name)}
        if names & _ATTRIBUTES:
            yield from _words(statement.value)
        elif has_choices and isinstance(statement.value, ast.Tuple):
            yield from _all_words(statement.value.elts[-1:])


def _labels(choices: ast.expr) -> list[ast.expr]:
    """The second of each pair in a list of choices."""
    pairs = choices.elts if isinstance(choices, ast.List | ast.Tuple) else []
    return [pair.elts[1] for pair in pairs if isinstance(pair, ast.Tuple) and len(pair.elts) > 1]


def _all_words(values: list[ast.expr]) -> Iterator[Message]:
    for value in values:
        yield from _words(value)


def _words(value: ast.expr) -> Iterator[Message]:
    """The text of an expression that is put together without a marker."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and words_in(value.value):
        yield Message(text=value.value, line=value.lineno)
    elif isinstance(value, ast.JoinedStr):
        yield from _all_words(value.values)
    elif isinstance(value, ast.BinOp):
        yield from _all_words([value.left, value.right])
    elif isinstance(value, ast.IfExp):
        yield from _all_words([value.body, value.orelse])
    elif (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "format"
    ):
        yield from _words(value.func.value)


def _made_up(call: ast.Call) -> Iterator[Message]:
    """A marker whose text is put together when the program runs: no catalogue can hold it."""
    for text in call.args:
        if isinstance(text, ast.JoinedStr) or (isinstance(text, ast.BinOp) and any(_all_words([text]))):
            yield Message(
                text=f"{_name(call.func)}({ast.unparse(text)}): put values in after marking", line=call.lineno
            )


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _name_of_owner(function: ast.expr) -> str:
    return _name(function.value) if isinstance(function, ast.Attribute) else ""
