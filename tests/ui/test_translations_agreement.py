"""Whether a translation fits its original."""

import pytest
from babel.messages.catalog import Catalog

from ui.translations.agreement import disagreements
from ui.translations.plural_forms import plural_header


def faults(original: str | tuple[str, str], translation: str | tuple[str, ...]) -> list[str]:
    """What is said of a translation, without the translation."""
    catalogue = Catalog(locale="cy")
    catalogue.mime_headers = [("Plural-Forms", plural_header("cy"))]
    catalogue.add(original, translation)
    return [what.partition("” ")[2] for _line, what in disagreements(catalogue, language="cy")]


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("Needs", "ABC"),
        ("Needs", ""),
        ("%(n)s in %(area)s", "%(area)s: %(n)s"),
        ("%(n)s of %(n)s", "%(n)s"),
        ("%s by %s", "%s ABC %s"),
        ("{page} of {pages}", "{pages} ABC {page}"),
        ("%(n)s%% of", "ABC %(n)s%%"),
        ("30% either way", "30% ABC"),
        ("<strong>Not</strong> known", "ABC <strong>DEF</strong>"),
        ("\nOne\n", "\nABC\n"),
        (("%(n)s area", "%(n)s areas"), ("A %(n)s",) * 6),
        (("%(n)s area", "%(n)s areas"), ("A", "A", "A", "A", "A", "A %(n)s")),
        (
            ("one area in %(place)s", "%(n)s areas in %(place)s"),
            ("A %(place)s",) * 5 + ("%(n)s A %(place)s",),
        ),
        (("1 area", "%(n)s areas"), ("A",) * 6),
    ],
)
def test_a_translation_that_fits_is_let_be(
    original: str | tuple[str, str], translation: str | tuple[str, ...]
) -> None:
    assert faults(original, translation) == []


@pytest.mark.parametrize(
    ("original", "translation", "fault"),
    [
        ("In %(area)s", "ABC", "lacks %(area)s"),
        ("In %(area)s", "ABC %(area)s %(unit)s", "has %(unit)s, which the original has not"),
        (
            "In %(area)s",
            "ABC %(area)s %",
            "has a percent sign that begins no placeholder (a plain one is written %%)",
        ),
        ("In %(area)s", "ABC %(area)", "lacks %(area)s"),
        (
            "%(n)s%% of",
            "%(n)s% ABC",
            "has a percent sign that begins no placeholder (a plain one is written %%)",
        ),
        ("%s by %d", "%d ABC %s", "has its unnamed placeholders in another order"),
        ("{page} of {pages}", "{page} ABC", "lacks {pages}"),
        ("<strong>Not</strong> known", "<strong>ABC", "has other markup than the original"),
        ("Not known", "<b>ABC</b>", "has other markup than the original"),
        (
            '<a href="%(link)s">A</a>',
            '<a href="javascript:x%(link)s">A</a>',
            "has other markup than the original",
        ),
        ("One\n", "ABC", "begins or ends otherwise: keep the line breaks of the original"),
        (("%(n)s area", "%(n)s areas"), ("A %(n)s",) * 5 + ("A",), "lacks %(n)s"),
        (
            ("%(n)s area in %(place)s", "%(n)s areas in %(place)s"),
            ("A",) + ("A %(n)s %(place)s",) * 5,
            "lacks %(n)s, %(place)s",
        ),
    ],
)
def test_a_translation_that_does_not_fit_is_told_of(
    original: str | tuple[str, str], translation: str | tuple[str, ...], fault: str
) -> None:
    assert fault in faults(original, translation)
