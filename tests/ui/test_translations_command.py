"""`python -m ui.translations`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.translations import __main__ as command

ROOT = Path(__file__).parents[2]


@pytest.fixture(name="root")
def _root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one page, with an empty Welsh catalogue."""
    monkeypatch.setattr(command, "ROOT", tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html").write_text("{% translate 'Needs' %}", encoding="utf-8")
    (tmp_path / "locale/cy/LC_MESSAGES").mkdir(parents=True)
    catalogue_of(tmp_path).touch()
    return tmp_path


def catalogue_of(root: Path) -> Path:
    return root / "locale/cy/LC_MESSAGES/django.po"


def test_update_brings_the_catalogue_into_step_and_counts(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["update"]) == 0
    assert 'msgid "Needs"' in catalogue_of(root).read_text(encoding="utf-8")
    assert capsys.readouterr().out == "cy: 1 of 1 texts lack a translation.\n"


def test_check_passes_after_update_and_counts_what_is_lacking(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.main(["update"])
    capsys.readouterr()

    assert command.main(["check"]) == 0
    assert capsys.readouterr() == ("cy: 1 of 1 texts lack a translation.\n", "")


def test_check_tells_of_a_catalogue_out_of_step(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check"]) == 1

    told = capsys.readouterr().err
    assert "django.po:1: out of step with the code and templates: run make messages" in told
    assert "django.po:1: the plural forms are not those of the language" in told


def test_check_tells_of_words_without_a_marker(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "shop").mkdir()
    (root / "shop/__init__.py").write_text('raise Http404("Nothing there")', encoding="utf-8")
    (root / "templates/b.html").write_text("\n<p>Words</p>", encoding="utf-8")
    command.main(["update"])
    capsys.readouterr()

    assert command.main(["check"]) == 1
    assert capsys.readouterr().err == (
        "templates/b.html:2: not marked for translation: Words\n"
        "shop/__init__.py:1: not marked for translation: Nothing there\n"
    )


def test_check_tells_of_fuzzy_and_of_broken_translations(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.main(["update"])
    text = catalogue_of(root).read_text(encoding="utf-8")
    fuzzy = text.replace('msgid "Needs"\nmsgstr ""', '#, fuzzy\nmsgid "Needs"\nmsgstr "<b>ABC"')
    catalogue_of(root).write_text(fuzzy, encoding="utf-8")

    assert command.main(["check"]) == 1
    told = capsys.readouterr().err
    assert "“fuzzy” translations are not used" in told
    assert "has other markup than the original" in told


def test_a_text_that_cannot_be_read_stops_an_update(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "templates/b.html").write_text("{% blocktranslate %}", encoding="utf-8")

    assert command.main(["update"]) == 1
    assert capsys.readouterr().err == "templates/b.html:1: “blocktranslate” is never closed\n"
    assert catalogue_of(root).read_text(encoding="utf-8") == ""


def test_compile_writes_what_gettext_reads(root: Path) -> None:
    command.main(["update"])

    assert command.main(["compile"]) == 0
    assert catalogue_of(root).with_suffix(".mo").is_file()


@pytest.mark.parametrize("name", ["compile", "check", "update"])
def test_a_broken_catalogue_fails_every_command(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue_of(root).write_text("nonsense", encoding="utf-8")

    assert command.main([name]) == 1
    assert "django.po:1: this is no line of a catalogue: nonsense" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["make"], ["compile", "check"]])
def test_an_unknown_command_says_how_to_use_it(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(arguments) == 2
    assert "compile|check|update" in capsys.readouterr().err


def test_compile_needs_no_settings_and_no_database() -> None:
    bare = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT")}

    ran = subprocess.run(
        [sys.executable, "-m", "ui.translations", "compile"],
        cwd=ROOT,
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
