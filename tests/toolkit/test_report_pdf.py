"""The PDF report, opened again: what a reader, a screen reader and an archive find in it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.toolkit.pdf_reading import Tag, all_words, bookmarks, open_pdf, page_words, tags
from tests.toolkit.report_sample import HOSTILE, WORDING, sample_document
from toolkit.document import Document, Inline, InlineStyle, Paragraph, Section, line
from toolkit.render import typesetting as module
from toolkit.render.letters import REPLACEMENT, showable
from toolkit.render.to_pdf import to_pdf

ROOT = Path(__file__).resolve().parents[2]
WITH_A_SHORT_TABLE = sample_document(rows=3)


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    return open_pdf(to_pdf(sample_document()))


@pytest.fixture(scope="module")
def tree(pdf: pikepdf.Pdf) -> list[Tag]:
    return tags(pdf)


def squeezed(words: str) -> str:
    return "".join(words.split())


def saying(*parts: str | Inline) -> Document:
    """A short report with one paragraph."""
    only = Section(id="only", number="1", title="Only section", blocks=(Paragraph(line(*parts)),))
    return replace(WITH_A_SHORT_TABLE, sections=(only,))


def test_the_file_claims_pdf_ua_and_is_tagged(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert "/StructTreeRoot" in pdf.Root
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_title_subject_and_language_are_set(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "en-GB"
    assert str(pdf.docinfo["/Title"]) == "East Midlands – Commissioning toolkit report"
    assert str(pdf.docinfo["/Subject"]) == sample_document().subtitle


def test_a_welsh_report_says_that_it_is_welsh() -> None:
    assert str(open_pdf(to_pdf(sample_document(language="cy", rows=1))).Root.Lang) == "cy"


def test_bookmarks_follow_the_sections(pdf: pikepdf.Pdf) -> None:
    assert bookmarks(pdf) == [
        (1, "1 What matters most"),
        (2, "1.1 The three largest gaps"),
        (1, "2 What people need here"),
        (1, "3 What there is"),
        (1, f"4 {HOSTILE}"),
        (1, "Sources"),
        (1, "Notes"),
    ]


def test_headings_are_tagged_in_order(tree: list[Tag]) -> None:
    assert [tag.name for tag in tree if tag.name in {"Title", "H1", "H2", "H3"}] == [
        "Title",
        "H1",
        "H2",
        "H1",
        "H1",
        "H1",
        "H1",
        "H1",
    ]


def test_every_figure_has_words_for_those_who_cannot_see_it(tree: list[Tag]) -> None:
    figures = [tag for tag in tree if tag.name == "Figure"]

    assert [tag.alternative[:10] for tag in figures] == ["Three bars"]


def test_tables_are_tagged_with_captions_column_heads_and_every_row(tree: list[Tag]) -> None:
    gaps, services = (tag for tag in tree if tag.name == "Table")

    assert [tag.name for tag in services.inside] == ["Caption", "THead", "TBody"]
    assert [tag.scope for tag in gaps.walk() if tag.name == "TH"] == ["Column"] * 6
    assert sum(tag.name == "TR" for tag in services.walk()) == 1 + 60
    assert sum(tag.name == "TD" for tag in services.walk()) == 60 * 4


def test_lists_links_and_emphasis_are_tagged(tree: list[Tag]) -> None:
    names = {tag.name for tag in tree}

    assert {"L", "LI", "Lbl", "LBody", "Link", "Strong", "Em", "TOC", "TOCI", "P"} <= names


def test_a_long_table_repeats_its_head_on_every_page(pdf: pikepdf.Pdf) -> None:
    pages = [page_words(pdf, number=number + 1) for number in range(len(pdf.pages))]
    with_services = [words for words in pages if "Gwasanaeth" in words]

    assert len(with_services) >= 3
    assert all("Who it is for" in words for words in with_services)


def test_every_page_has_the_running_foot(pdf: pikepdf.Pdf) -> None:
    pages = len(pdf.pages)

    for number in range(1, pages + 1):
        words = squeezed(page_words(pdf, number=number))
        assert squeezed(WORDING.footer) in words
        assert f"{number}of{pages}" in words


def test_a_demonstration_says_so_on_the_first_page_and_at_every_foot() -> None:
    pdf = open_pdf(to_pdf(sample_document(is_demonstration=True)))
    pages = [squeezed(page_words(pdf, number=number + 1)) for number in range(len(pdf.pages))]

    assert squeezed(WORDING.demonstration_notice) in pages[0]
    assert all(WORDING.demonstration in words for words in pages)
    assert WORDING.demonstration not in all_words(open_pdf(to_pdf(sample_document(rows=1))))


def test_hostile_words_are_shown_and_never_run(pdf: pikepdf.Pdf) -> None:
    shown = squeezed(page_words(pdf, number=len(pdf.pages)))

    assert shown.count(squeezed(HOSTILE)) == 2  # the section's title and its paragraph


def test_every_cell_is_in_the_file(pdf: pikepdf.Pdf) -> None:
    shown = squeezed(all_words(pdf))
    cells = [cell for table in sample_document().tables() for row in table.rows for cell in row]

    assert [cell.text for cell in cells if squeezed(cell.text) not in shown] == []
    assert [cell.range_text for cell in cells if squeezed(cell.range_text) not in shown] == []


@pytest.mark.parametrize("style", [InlineStyle.PLAIN, InlineStyle.STRONG, InlineStyle.EMPHASIS])
def test_welsh_letters_come_from_our_typeface_in_every_style(style: InlineStyle) -> None:
    pdf = open_pdf(to_pdf(saying(Inline("ŵŷŴŶ", style))))
    families = {
        str(font.BaseFont).partition("+")[2] for page in pdf.pages for font in page.Resources.Font.values()
    }

    assert "ŵŷŴŶ" in squeezed(all_words(pdf))
    assert all(family.startswith("SourceSans3") for family in families)


def test_every_letter_that_is_let_through_has_a_glyph_in_every_style() -> None:
    letters = [chr(code) for code in range(0x21, 0x10000) if showable(chr(code)) == chr(code)]
    words = " ".join("".join(letters[start : start + 20]) for start in range(0, len(letters), 20))
    styles = (Inline(words, InlineStyle.STRONG), Inline(words, InlineStyle.EMPHASIS))

    pdf = open_pdf(to_pdf(saying(words, *styles)))

    assert len(letters) > 1500
    assert REPLACEMENT in all_words(pdf)


def test_letters_without_a_glyph_leave_a_mark_instead_of_failing() -> None:
    pdf = open_pdf(to_pdf(saying("Before 中文 😀 \u0007\u202e after")))

    assert squeezed("Before �� � after") in squeezed(all_words(pdf))


def test_letters_typed_in_two_parts_are_joined() -> None:
    assert showable("w\u0302") == "ŵ"


def test_a_word_longer_than_the_line_is_broken() -> None:
    pdf = open_pdf(to_pdf(saying("a" * 500)))

    assert "a" * 500 in squeezed(all_words(pdf)).replace("\u200b", "")
    assert len(all_words(pdf).splitlines()) > 3


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys; from tests.toolkit.report_sample import sample_document; "
        "from toolkit.render.to_pdf import to_pdf; sys.stdout.buffer.write(to_pdf(sample_document()))"
    )
    elsewhere = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=ROOT)

    assert elsewhere.stdout == to_pdf(sample_document())


def test_dates_in_the_file_are_the_document_s(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261121")


def test_a_report_with_many_sections_lists_them_on_a_page_of_its_own() -> None:
    many = tuple(
        Section(
            id=f"annex-{number}",
            number=f"A{number}",
            title=f"Annex {number}",
            blocks=(Paragraph(line("Words.")),),
        )
        for number in range(1, 41)
    )
    pdf = open_pdf(to_pdf(replace(WITH_A_SHORT_TABLE, sections=many)))

    assert "Contents" not in page_words(pdf, number=1)
    assert "Contents" in page_words(pdf, number=2)
    assert sum(tag.name == "TOCI" for tag in tags(pdf)) == 40


def test_a_report_with_nothing_in_it_is_still_a_report() -> None:
    bare = replace(WITH_A_SHORT_TABLE, key_figures=(), sections=(), sources=(), notes=())

    assert "East Midlands" in all_words(open_pdf(to_pdf(bare)))


def test_a_missing_typeface_says_how_to_build_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FONTS", tmp_path)
    module._fonts.cache_clear()

    with pytest.raises(FileNotFoundError, match=r"python -m ui\.assets"):
        to_pdf(WITH_A_SHORT_TABLE)
