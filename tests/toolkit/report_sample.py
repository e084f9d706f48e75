"""A report with every kind of block in it, Welsh letters, a table over several pages, and hostile words."""

from datetime import date

from toolkit.document import (
    Absence,
    Block,
    BulletList,
    Cell,
    Column,
    ColumnKind,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Finding,
    KeyFigure,
    KeyFigures,
    Notice,
    Paragraph,
    Section,
    Source,
    Swatch,
    Table,
    Wording,
    emphasis,
    line,
    link,
    strong,
)

HOSTILE = r"""#image("/etc/passwd") <script>alert('1')</script> $x^2$ \u{41} *bold* _em_ @ref {{ report }} [link](javascript:x) &amp; "quoted" `raw` // no comment"""

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 126" font-family="Source Sans 3, Source Sans 3 Ext, sans-serif">
<rect x="150" y="12" width="300" height="26" fill="#12436d"/><rect x="150" y="52" width="190" height="26" fill="#28a197"/>
<rect x="150" y="92" width="60" height="26" fill="#f46a25"/>
<g font-size="14" text-anchor="end" fill="#0b0c0c"><text x="140" y="30">Need</text>
<text x="140" y="70">Provision, Llŷn</text><text x="140" y="110" font-weight="700">Sŵn y Môr</text></g>
</svg>"""

WORDING = Wording(
    contents="Contents",
    key_figures="Key figures",
    table="Table",
    figure="Figure",
    description="What the figure shows",
    source="Source",
    sources="Sources",
    notes="Notes",
    footer="Provision Map · East Midlands · data as at 1 November 2026",
    page_of="{page} of {pages}",
    demonstration="Demonstration",
    demonstration_notice="Demonstration: some of what this report counts is invented. Do not use it to decide anything.",
    particulars=(
        "Data as at 1 November 2026",
        "Made on 21 November 2026",
        "Method version 1",
        "Area code N07",
    ),
)


def not_known() -> Cell:
    return Cell(text="not known", absence=Absence.NOT_KNOWN)


def gaps_table() -> Table:
    return Table(
        id="largest-gaps",
        caption="The three largest gaps in the East Midlands",
        columns=(
            Column(heading="Rank", kind=ColumnKind.NUMBER, alignment=None),
            Column(heading="Area and need", is_row_header=True),
            Column(heading="State"),
            Column(heading="Short of the yardstick, starts a year", kind=ColumnKind.NUMBER),
            Column(heading="Coverage", kind=ColumnKind.PERCENT),
            Column(heading="Last checked", kind=ColumnKind.DATE),
        ),
        rows=(
            (
                Cell(text="1", value=1, range_text="1 to 2"),
                Cell(
                    text="Lincolnshire East and West, personality disorder", href="https://example.org/gaps/"
                ),
                Cell(text="too little", swatch=Swatch.TOO_LITTLE),
                Cell(text="1,204", value=1204.2, range_text="900 to 1,510"),
                Cell(text="6%", value=0.06, range_text="4% to 9%"),
                Cell(text="3 October 2026", value=date(2026, 10, 3)),
            ),
            (
                Cell(text="2", value=2, range_text="1 to 3"),
                Cell(text="Nottingham City, personality disorder"),
                Cell(text="none found", swatch=Swatch.NONE_FOUND),
                Cell(text="1,130", value=1130.0, range_text="820 to 1,400"),
                Cell(text="zero", value=0, absence=Absence.ZERO),
                Cell(text="3 October 2026", value=date(2026, 10, 3)),
            ),
            (
                Cell(text="3", value=3, range_text="2 to 6"),
                Cell(text="Derby City, alcohol use disorder"),
                Cell(text="not known", swatch=Swatch.NOT_KNOWN),
                Cell(text="suppressed", absence=Absence.SUPPRESSED),
                not_known(),
                Cell(text="none found", absence=Absence.NONE_FOUND),
            ),
        ),
        notes=(line("Ranks assume that every need weighs the same: ", strong("a choice, not a fact"), "."),),
        source=line(link("Provision Map", "https://example.org/"), ", method version 1"),
    )


def long_table(*, identifier: str, rows: int) -> Table:
    states = tuple(Swatch)
    return Table(
        id=identifier,
        caption="Every service in the area",
        columns=(
            Column(heading="Service", is_row_header=True),
            Column(heading="Who it is for"),
            Column(heading="State"),
            Column(heading="Starts a year", kind=ColumnKind.NUMBER),
        ),
        rows=tuple(
            (
                Cell(text=f"Gwasanaeth Llŷn a Dŵr {number}"),
                Cell(
                    text="Men and women on a community order or licence who want help with low mood or worry"
                ),
                Cell(text=states[number % 6].replace("_", " "), swatch=states[number % 6]),
                not_known() if number % 4 == 3 else Cell(text=f"{number * 37:,}", value=number * 37),
            )
            for number in range(1, rows + 1)
        ),
    )


def every_block() -> tuple[Block, ...]:
    return (
        Paragraph(
            line(
                "Plain, ",
                strong("strong: ŵ ŷ Ŵ Ŷ"),
                ", ",
                emphasis("emphasis: dŵr"),
                " and ",
                link("a link", "https://example.org/a?b=1&c=2"),
                ".",
            )
        ),
        Finding(line("Of 14 needs, 3 have enough provision; for 5 of them nobody has told us.")),
        Notice(
            line(
                "Estimate. No caseload for this area has been entered. We shared out the figure for England and Wales by adult "
                "population, as if every area had the same rate. Real rates differ by a factor of two or more. Do not use this to compare areas."
            )
        ),
        BulletList((line("A point about Môn"), line("Another, with ", strong("weight"), " on it"))),
        BulletList((line("Find out who starts"), line("Then ask how many")), is_numbered=True),
        DefinitionList(
            (
                Definition("Caseload", line("People supervised in the community in an area on a date.")),
                Definition("Check", line("A dated statement that the list of services is complete.")),
            )
        ),
        KeyFigures((KeyFigure(number="12", label="services"), KeyFigure(number="7", label="stages served"))),
        Figure(
            id="need-and-provision",
            caption="Need and provision",
            svg=SVG,
            alternative="Three bars: need is the longest, provision in Llŷn two thirds of it, in Sŵn y Môr a fifth.",
            long_description="Need 300, provision in Llŷn 190 and in Sŵn y Môr 60 starts a year.",
        ),
    )


def sections(*, rows: int) -> tuple[Section, ...]:
    return (
        Section(
            id="what-matters-most",
            number="1",
            title="What matters most",
            blocks=(
                Paragraph(
                    line(
                        "The widest gap is in ",
                        strong("personality disorder"),
                        ": an estimated 9,400 people (8,000 to 10,900), and services that can start 610 a year. In four of nine areas "
                        "nobody has told us whether there is a service for ",
                        strong("psychosis"),
                        "; find that out first.",
                    )
                ),
            ),
            sections=(
                Section(
                    id="three-largest", number="1.1", title="The three largest gaps", blocks=(gaps_table(),)
                ),
            ),
        ),
        Section(id="need", number="2", title="What people need here", blocks=every_block()),
        Section(
            id="provision",
            number="3",
            title="What there is",
            blocks=(long_table(identifier="all-services", rows=rows),),
        ),
        Section(
            id="hostile", number="4", title=HOSTILE, blocks=(Paragraph(line(HOSTILE)),), starts_page=True
        ),
    )


def sample_document(*, is_demonstration: bool = False, rows: int = 60, language: str = "en-GB") -> Document:
    """The sample; `rows` sets the length of its longest table."""
    return Document(
        title="East Midlands",
        subtitle="Mental health provision for people on probation, and where it falls short",
        kind_line="Commissioning toolkit report",
        area_name="East Midlands",
        area_code="N07",
        as_at=date(2026, 11, 1),
        made_on=date(2026, 11, 21),
        language=language,
        method_version="1",
        is_demonstration=is_demonstration,
        wording=WORDING,
        key_figures=(
            KeyFigure(number="19,840", label="people on probation", note="apportioned estimate"),
            KeyFigure(number="7,740", label="with a mental illness now", note="range 6,300 to 9,300"),
            KeyFigure(number="3 of 14", label="needs with enough provision"),
            KeyFigure(
                number="not known", label="share of services checked in a year", absence=Absence.NOT_KNOWN
            ),
        ),
        sections=sections(rows=rows),
        sources=(
            Source(
                name="Offender management statistics",
                detail="Ministry of Justice, June 2025, Open Government Licence",
                href="https://www.gov.uk/",
            ),
            Source(name="Commissioned rehabilitative services", detail="checked on 21 August 2026"),
        ),
        notes=(
            line("Estimates are rounded to the nearest 10."),
            line(emphasis("Suppressed"), " means known, and too small to show."),
        ),
    )
