"""The report document refuses what no renderer could set honestly."""

from dataclasses import replace
from datetime import date

import pytest

from tests.toolkit.report_sample import SVG, every_block, gaps_table, sample_document
from toolkit.document import (
    Absence,
    Alignment,
    Cell,
    Column,
    ColumnKind,
    Figure,
    Inline,
    KeyFigure,
    KeyFigures,
    Section,
    Source,
    Table,
    emphasis,
    line,
    link,
    strong,
    words_of,
)


def one_cell(cell: Cell, *, kind: ColumnKind = ColumnKind.NUMBER) -> Table:
    return Table(id="one", caption="One cell", columns=(Column(heading="Value", kind=kind),), rows=((cell,),))


def figure(svg: str) -> Figure:
    return Figure(id="drawn", svg=svg, alternative="A line", caption="A line")


def nested(*, depth: int) -> Section:
    parts = (nested(depth=depth - 1),) if depth > 1 else ()
    return Section(id=f"depth-{depth}", number=str(depth), title="A part", sections=parts)


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_a_cell_is_never_blank(text: str) -> None:
    with pytest.raises(ValueError, match="never blank"):
        Cell(text=text)


@pytest.mark.parametrize("absence", [Absence.NOT_KNOWN, Absence.NONE_FOUND, Absence.SUPPRESSED])
def test_a_word_for_absence_has_no_value_behind_it(absence: Absence) -> None:
    with pytest.raises(ValueError, match="no value"):
        Cell(text="5", value=5, absence=absence)


def test_zero_is_a_number_that_was_counted() -> None:
    assert Cell(text="zero", value=0, absence=Absence.ZERO).value == 0
    with pytest.raises(ValueError, match="value 0"):
        Cell(text="zero", absence=Absence.ZERO)


def test_a_range_under_a_suppressed_number_is_refused() -> None:
    with pytest.raises(ValueError, match="suppressed too"):
        Cell(text="suppressed", range_text="1 to 7", absence=Absence.SUPPRESSED)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ColumnKind.NUMBER, None),
        (ColumnKind.NUMBER, "12"),
        (ColumnKind.NUMBER, True),
        (ColumnKind.PERCENT, float("nan")),
        (ColumnKind.DATE, "2026-11-01"),
        (ColumnKind.TEXT, 12),
    ],
)
def test_a_cell_holds_what_its_column_promises(kind: ColumnKind, value: int | float | str | None) -> None:
    with pytest.raises(ValueError, match="has neither"):
        one_cell(Cell(text="something", value=value), kind=kind)


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (ColumnKind.NUMBER, Cell(text="12", value=12)),
        (ColumnKind.PERCENT, Cell(text="38%", value=0.38)),
        (ColumnKind.DATE, Cell(text="1 November 2026", value=date(2026, 11, 1))),
        (ColumnKind.TEXT, Cell(text="words")),
        (ColumnKind.NUMBER, Cell(text="not known", absence=Absence.NOT_KNOWN)),
    ],
)
def test_a_cell_with_a_value_or_a_word_for_absence_is_accepted(kind: ColumnKind, cell: Cell) -> None:
    assert one_cell(cell, kind=kind).rows == ((cell,),)


def test_a_row_has_a_cell_for_every_heading() -> None:
    with pytest.raises(ValueError, match="0 cells under 1 headings"):
        Table(id="one", caption="One", columns=(Column(heading="Area"),), rows=((),))


def test_a_table_without_a_caption_or_a_heading_is_refused() -> None:
    with pytest.raises(ValueError, match="caption"):
        Table(id="one", caption="", columns=(Column(heading="Area"),), rows=())
    with pytest.raises(ValueError, match="heading"):
        Column(heading="")


def test_numbers_stand_at_the_end_unless_told_otherwise() -> None:
    assert Column(heading="Rank", kind=ColumnKind.NUMBER).align is Alignment.END
    assert Column(heading="Area").align is Alignment.START
    assert Column(heading="Rank", kind=ColumnKind.NUMBER, alignment=Alignment.START).align is Alignment.START


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "/areas/N07/", "//example.org"]
)
def test_a_link_leads_to_a_full_address_or_is_refused(href: str) -> None:
    with pytest.raises(ValueError, match="cannot link"):
        link("here", href)
    with pytest.raises(ValueError, match="cannot link"):
        Cell(text="here", href=href)
    with pytest.raises(ValueError, match="cannot link"):
        Source(name="here", href=href)


def test_only_links_have_addresses() -> None:
    with pytest.raises(ValueError, match="address"):
        Inline("words", href="https://example.org/")
    with pytest.raises(ValueError, match="address"):
        link("words", "")


def test_a_line_keeps_its_words_in_order() -> None:
    assert words_of(line("Of ", strong("14"), " needs, ", emphasis("three"), ".")) == "Of 14 needs, three."


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<style>text { fill: red }</style>",
        "<a href='#x'><text>x</text></a>",
        "<foreignObject/>",
        "<rect onload='alert(1)'/>",
        "<rect style='fill: red'/>",
        "<use href='https://example.org/x.svg'/>",
        "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='data:x'/>",
        "<rect>",
        "&undefined;",
    ],
)
def test_a_figure_that_is_not_a_still_picture_is_refused(inside: str) -> None:
    with pytest.raises(ValueError, match="SVG"):
        figure(f"<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>")


def test_a_figure_that_declares_entities_is_refused() -> None:
    with pytest.raises(ValueError, match="starts with"):
        figure("<!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>")


def test_a_figure_may_use_its_own_patterns() -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg'><defs><rect id='r' width='1' height='1'/></defs><use href='#r'/></svg>"
    assert figure(svg).svg == svg


def test_a_figure_needs_words_for_those_who_cannot_see_it() -> None:
    with pytest.raises(ValueError, match="words"):
        Figure(id="drawn", svg=SVG, alternative="", caption="A line")


def test_there_are_at_most_four_key_figures() -> None:
    five = (KeyFigure(number="1", label="service"),) * 5
    with pytest.raises(ValueError, match="4 key figures"):
        KeyFigures(five)
    with pytest.raises(ValueError, match="4 key figures"):
        replace(sample_document(), key_figures=five)


def test_a_key_figure_is_never_blank() -> None:
    with pytest.raises(ValueError, match="word for its absence"):
        KeyFigure(number=" ", label="services")


def test_an_id_names_one_part_of_the_report() -> None:
    twice = (Section(id="need", number="1", title="Need"), Section(id="need", number="2", title="Need again"))
    with pytest.raises(ValueError, match="more than one part of the report: need"):
        replace(sample_document(), sections=twice)


@pytest.mark.parametrize("identifier", ["", "Need", "2-need", "need gap", 'need"'])
def test_an_id_is_fit_for_addresses_and_file_names(identifier: str) -> None:
    with pytest.raises(ValueError, match="lower case"):
        replace(sample_document(), sections=(Section(id=identifier, number="1", title="Need"),))


def test_sections_nest_four_deep_and_no_deeper() -> None:
    assert replace(sample_document(), sections=(nested(depth=4),)).sections
    with pytest.raises(ValueError, match="4 deep"):
        replace(sample_document(), sections=(nested(depth=5),))


def test_tables_and_figures_are_numbered_in_reading_order() -> None:
    document = sample_document(rows=1)

    assert document.numbers() == {"largest-gaps": 1, "all-services": 2, "need-and-provision": 1}
    assert [table.id for table in document.tables()] == ["largest-gaps", "all-services"]


def test_sections_are_walked_in_reading_order_with_their_depth() -> None:
    walked = [(depth, section.number) for depth, section in sample_document(rows=1).walk()]

    assert walked == [(1, "1"), (2, "1.1"), (1, "2"), (1, "3"), (1, "4")]


def test_every_kind_of_block_is_in_the_sample() -> None:
    kinds = {block.kind for block in (*every_block(), gaps_table())}

    assert kinds == {
        "paragraph",
        "finding",
        "notice",
        "bullet_list",
        "definition_list",
        "key_figures",
        "figure",
        "table",
    }
