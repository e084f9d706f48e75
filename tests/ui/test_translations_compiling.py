"""Catalogues compiled, and read by Django."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import translation

from ui.translations.catalogue import BrokenCatalogueError, read_catalogue, text_in_step
from ui.translations.compiling import compile_catalogues
from ui.translations.gathering import Gathered
from ui.translations.message import Message

AREAS = Message(text="%(n)s invented area", plural="%(n)s invented areas")
FORMS = [
    "none",
    "one",
    "two",
    "three",
    "six",
    "other",
]  # stand-ins: what Welsh will say is for a Welsh speaker


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    file = tmp_path / "locale" / "cy" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    return file


def write(file: Path, *messages: Message, translations: dict[str, str]) -> None:
    """A catalogue in step, with translations by the line they replace."""
    gathered = Gathered()
    for message in messages:
        gathered.add(message, file="a.html")
    text = text_in_step(gathered, language="cy", before=None)
    for line, translation_of_it in translations.items():
        text = text.replace(f'{line} ""\n', f'{line} "{translation_of_it}"\n')
    file.write_text(text, encoding="utf-8")


@pytest.fixture(name="in_welsh")
def _in_welsh(tmp_path: Path) -> Iterator[None]:
    """Welsh, from the catalogue of the test; Django's own catalogue, with its four forms, stands beside it."""
    with override_settings(LOCALE_PATHS=[tmp_path / "locale"]):  # which makes Django forget what it has read
        yield


def test_django_picks_each_of_the_six_welsh_forms_by_our_rule(
    file: Path, tmp_path: Path, in_welsh: None
) -> None:
    lines = {f"msgstr[{place}]": f"{form}: %(n)s" for place, form in enumerate(FORMS)}
    write(file, AREAS, translations=lines)

    compile_catalogues(tmp_path)

    with translation.override("cy"):
        said = {n: translation.ngettext(AREAS.text, AREAS.plural or "", n) % {"n": n} for n in range(9)}
    assert said == {
        0: "none: 0",
        1: "one: 1",
        2: "two: 2",
        3: "three: 3",
        4: "other: 4",
        5: "other: 5",
        6: "six: 6",
        7: "other: 7",
        8: "other: 8",
    }


def test_a_plural_with_a_form_missing_stays_english_by_english_rules(
    file: Path, tmp_path: Path, in_welsh: None
) -> None:
    write(file, AREAS, translations={"msgstr[1]": "one: %(n)s"})

    compile_catalogues(tmp_path)

    with translation.override("cy"):
        said = [translation.ngettext(AREAS.text, AREAS.plural or "", n) % {"n": n} for n in range(3)]
    assert said == ["0 invented areas", "1 invented area", "2 invented areas"]


def test_a_text_is_translated_in_its_context_alone(file: Path, tmp_path: Path, in_welsh: None) -> None:
    write(file, Message(text="Invented", context="list"), translations={'msgid "Invented"\nmsgstr': "ABC"})

    compile_catalogues(tmp_path)

    with translation.override("cy"):
        assert translation.pgettext("list", "Invented") == "ABC"
        assert translation.gettext("Invented") == "Invented"


def test_compiling_again_writes_the_same_bytes(file: Path, tmp_path: Path) -> None:
    write(file, AREAS, Message(text="Invented"), translations={'msgid "Invented"\nmsgstr': "ABC"})

    written, complaints = compile_catalogues(tmp_path)
    before = written[0].read_bytes()
    compile_catalogues(tmp_path)

    assert complaints == []
    assert written == [file.with_suffix(".mo")]
    assert written[0].read_bytes() == before


def test_a_broken_format_string_is_refused_with_its_file_and_line(file: Path, tmp_path: Path) -> None:
    write(file, Message(text="In %(area)s"), translations={'msgid "In %(area)s"\nmsgstr': "ABC %(aera)s"})
    line = file.read_text(encoding="utf-8").splitlines().index('msgid "In %(area)s"') + 1

    written, complaints = compile_catalogues(tmp_path)

    assert written == []
    assert not file.with_suffix(".mo").exists()
    assert [complaint.partition(" “")[0] for complaint in complaints] == [
        f"locale/cy/LC_MESSAGES/django.po:{line}:"
    ] * 2


def test_a_file_that_is_no_catalogue_stops_it(file: Path, tmp_path: Path) -> None:
    file.write_text("nonsense", encoding="utf-8")

    with pytest.raises(BrokenCatalogueError, match=r"django\.po:1"):
        compile_catalogues(tmp_path)


def test_a_language_without_a_translation_compiles_to_nothing_but_its_header(
    file: Path, tmp_path: Path
) -> None:
    write(file, AREAS, Message(text="Invented"), translations={})

    (compiled,), _complaints = compile_catalogues(tmp_path)

    assert b"Invented" not in compiled.read_bytes()
    assert len([message for message in read_catalogue(file, language="cy") if message.id]) == 2
