"""The HTML report, read again by a parser."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string

from tests.toolkit.report_sample import HOSTILE, WORDING, sample_document
from toolkit.render.to_html import IN_ORDER, STYLESHEETS, to_html

VOID = {"meta", "link", "br", "hr", "img", "input", "rect", "text"}


class Page(HTMLParser):
    """Every element with its attributes and the words inside it, and the order of the headings."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.words.setdefault(tag, [])
        if tag not in VOID:
            self._open.append(tag)
            self.words[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        for tag in set(self._open):
            self.words[tag][-1] += data

    def count(self, tag: str, **attributes: str) -> int:
        return sum(1 for name, given in self.elements if name == tag and attributes.items() <= given.items())


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(to_html(sample_document(rows=5)))


def squeezed(words: str) -> str:
    return " ".join(words.split())


def test_the_file_needs_nothing_from_elsewhere() -> None:
    html = to_html(sample_document(rows=5))
    page = Page(html)

    assert page.count("link") == 0
    assert page.count("script") == 0
    assert page.count("img") == 0
    assert not re.search(r"url\(|@import", html)
    assert page.count("style") == 1


def test_no_element_carries_a_style_or_an_event(page: Page) -> None:
    names = {name for _, attributes in page.elements for name in attributes}

    assert not [name for name in names if name == "style" or name.startswith("on")]


def test_language_title_and_headings_are_stated(page: Page) -> None:
    headings = [squeezed(words) for tag in ("h1", "h2", "h3") for words in page.words[tag]]

    assert ("html", {"lang": "en-GB"}) in page.elements
    assert squeezed(page.words["title"][0]) == "East Midlands – Commissioning toolkit report"
    assert headings == [
        "East Midlands",
        "1 What matters most",
        "2 What people need here",
        "3 What there is",
        f"4 {HOSTILE}",
        "Sources",
        "Notes",
        "1.1 The three largest gaps",
    ]


def test_tables_have_captions_and_scoped_heads(page: Page) -> None:
    captions = [squeezed(words) for words in page.words["caption"]]

    assert captions == [
        "Table 1 The three largest gaps in the East Midlands",
        "Table 2 Every service in the area",
    ]
    assert page.count("thead") == 2
    assert page.count("th", scope="col") == 6 + 4
    assert page.count("th", scope="row") == 3 + 5


def test_the_four_words_for_absence_stand_in_their_cells(page: Page) -> None:
    cells = Counter(squeezed(words) for words in page.words["td"])

    assert {word: cells[word] for word in ("zero", "suppressed", "none found")} == {
        "zero": 1,
        "suppressed": 1,
        "none found": 2 + 1,  # a date that was looked for, and two states
    }
    assert cells["not known"] >= 2
    assert "" not in cells


def test_a_range_stands_under_its_number(page: Page) -> None:
    assert "1,204 900 to 1,510" in [squeezed(words) for words in page.words["td"]]


def test_hostile_words_are_shown_and_never_run(page: Page) -> None:
    assert HOSTILE in [squeezed(words) for words in page.words["p"]]
    assert "script" not in page.words


def test_figures_have_words_for_those_who_cannot_see_them(page: Page) -> None:
    described = [
        attributes for tag, attributes in page.elements if attributes.get("role") == "img" and tag == "div"
    ]

    assert len(described) == page.count("svg") == 1
    assert str(described[0]["aria-label"]).startswith("Three bars")
    assert "Figure 1 Need and provision" in [squeezed(words) for words in page.words["figcaption"]]


def test_every_address_in_the_page_leads_somewhere(page: Page) -> None:
    ids = [str(attributes["id"]) for _, attributes in page.elements if "id" in attributes]
    links = [str(attributes["href"]) for tag, attributes in page.elements if tag == "a"]
    labels = [
        str(attributes["aria-labelledby"])
        for _, attributes in page.elements
        if "aria-labelledby" in attributes
    ]

    assert len(ids) == len(set(ids))
    assert {href[1:] for href in links if href.startswith("#")} | set(labels) <= set(ids)
    assert "https://example.org/a?b=1&c=2" in links


def test_a_demonstration_says_so_at_the_top_at_the_foot_and_on_every_printed_page() -> None:
    html = to_html(sample_document(is_demonstration=True, rows=1))

    assert squeezed(Page(html).words["strong"][0]) == WORDING.demonstration_notice
    assert '<strong class="report-running__demonstration">Demonstration</strong>' in html
    assert '@bottom-center { content: "Demonstration"; }' in html
    assert "Demonstration" not in to_html(sample_document(rows=1))


def test_words_in_the_printed_margin_cannot_leave_their_string() -> None:
    html = render_to_string(
        "toolkit/report/standalone.html",
        {
            "document": {"wording": {"footer": '"; } </style><script>', "page_of": "{page} o' {pages}"}},
            "stylesheet": "",
        },
    )

    assert r'content: "\22 \3b \20 \7d \20 \3c \2f style\3e \3c script\3e ";' in html
    assert r'content: "" counter(page) "\20 o\27 \20 " counter(pages) "";' in html
    assert html.count("</style>") == 1


def test_the_site_shows_the_same_body_with_its_stylesheet_linked() -> None:
    document = sample_document(rows=1)
    inside = render_to_string("toolkit/report/page.html", {"document": document})
    alone = to_html(document)

    assert "<style" not in inside
    assert inside.partition("<main>")[2] == alone.partition("<main>")[2]
    for name in IN_ORDER:
        assert f"toolkit/{name}" in inside
        assert (STYLESHEETS / name).read_text(encoding="utf-8").strip() in alone


def test_the_site_can_put_its_own_links_above_the_report() -> None:
    inside = render_to_string(
        "toolkit/report/page.html",
        {"document": sample_document(rows=1), "links": [{"href": "/areas/N07/", "text": "East Midlands"}]},
    )

    assert '<a href="/areas/N07/">East Midlands</a>' in inside


def test_the_same_document_gives_the_same_page() -> None:
    assert to_html(sample_document()) == to_html(sample_document())
