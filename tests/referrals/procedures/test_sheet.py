"""One page, in Word and as a PDF: the same words, real structure, and letters no smaller than was said."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from docx import Document
from docx.shared import Length
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from referrals.procedures.room import fit_of
from referrals.procedures.sheet import Block, Contact, Letters, ProcedureSheet, SheetPart, blocks_of
from referrals.procedures.template import PARTS
from referrals.procedures.to_docx import to_docx
from toolkit.procedure_sheet.to_pdf import SIZES, to_pdf

SENTENCE = (
    "People who live in the area and have a need that primary care cannot meet are referred in two days."
)


def sheet_of_texts(texts: dict[str, str], **changes: object) -> ProcedureSheet:
    plain = ProcedureSheet(
        title="Referral from prison to the community mental health team",
        facts=(("Pathway", "Prison to community"), ("Version", "2, published on 24 November 2026")),
        remarks=("The day of review is past. Ask the lead whether it still holds.",),
        parts=tuple(SheetPart(str(part.heading), blocks_of(texts[part.code])) for part in PARTS),
        contacts_heading="Contacts",
        contact_heads=("Role or team", "Organisation", "Mailbox"),
        contacts=tuple(
            Contact(f"Community team {number}", "Home health trust", f"team.{number}@example.org")
            for number in range(6)
        ),
        foot="Made on 24 November 2026. Look again before you rely on it:",
        address="https://map.example.org/procedures/1b1d7bb2-3f6c-4d0e-9d42-5f1f31a0f3aa/",
        author="Coordinator, Home health trust",
        language="en",
        made_on=date(2026, 11, 24),
        letters=fit_of(texts).letters or Letters.SMALLER,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test may say anything


def of_length(sentences: int) -> dict[str, str]:
    return {part.code: "\n".join([SENTENCE] * sentences) for part in PARTS}


def sizes_in(pdf: pikepdf.Pdf) -> set[float]:
    operators = pikepdf.parse_content_stream(pdf.pages[0])
    return {float(one.operands[1]) for one in operators if str(one.operator) == "Tf"}


def test_lines_with_dashes_are_the_items_of_one_list() -> None:
    assert blocks_of("First.\n- a\n• b\n\nLast.") == (
        Block(("First.",)),
        Block(("a", "b"), is_list=True),
        Block(("Last.",)),
    )


def test_the_longer_a_text_the_smaller_its_letters_until_none_are_small_enough() -> None:
    longer = [of_length(2) | {"how": "\n".join([SENTENCE] * number)} for number in range(1, 40)]
    fits = [fit_of(texts).letters for texts in longer]

    assert fits == sorted(fits, key=lambda letters: list(Letters).index(letters) if letters else 9)
    assert {Letters.USUAL, Letters.SMALLER, None} == set(fits)


@settings(max_examples=12, deadline=None)
@given(
    texts=st.fixed_dictionaries(
        {
            part.code: st.lists(
                st.sampled_from(
                    [SENTENCE, "- Wide MMMMM WWWWW words", "- Short", "A few words.", SENTENCE * 2]
                ),
                min_size=1,
                max_size=5,
            ).map("\n".join)
            for part in PARTS
        }
    )
)
def test_what_is_said_to_fit_does_fit_on_one_page_in_those_letters(texts: dict[str, str]) -> None:
    letters = fit_of(texts).letters
    assume(letters is not None)
    assert letters is not None
    with pikepdf.open(BytesIO(to_pdf(sheet_of_texts(texts)))) as pdf:
        assert len(pdf.pages) == 1
        assert SIZES[letters] in sizes_in(pdf)


def test_many_long_names_of_teams_still_leave_one_page() -> None:
    texts = of_length(3)
    crowd = tuple(Contact("Team " * 30, "Trust " * 30, f"{'long' * 15}@example.org") for _ in range(6))

    with pikepdf.open(BytesIO(to_pdf(sheet_of_texts(texts, contacts=crowd)))) as pdf:
        assert len(pdf.pages) == 1


def test_the_pdf_is_tagged_titled_and_says_its_language() -> None:
    with pikepdf.open(BytesIO(to_pdf(sheet_of_texts(of_length(1))))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")
        assert str(pdf.docinfo["/Title"]).startswith("Referral from prison")
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_the_word_document_opens_again_with_its_title_headings_lists_and_words() -> None:
    texts = of_length(1) | {"how": "Send the form to:\n- the mailbox\n- the duty desk"}
    document = Document(BytesIO(to_docx(sheet_of_texts(texts))))

    shapes = [(shape.style.name if shape.style else "", shape.text) for shape in document.paragraphs]
    assert shapes[0] == ("Title", "Referral from prison to the community mental health team")
    headings = [text for style, text in shapes if style == "Heading 1"]
    assert headings == [*(str(part.heading) for part in PARTS), "Contacts"]
    assert [text for style, text in shapes if style == "List Bullet"] == ["the mailbox", "the duty desk"]


def test_the_table_of_contacts_in_word_has_a_header_row_and_a_row_for_each() -> None:
    table = Document(BytesIO(to_docx(sheet_of_texts(of_length(1))))).tables[0]

    assert [cell.text for cell in table.rows[0].cells] == ["Role or team", "Organisation", "Mailbox"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:tblHeader" not in table.rows[1]._tr.xml
    assert len(table.rows) == 7


def test_the_word_document_says_what_it_is_and_is_a4_in_british_english() -> None:
    document = Document(BytesIO(to_docx(sheet_of_texts(of_length(1)))))

    told, page = document.core_properties, document.sections[0]
    assert (told.title, told.author) == (
        "Referral from prison to the community mental health team",
        "Coordinator, Home health trust",
    )
    assert told.language == "en-GB"
    assert told.created is not None
    assert told.created.date() == date(2026, 11, 24)
    sides = [round(Length(side or 0).mm) for side in (page.page_width, page.page_height)]
    assert sides == [210, 297]
    assert 'w:val="en-GB"' in document.styles.element.xml
    assert "en-US" not in {tag.get(tag.keys()[0]) for tag in document.styles.element.iter("{*}lang")}


@pytest.mark.parametrize("make", [to_docx, to_pdf])
def test_the_same_sheet_gives_the_same_bytes(make: object) -> None:
    sheet = sheet_of_texts(of_length(2))
    assert callable(make)
    assert make(sheet) == make(sheet)


@pytest.mark.parametrize("make", [to_docx, to_pdf])
def test_signs_that_no_file_may_hold_do_no_harm(make: object) -> None:
    texts = of_length(1) | {"how": "A bell \x07 and a form feed \x0c, #let x = 1, <b>bold</b> & 你好"}
    assert callable(make)
    assert make(sheet_of_texts(texts, title="A bell \x07 rings", author="A \x07 role"))
