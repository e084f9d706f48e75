"""Catalogues as files: what they hold, what they keep, how little changes in them."""

import gettext
from pathlib import Path

import pytest
from babel import Locale

from ui.translations.catalogue import (
    BrokenCatalogueError,
    catalogues_under,
    is_translated,
    read_catalogue,
    text_in_step,
)
from ui.translations.gathering import Gathered, gather
from ui.translations.message import Message
from ui.translations.plural_forms import forms_for_one_number, plural_header


def gathered(*messages: Message, file: str = "a.html") -> Gathered:
    result = Gathered()
    for message in messages:
        result.add(message, file=file)
    return result


def in_step(now: Gathered, *, folder: Path, before: str | None = None, language: str = "cy") -> str:
    if before is None:
        return text_in_step(now, language=language, before=None)
    file = folder / "before.po"
    file.write_text(before, encoding="utf-8")
    return text_in_step(now, language=language, before=read_catalogue(file, language=language))


def entries(text: str) -> list[str]:
    """The entries of a catalogue, without its header."""
    return text.strip().split("\n\n")[1:]


def test_a_text_is_written_with_its_files_and_without_line_numbers_or_dates(tmp_path: Path) -> None:
    now = gathered(Message(text="Needs", line=7, notes=("Translators: a heading",)))
    now.add(Message(text="Needs", line=3), file="b.py")

    text = in_step(now, folder=tmp_path)

    assert entries(text) == ['#. Translators: a heading\n#: a.html b.py\nmsgid "Needs"\nmsgstr ""']
    assert "Date" not in text
    assert "@" not in text


def test_welsh_has_six_forms_of_a_plural(tmp_path: Path) -> None:
    text = in_step(gathered(Message(text="%(n)s area", plural="%(n)s areas")), folder=tmp_path)

    assert entries(text)[0].count("msgstr[") == 6
    assert '"Plural-Forms: nplurals=6; plural=' in text


def test_texts_are_sorted_so_that_a_new_one_changes_few_lines(tmp_path: Path) -> None:
    texts = [Message(text=text) for text in ("b", "a", "c")]

    assert in_step(gathered(*texts), folder=tmp_path) == in_step(gathered(*reversed(texts)), folder=tmp_path)
    assert [entry.split('"')[1] for entry in entries(in_step(gathered(*texts), folder=tmp_path))] == list(
        "abc"
    )


def test_long_texts_stay_on_one_line_and_writing_again_changes_nothing(tmp_path: Path) -> None:
    now = gathered(
        Message(text="long " * 60), Message(text='two\nlines “quoted” "so"'), Message(text="x", context="y")
    )

    text = in_step(now, folder=tmp_path)

    assert in_step(now, folder=tmp_path, before=text) == text
    assert "long " * 60 in text


def test_a_translation_is_kept_where_its_text_is_marked_still(tmp_path: Path) -> None:
    before = in_step(gathered(Message(text="Needs"), Message(text="May", context="month")), folder=tmp_path)
    before = before.replace('msgid "Needs"\nmsgstr ""', 'msgid "Needs"\nmsgstr "ABC"')
    before = before.replace('msgid "May"\nmsgstr ""', 'msgid "May"\nmsgstr "DEF"')
    now = gathered(
        Message(text="Needs"), Message(text="May", context="month"), Message(text="May"), file="moved.html"
    )

    assert entries(in_step(now, folder=tmp_path, before=before)) == [
        '#: moved.html\nmsgid "May"\nmsgstr ""',
        '#: moved.html\nmsgctxt "month"\nmsgid "May"\nmsgstr "DEF"',
        '#: moved.html\nmsgid "Needs"\nmsgstr "ABC"',
    ]


def test_a_text_that_changed_is_untranslated_and_never_guessed_at(tmp_path: Path) -> None:
    before = in_step(gathered(Message(text="All the needs")), folder=tmp_path).replace(
        'msgstr ""\n', 'msgstr "ABC"\n'
    )
    before = before.replace('msgid ""\nmsgstr "ABC"', 'msgid ""\nmsgstr ""')

    after = in_step(gathered(Message(text="All the needs.")), folder=tmp_path, before=before)

    assert '#: a.html\nmsgid "All the needs."\nmsgstr ""' in after
    assert "fuzzy" not in after


def test_what_is_marked_no_more_is_put_by_if_it_was_translated_and_comes_back(tmp_path: Path) -> None:
    both = gathered(
        Message(text="%(n)s area", plural="%(n)s areas", context="map"), Message(text="untranslated")
    )
    before = in_step(both, folder=tmp_path)
    for form in range(6):
        before = before.replace(f'msgstr[{form}] ""', f'msgstr[{form}] "%(n)s {form}"')

    without = in_step(gathered(), folder=tmp_path, before=before)
    again = in_step(both, folder=tmp_path, before=without)

    assert '#~ msgid "%(n)s area"' in without
    assert "untranslated" not in without
    assert again == before


def test_a_plural_with_a_form_missing_counts_as_untranslated() -> None:
    assert is_translated("ABC")
    assert is_translated(("A", "B"))
    assert not is_translated(("A", ""))
    assert not is_translated("")
    assert not is_translated(None)


@pytest.mark.parametrize("line", ["nonsense", '"ABC', "msgstr ABC", 'msgsrt "ABC"'])
def test_a_file_that_is_no_catalogue_is_refused_with_its_line(line: str, tmp_path: Path) -> None:
    file = tmp_path / "django.po"
    file.write_text(f'msgid "Needs"\nmsgstr "ABC"\n{line}\n', encoding="utf-8")

    with pytest.raises(BrokenCatalogueError, match=r"django\.po:3: this"):
        read_catalogue(file, language="cy")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "django.po"
    file.write_bytes('msgid "Needs"\nmsgstr "tŷ"\n'.encode("utf-16"))

    with pytest.raises(BrokenCatalogueError, match=r"django\.po:1: "):
        read_catalogue(file, language="cy")


def test_catalogues_are_found_by_language(tmp_path: Path) -> None:
    folder = tmp_path / "locale" / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").touch()

    assert catalogues_under(tmp_path) == {"cy": folder / "django.po"}


@pytest.mark.parametrize("language", ["cy", "en", "pl", "ga"])
def test_a_language_counts_as_unicode_says(language: str) -> None:
    rule = Locale.parse(language).plural_form
    expression = plural_header(language).partition("plural=")[2].rstrip(";")
    place_of = gettext.c2py(expression)  # what gettext itself reads headers with

    places: dict[str, set[int]] = {}
    for number in range(300):
        places.setdefault(rule(number), set()).add(place_of(number))

    assert all(len(found) == 1 for found in places.values())
    assert len(set.union(*places.values())) == len(places)


def test_in_welsh_every_form_but_the_last_stands_for_one_number() -> None:
    assert forms_for_one_number("cy") == {0, 1, 2, 3, 4}
    assert forms_for_one_number("en") == {0}
    assert forms_for_one_number("pl") == {0}


def test_texts_are_gathered_from_templates_and_modules_with_what_could_not_be_read(tmp_path: Path) -> None:
    for name, source in {
        "templates/a.html": "{% translate 'Needs' %}",
        "templates/broken.html": "\n{% blocktranslate %}",
        "shop/__init__.py": '_("Needs")\n_("Gaps")',
        "shop/migrations/0001.py": '_("never read")',
        "tests/__init__.py": '_("never read")',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(source, encoding="utf-8")

    found = gather(tmp_path)

    assert found.files == {
        ("Needs", None, None): {"templates/a.html", "shop/__init__.py"},
        ("Gaps", None, None): {"shop/__init__.py"},
    }
    assert found.complaints == ["templates/broken.html:2: “blocktranslate” is never closed"]


def test_one_text_with_two_plurals_or_with_and_without_one_is_complained_of(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/__init__.py").write_text(
        '_("area")\nngettext("area", "areas", n)\npgettext("map", "area")', encoding="utf-8"
    )

    assert [complaint[:6] for complaint in gather(tmp_path).complaints] == ["“area”"]
