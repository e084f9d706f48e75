"""The SVG that a map becomes: valid, self-contained, usable by keyboard, free of style and script."""

import re
from collections import Counter
from xml.etree import ElementTree as Xml

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from provision.figures import WrittenRange
from provision.maps import LegendEntry, Lens, MapClass, MapDrawing, draw, national_view, region_view
from tests.provision.maps.squares import CODES, answers, atlas

SVG = "{http://www.w3.org/2000/svg}"


def national(svg_id: str = "m", **classes: MapClass) -> MapDrawing:
    view = national_view(atlas(), full=atlas(), lenses=[Lens("south", frozenset({"S1", "S2"}))])
    captions = {"south": "The south"}
    return draw(view, svg_id=svg_id, title="Help by area", areas=answers(**classes), captions=captions)


def page(drawing: MapDrawing, **extra: str) -> str:
    return render_to_string("provision/includes/map.svg.html", {"drawing": drawing, **extra})


def svgs(html: str) -> list[Xml.Element]:
    return [Xml.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", html, flags=re.DOTALL)]  # noqa: S314 (our own)


def legend(*entries: LegendEntry, **extra: str) -> str:
    html = render_to_string("provision/includes/legend.html", {"legend": entries, "paints": "m", **extra})
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_each_area_is_a_link_with_a_title_and_a_path() -> None:
    whole = svgs(page(national()))[0]

    links = whole.findall(f".//{SVG}a")

    assert [link.get("href") for link in links] == [f"/areas/{code}/" for code in CODES]
    assert [link.findtext(f"{SVG}title") for link in links] == [f"Unit {code}: Enough" for code in CODES]
    assert all(link.find(f"{SVG}path") is not None for link in links)


def test_the_drawing_is_a_group_with_a_name() -> None:
    whole, lens = svgs(page(national()))

    assert (whole.get("role"), whole.get("aria-label")) == ("group", "Help by area")
    assert (lens.get("role"), lens.get("aria-label")) == ("group", "The south")


def test_ids_are_unique_though_several_maps_stand_on_a_page() -> None:
    html = page(national("one")) + page(national("two"))

    ids = Counter(re.findall(r'\bid="([^"]+)"', html))

    assert set(ids.values()) == {1}


@pytest.mark.parametrize("map_class", list(MapClass))
def test_every_class_has_a_paint(map_class: MapClass) -> None:
    html = page(national(N1=map_class))

    assert f'fill="url(#m-{map_class})"' in html
    assert html.count(f'id="m-{map_class}"') == 1


def test_whatever_is_referred_to_is_there() -> None:
    html = page(national(N1=MapClass.NOT_KNOWN))
    ids = set(re.findall(r'\bid="([^"]+)"', html))

    assert set(re.findall(r'<use href="#([^"]+)"', html)) <= ids
    assert set(re.findall(r"url\(#([^)]+)\)", html)) <= ids


def test_there_is_no_style_and_no_script() -> None:
    html = page(national(), skip_to="after")

    assert re.search(r"\sstyle=|<style|<script|\son\w+=|javascript:", html) is None


def test_the_keyboard_stops_at_each_area_once() -> None:
    whole, lens = svgs(page(national()))

    stops = [
        link.get("href")
        for svg in (whole, lens)
        for link in svg.iter(f"{SVG}a")
        if link.get("tabindex") is None
    ]

    assert sorted(stops, key=str) == sorted(f"/areas/{code}/" for code in CODES)


def test_a_link_passes_over_the_areas() -> None:
    assert 'href="#after"' in page(national(), skip_to="after")
    assert "govuk-skip-link" not in page(national())


def test_neighbours_of_a_region_are_named_but_no_links() -> None:
    drawing = draw(region_view(atlas(), region="N"), svg_id="n", title="North", areas=answers())

    [svg] = svgs(page(drawing))

    assert [link.get("href") for link in svg.iter(f"{SVG}a")] == ["/areas/N1/", "/areas/N2/"]
    assert {title.text for title in svg.iter(f"{SVG}title")} >= {"Unit S1", "Unit S2"}


def test_names_are_escaped() -> None:
    areas = answers()
    areas["N1"] = type(areas["N1"])(name="A & <b>", value='"3"', map_class=MapClass.ENOUGH, href="/?a=1&b=2")
    drawing = draw(region_view(atlas(), region="N"), svg_id="n", title="<North>", areas=areas)

    [svg] = svgs(page(drawing))

    assert svg.findtext(f".//{SVG}a/{SVG}title") == 'A & <b>: "3"'
    assert svg.get("aria-label") == "<North>"


def test_lengths_are_written_for_svg_whatever_the_language() -> None:
    with translation.override("de"):
        html = page(national())

    assert re.search(r'(width|height|x|y)="\d+,\d', html) is None


def test_a_legend_counts_areas_in_words() -> None:
    assert legend(LegendEntry(MapClass.ENOUGH, 1), LegendEntry(MapClass.TOO_LITTLE, 31)) == (
        "Enough 1 area Too little 31 areas"
    )


@pytest.mark.parametrize(
    ("map_class", "words"),
    [
        (
            MapClass.ENOUGH_BORDERLINE,
            "Enough, borderline 2 areas: enough unless need is at the top of its range",
        ),
        (
            MapClass.TOO_LITTLE_BORDERLINE,
            "Too little, borderline 2 areas: too little unless need is at the bottom of its range",
        ),
        (MapClass.NONE, "None found 2 areas: looked for, not there"),
        (MapClass.SUPPRESSED, "Suppressed 2 areas: known, too small to show"),
        (MapClass.NOT_KNOWN, "Not known 2 areas: nobody has told us, or it is too old"),
    ],
)
def test_a_legend_says_what_a_class_means(map_class: MapClass, words: str) -> None:
    assert legend(LegendEntry(map_class, 2)) == words


def test_a_page_can_say_why_areas_are_not_known() -> None:
    words = legend(LegendEntry(MapClass.NOT_KNOWN, 2), nothing="no caseload")

    assert words == "Not known 2 areas: no caseload"


def test_a_legend_of_a_scale_has_a_heading_and_ranges() -> None:
    words = legend(
        LegendEntry(MapClass.STEP_1, 4, WrittenRange("0", "0")),
        LegendEntry(MapClass.STEP_5, 3, WrittenRange("300", "832")),
        heading="People in need",
    )

    assert words == "People in need 0: 4 areas 300 to 832: 3 areas"
