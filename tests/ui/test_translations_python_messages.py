"""The marked texts of Python modules, held against a second reading of the same source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.translations.message import Message
from ui.translations.python_messages import MARKERS, python_messages
from ui.translations.sources import apps_under, modules_under, templates_under

ROOT = Path(__file__).parents[2]


def found(source: str) -> list[tuple[str, str | None, str | None]]:
    return [(message.text, message.plural, message.context) for message in python_messages(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('_("Needs")', ("Needs", None, None)),
        ('gettext("Needs")', ("Needs", None, None)),
        ('gettext_lazy("Needs")', ("Needs", None, None)),
        ('gettext_noop("Needs")', ("Needs", None, None)),
        ('_("One " "text")', ("One text", None, None)),
        ('_("%(n)s areas") % {"n": _n}', ("%(n)s areas", None, None)),
        ('ngettext("%(n)s area", "%(n)s areas", n)', ("%(n)s area", "%(n)s areas", None)),
        ('ngettext_lazy("area", "areas", "n")', ("area", "areas", None)),
        ('pgettext("month", "May")', ("May", None, "month")),
        ('pgettext_lazy("month", "May")', ("May", None, "month")),
        ('npgettext("list", "%s row", "%s rows", n)', ("%s row", "%s rows", "list")),
        ('npgettext_lazy("list", "row", "rows", "n")', ("row", "rows", "list")),
        ('_("Llŷn – “here”")', ("Llŷn – “here”", None, None)),
    ],
)
def test_every_marker_of_django_is_known(source: str, expected: tuple[str, str | None, str | None]) -> None:
    assert found(source) == [expected]


@pytest.mark.parametrize(
    "source", ['x = "Needs"', "_(name)", '_(f"{n} areas")', '# _("Needs")', "def _(text): ..."]
)
def test_what_no_marker_holds_is_no_message(source: str) -> None:
    assert found(source) == []


def test_a_comment_for_translators_is_a_note() -> None:
    source = '# Translators: the month\nx = _("May")\n\ny = _("June")\n'

    assert list(python_messages(source)) == [
        Message(text="May", line=2, notes=("Translators: the month",)),
        Message(text="June", line=4),
    ]


@pytest.mark.parametrize(
    "path", list(modules_under(ROOT)), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_every_module_of_the_project_gives_what_its_syntax_tree_gives(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert set(found(source)) == set(read_from_the_tree(source))


def read_from_the_tree(source: str) -> Iterator[tuple[str, str | None, str | None]]:
    for node in ast.walk(ast.parse(source)):
        if (
            not isinstance(node, ast.Call)
            or not isinstance(node.func, ast.Name)
            or node.func.id not in MARKERS
        ):
            continue
        texts = [str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)]
        if texts:
            context = texts.pop(0) if "pgettext" in node.func.id else None
            yield texts[0], texts[1] if "n" in node.func.id.partition("gettext")[0] else None, context


def test_apps_are_found_but_tests_and_migrations_are_not() -> None:
    assert {path.name for path in apps_under(ROOT)} >= {"accounts", "config", "provision", "toolkit", "ui"}
    assert "tests" not in {path.name for path in apps_under(ROOT)}
    assert not [path for path in modules_under(ROOT) if "migrations" in path.parts]


def test_templates_are_found_in_their_folder_and_in_those_of_apps(tmp_path: Path) -> None:
    for name in ("templates/a.html", "shop/templates/shop/b.txt", "templates/c.svg", "templates/d.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "shop/__init__.py").touch()

    assert [path.name for path in templates_under(tmp_path)] == ["a.html", "c.svg", "b.txt"]
