"""What a place is taken to mean: a postcode district offers, a name decides, a town is found by its offices."""

from datetime import timedelta

import pytest
from django.test import Client

from provision.directory.places import Found, PlaceAnswer, find_place, postcode_district
from provision.models import AreaType, PlaceKind, PostcodeDistrict
from provision.reference import reference_now
from tests.factories import (
    AreaFactory,
    AuthorityFactory,
    BoardFactory,
    OverlapFactory,
    PlaceFactory,
    RegionFactory,
    ServiceFactory,
)
from tests.provision.listing import DAY, address, listed, page_of, stop_the_clock, tags_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


@pytest.fixture
def yorkshire() -> None:
    """Three units with a service each; the district LS1 may lie in two of them."""
    region = RegionFactory(code="N54", name="Yorkshire")
    for name, welsh in (("Leeds", ""), ("Kirklees", ""), ("Dyfed Powys", "Dyfed-Powys Cymru")):
        unit = AreaFactory(code=f"N54{name[:3].upper()}", name=name, name_cy=welsh, parent=region)
        ServiceFactory(name=f"{name} service", areas=[unit])
    PostcodeDistrict.objects.create(code="LS1", candidates=["N54LEE", "N54KIR", "GONE"])
    PostcodeDistrict.objects.create(code="WF1", candidates=["N54KIR"])
    PostcodeDistrict.objects.create(code="JE1", candidates=[])


def found(text: str) -> PlaceAnswer:
    return find_place(text, atlas=reference_now().atlas, on=DAY)


def names(answer: PlaceAnswer) -> list[str]:
    return [area.name for area in answer.areas]


# --- Postcodes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "district"),
    [
        ("LS1", "LS1"), (" ls1 ", "LS1"), ("LS1 4AP", "LS1"), ("ls14ap", "LS1"), ("SW1A 1AA", "SW1A"),
        ("sw1a1aa", "SW1A"), ("M1 1AE", "M1"), ("M11AE", "M1"), ("LS1 4", "LS1"), ("LS1 4A", "LS1"), ("LS14", "LS14"),
        ("1 High Street, Leeds LS1 4AP", "LS1"), ("LS1\t4AP", "LS1"),
    ],
)  # fmt: skip
def test_a_postcode_gives_its_district(typed: str, district: str) -> None:
    assert postcode_district(typed) == district


@pytest.mark.parametrize(
    "typed", ["", "Leeds", "N51CUMB", "E08000035", "LS", "1LS", "LS1!", "١LS1", "LS1 4APX"]
)
def test_what_is_not_a_postcode_gives_none(typed: str) -> None:
    assert postcode_district(typed) is None


@pytest.mark.usefixtures("yorkshire")
class TestADistrict:
    def test_offers_its_candidates_likeliest_first_and_does_not_decide(self, client: Client) -> None:
        assert names(found("LS1")) == ["Leeds", "Kirklees"]
        assert found("LS1").decided is None
        assert listed(client, place="LS1") == ["Dyfed Powys service", "Kirklees service", "Leeds service"]
        text = text_of(client, place="LS1")
        assert "LS1 is placed by its centre only, so it may lie in any of these. Which one is it?" in text
        assert "Leeds probation delivery unit Kirklees probation delivery unit" in text
        assert "the list is not limited by place" in text

    def test_with_one_candidate_does_not_decide_either(self, client: Client) -> None:
        assert len(listed(client, place="WF1")) == 3
        assert "it may lie in any of these" in text_of(client, place="WF1")

    def test_leads_on_to_each_candidate_and_keeps_the_other_filters(self, client: Client) -> None:
        [answer] = page_of(client, place="LS1", q="service").all("govuk-inset-text")

        links = [link.attributes["href"] for link in answer.walk() if link.name == "a"]
        assert links == ["?q=service&area=N54LEE", "?q=service&area=N54KIR"]
        assert listed(client, q="service", area="N54LEE") == ["Leeds service"]

    @pytest.mark.parametrize("typed", ["ZZ9", "JE1"])
    def test_that_lies_nowhere_says_so(self, client: Client, typed: str) -> None:
        text = text_of(client, place=typed)

        assert f"Which area {typed} lies in is not known" in text
        assert "the list is not limited by place" in text

    def test_does_not_undo_an_area_that_was_chosen_before(self, client: Client) -> None:
        assert listed(client, place="LS1", area="N54KIR") == ["Kirklees service"]
        assert "limited only by the areas that you chose before" in text_of(
            client, place="LS1", area="N54KIR"
        )


@pytest.mark.usefixtures("yorkshire")
class TestAWholePostcode:
    @pytest.mark.parametrize(
        ("query", "kept"),
        [
            ({"place": "LS1 4AP"}, "place=LS1"),
            ({"place": "ls14ap", "need": "", "sort": "checked"}, "place=LS1&need=&sort=checked"),
            ({"place": "1 High Street, LS1 4AP"}, "place=LS1"),
            ({"place": ["LS1 4AP", "Leeds"]}, "place=LS1&place=Leeds"),
            ({"place": ["Leeds", "LS1 4AP"]}, "place=Leeds&place=LS1"),
            ({"q": "LS1 4AP", "place": ""}, "q=&place=LS1"),
            ({"q": "LS1 4AP", "place": "Leeds"}, "q=LS1&place=Leeds"),
            ({"q": "women LS1 4AP"}, "q=women+LS1"),
            ({"q": "LS1 4AP", "format": "csv"}, "q=&format=csv&place=LS1"),
        ],
    )
    def test_is_cut_to_its_district_and_the_rest_kept_nowhere(
        self, client: Client, query: dict[str, object], kept: str
    ) -> None:
        answer = client.get(address(**query))

        assert (answer.status_code, answer["Location"]) == (302, f"/services/?{kept}")
        assert not client.session.keys()
        assert not answer.cookies
        assert "4AP" not in client.get(answer["Location"]).getvalue().decode().upper()

    def test_is_not_said_back_even_where_it_gets_through(self) -> None:
        assert found("LS1 4AP").asked == "LS1"

    def test_leads_nowhere_else(self, client: Client) -> None:
        answer = client.get("//evil.example/services/?place=LS1+4AP")

        assert "evil" not in answer.headers.get("Location", "")


# --- Names ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("yorkshire")
class TestAName:
    @pytest.mark.parametrize("typed", ["Leeds", "N54LEE", " leeds ", "leed"])
    def test_of_one_area_decides_and_says_what_it_was_taken_to_mean(self, client: Client, typed: str) -> None:
        assert listed(client, place=typed) == ["Leeds service"]
        assert "is taken to mean Leeds (probation delivery unit): the list shows what covers it" in text_of(
            client, place=typed
        )
        assert list(tags_of(client, place=typed)) == [f"Place: {typed.strip()}"]

    def test_may_be_welsh(self) -> None:
        assert names(found("dyfed-powys cymru")) == ["Dyfed Powys"]

    def test_that_several_have_asks_which_and_tells_them_apart_by_kind(self, client: Client) -> None:
        AuthorityFactory(name="Leeds")

        text = text_of(client, place="leeds")

        assert "“leeds” may mean any of these. Which one is it?" in text
        assert "Leeds probation delivery unit Leeds local authority" in text
        assert len(listed(client, place="leeds")) == 3

    def test_puts_whole_names_before_parts_and_units_before_others(self) -> None:
        BoardFactory(name="NHS West Yorkshire")
        AreaFactory(name="West Yorkshire")
        AreaFactory(name="West Yorkshire police", type=AreaType.POLICE_FORCE)

        assert names(found("west yorkshire")) == [
            "West Yorkshire",
            "NHS West Yorkshire",
            "West Yorkshire police",
        ]

    def test_that_too_many_have_says_that_there_are_more(self, client: Client) -> None:
        for number in range(20):
            AreaFactory(name=f"Shire {number:02}")

        assert len(found("shire").areas) == 12
        assert "There are more. Write more of the name to see them." in text_of(client, place="shire")

    def test_may_be_a_code_even_one_that_looks_like_a_postcode_district(self) -> None:
        BoardFactory(code="QE1", name="NHS Lancashire")

        assert names(found("n54")) == ["Yorkshire"]
        assert names(found("QE1")) == ["NHS Lancashire"]
        assert found("N54").decided is not None

    def test_of_a_former_area_finds_none(self) -> None:
        AreaFactory(name="Tameside", valid_to=DAY - timedelta(days=1))

        assert names(found("Tameside")) == []


def test_an_authority_finds_what_covers_the_units_that_hold_it(client: Client) -> None:
    unit, neighbour = AreaFactory(name="Unit A"), AreaFactory(name="Unit B")
    borough = AuthorityFactory(name="Borough")
    OverlapFactory(area=borough, larger=unit)
    ServiceFactory(name="Of the unit", areas=[unit])
    ServiceFactory(name="Of the borough", areas=[borough])
    ServiceFactory(name="Of the neighbour", areas=[neighbour])

    assert listed(client, place="borough") == ["Of the borough", "Of the unit"]


# --- Towns ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("yorkshire")
class TestATown:
    def office(self, name: str, *codes: str, kind: str = PlaceKind.PROBATION_OFFICE) -> None:
        atlas = reference_now().atlas
        PlaceFactory(name=name, kind=kind).areas.add(*(atlas.by_code[code].id for code in codes))

    def test_is_found_by_the_name_of_an_office_and_says_how(self, client: Client) -> None:
        self.office("Dewsbury Probation Office", "N54KIR")

        assert found("dewsbury").found == Found.BY_OFFICE
        assert listed(client, place="dewsbury") == ["Kirklees service"]
        text = text_of(client, place="dewsbury")
        assert "A probation office or a prison with “dewsbury” in its name lies in Kirklees" in text
        assert "approximate" in text

    def test_whose_office_may_lie_in_two_units_asks_which(self, client: Client) -> None:
        self.office("Morley Probation Office", "N54KIR", "N54LEE")

        assert names(found("morley")) == ["Kirklees", "Leeds"]
        assert len(listed(client, place="morley")) == 3

    def test_is_found_by_a_prison_but_not_by_a_court(self) -> None:
        self.office("HMP Armley", "N54LEE", kind=PlaceKind.PRISON)
        self.office("Ossett Magistrates", "N54KIR", kind=PlaceKind.COURT)

        assert names(found("armley")) == ["Leeds"]
        assert names(found("ossett")) == []

    def test_that_nobody_knows_says_so(self, client: Client) -> None:
        text = text_of(client, place="Atlantis")

        assert "No area, office or prison named “Atlantis” was found." in text
        assert len(listed(client, place="Atlantis")) == 3
