"""Every probation delivery unit on one page."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from provision.models import AreaChange, AreaType
from tests.cast import Cast
from tests.factories import AreaFactory, AuthorityFactory, BoardFactory, NationFactory, RegionFactory
from tests.provision.listing import DAY, stop_the_clock
from tests.ui.dom import Element, parsed

pytestmark = pytest.mark.django_db
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


def page_of(client: Client, **headers: str) -> Element:
    answer = client.get("/areas/", headers=headers)
    assert answer.status_code == 200
    return parsed(answer.content.decode())


def groups_of(page: Element) -> list[str]:
    return [" ".join(group.text.split()) for group in page.all("app-columns__item")]


def test_units_stand_under_their_regions_by_name(client: Client) -> None:
    north, south = RegionFactory(name="North"), RegionFactory(name="South")
    for name, region in (("York", north), ("Leeds", north), ("Dorset", south)):
        AreaFactory(name=name, parent=region)

    page = page_of(client)

    assert groups_of(page) == ["North Leeds York", "South Dorset"]
    assert "3 probation delivery units in 2 regions." in page.text


def test_each_is_a_link_to_its_page(client: Client) -> None:
    for made in (
        NationFactory(), RegionFactory(), AreaFactory(code="N51CUMB"), BoardFactory(), BoardFactory(type=AreaType.LHB),
    ):  # fmt: skip
        links = [element.attributes.get("href") for element in page_of(client).walk()]
        assert f"/areas/{made.code}/" in links


def test_only_areas_of_the_day_are_listed(client: Client) -> None:
    region = RegionFactory(name="North")
    AreaFactory(name="Ended", parent=region, valid_to=BEFORE)
    AreaFactory(name="To come", parent=region, valid_from=AFTER)
    AreaFactory(name="Last day", parent=region, valid_to=DAY)
    AreaFactory(name="First day", parent=region, valid_from=DAY)
    BoardFactory(name="Former board", valid_to=BEFORE)

    page = page_of(client)

    assert groups_of(page) == ["North First day Last day"]
    assert "Former board" not in page.text


def test_a_unit_in_no_region_is_listed_all_the_same(client: Client) -> None:
    AreaFactory(name="Lost unit")
    ended = RegionFactory(name="Ended region", valid_to=BEFORE)
    AreaFactory(name="Left behind", parent=ended)
    RegionFactory(name="North")

    page = page_of(client)

    assert groups_of(page) == ["North none found", "In no region Left behind Lost unit"]
    assert "2 probation delivery units in 1 region." in page.text


def test_what_is_not_a_unit_is_not_among_them(client: Client) -> None:
    region = RegionFactory(name="North")
    AreaFactory(name="Not a place", type=AreaType.FUNCTIONAL_UNIT, parent=region)
    AuthorityFactory(name="Borough")

    page = page_of(client)

    assert "Not a place" not in page.text
    assert "Borough" not in page.text


def test_an_inferred_boundary_is_said(client: Client) -> None:
    AreaFactory(name="North Wales", is_inferred=True, parent=RegionFactory(name="Wales"))

    assert groups_of(page_of(client)) == ["Wales North Wales (boundary inferred)"]


def test_known_changes_are_told_with_their_dates(client: Client) -> None:
    AreaChange.objects.create(
        when="2025-04",
        change="merge",
        old_names="Salford;Trafford",
        new_names="Salford and Trafford",
        source="x",
    )

    assert "April 2025: Salford; Trafford became Salford and Trafford." in page_of(client).text


@pytest.mark.usefixtures("welsh")
def test_a_welsh_page_has_welsh_names_in_their_own_order(client: Client) -> None:
    wales = RegionFactory(name="Wales", name_cy="Cymru")
    AreaFactory(name="Anglesey", name_cy="Ynys Môn", parent=wales)
    AreaFactory(name="Gwent", parent=wales)

    assert groups_of(page_of(client, **{"Accept-Language": "cy"})) == ["Cymru Gwent Ynys Môn"]


def test_an_empty_database_says_so_and_does_not_fail(client: Client) -> None:
    assert "0 probation delivery units in 0 regions." in page_of(client).text


def test_names_cannot_bring_markup_with_them(client: Client) -> None:
    AreaFactory(name="<script>alert(1)</script>", code='a&b"c', parent=RegionFactory())

    page = client.get("/areas/").content.decode()

    assert "<script>alert" not in page
    assert '/areas/a&amp;b%22c/"' in page


def test_it_is_read_and_never_written_to(client: Client) -> None:
    assert client.head("/areas/").status_code == 200
    assert client.post("/areas/").status_code == 405


def test_it_asks_the_database_few_times(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(30):
        AreaFactory(parent=cast.region)
    client.force_login(cast.curator)
    with django_assert_max_num_queries(12):
        page_of(client)
