"""Each filter of the directory: what it keeps, what it does with what is not known, and how filters go together."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories import (
    AreaFactory,
    NeedFactory,
    OrganisationFactory,
    PlaceFactory,
    ServiceFactory,
    SiteFactory,
    StageFactory,
    TermFactory,
)
from tests.provision.listing import DAY, listed, stop_the_clock, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


# --- Lists of words: need, stage, access route, setting ---------------------------------------------


@pytest.fixture
def of_needs() -> None:
    ptsd, mood = NeedFactory(code="ptsd"), NeedFactory(code="mood")
    ServiceFactory(name="For both", needs=[ptsd, mood])
    ServiceFactory(name="For mood", needs=[mood])
    ServiceFactory(name="For none of ours", stated_none=["needs"])
    ServiceFactory(name="Not told")


def test_two_ticks_of_one_filter_show_what_has_either_and_nothing_twice(
    client: Client, of_needs: None
) -> None:
    assert listed(client, need="ptsd") == ["For both"]
    assert listed(client, need=["ptsd", "mood"]) == ["For both", "For mood"]


def test_a_need_that_nobody_has_told_can_be_asked_for_and_is_not_the_same_as_none(
    client: Client, of_needs: None
) -> None:
    assert listed(client, need="not_known") == ["Not told"]
    assert listed(client, need=["not_known", "ptsd"]) == ["For both", "Not told"]


def test_the_same_tick_twice_is_one_tick(client: Client, of_needs: None) -> None:
    assert listed(client, need=["ptsd", "ptsd"]) == ["For both"]


def test_stages(client: Client) -> None:
    custody, order = StageFactory(code="custody"), StageFactory(code="order")
    ServiceFactory(name="In custody", stages=[custody])
    ServiceFactory(name="In both", stages=[custody, order])
    ServiceFactory(name="Not told")
    ServiceFactory(name="Asked: none", stated_none=["stages"])

    assert listed(client, stage="custody") == ["In both", "In custody"]
    assert listed(client, stage=["custody", "order"]) == ["In both", "In custody"]
    assert listed(client, stage="not_known") == ["Not told"]


@pytest.mark.parametrize(
    ("parameter", "vocabulary", "column"),
    [("route", "access_route", "access_routes"), ("setting", "setting", "settings")],
)
def test_routes_and_settings(client: Client, parameter: str, vocabulary: str, column: str) -> None:
    court = TermFactory(vocabulary=vocabulary, code="court")
    TermFactory(vocabulary=vocabulary, code="gp")
    getattr(ServiceFactory(name="By court", contact_checked_on=DAY), column).add(court)
    ServiceFactory(name="Not told")
    ServiceFactory(name="Asked: none", stated_none=[column], contact_checked_on=DAY)

    assert listed(client, **{parameter: "court"}) == ["By court"]
    assert listed(client, **{parameter: "gp"}) == []
    assert listed(client, **{parameter: ["court", "not_known"]}) == ["By court", "Not told"]


def test_service_types(client: Client) -> None:
    crisis, other = TermFactory(code="crisis"), TermFactory(code="other")
    ServiceFactory(name="Crisis", service_type=crisis)
    ServiceFactory(name="Other", service_type=other)
    ServiceFactory(name="Not told")

    assert listed(client, type="crisis") == ["Crisis"]
    assert listed(client, type=["crisis", "other"]) == ["Crisis", "Other"]
    assert listed(client, type="not_known") == ["Not told"]
    assert listed(client, type=["crisis", "not_known"]) == ["Crisis", "Not told"]


# --- One answer each --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parameter", "column", "codes"),
    [
        ("kind", "provision_kind", ["dedicated", "probation_element", "mainstream"]),
        ("treatment", "support_or_treatment", ["treatment", "support"]),
    ],
)
def test_provision_and_treatment(client: Client, parameter: str, column: str, codes: list[str]) -> None:
    for code in codes:
        ServiceFactory(name=code, **{column: code})
    ServiceFactory(name="Not told")

    for code in codes:
        assert listed(client, **{parameter: code}) == [code]
    assert listed(client, **{parameter: codes}) == sorted(codes)
    assert listed(client, **{parameter: ["not_known", codes[0]]}) == sorted(
        [codes[0], "Not told"], key=str.casefold
    )


def test_sex(client: Client) -> None:
    for sexes in ("any", "female", "male", ""):
        ServiceFactory(name=sexes or "not told", sexes=sexes)

    assert listed(client, sex="female") == ["any", "female"]
    assert listed(client, sex="male") == ["any", "male"]
    assert listed(client, sex=["female", "male"]) == ["any", "female", "male"]
    assert listed(client, sex="not_known") == ["not told"]
    assert listed(client, sex=["male", "not_known"]) == ["any", "male", "not told"]


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        ("17", ["not told", "up to 25"]),
        ("18", ["18 and over", "18 to 25", "not told", "up to 25"]),
        ("25", ["18 and over", "18 to 25", "not told", "up to 25"]),
        ("26", ["18 and over", "not told"]),
        ("0", ["not told", "up to 25"]),
        ("120", ["18 and over", "not told"]),
    ],
)
def test_both_ends_of_an_age_count_and_a_service_that_has_not_told_stays(
    client: Client, age: str, expected: list[str]
) -> None:
    ServiceFactory(name="18 to 25", min_age=18, max_age=25)
    ServiceFactory(name="18 and over", min_age=18)
    ServiceFactory(name="up to 25", max_age=25)
    ServiceFactory(name="not told")

    assert listed(client, age=age) == expected


def test_a_service_stays_unless_it_is_said_to_turn_the_person_away(client: Client) -> None:
    risk = TermFactory(vocabulary="exclusion", code="risk")
    no_gp = TermFactory(vocabulary="exclusion", code="no_gp")
    ServiceFactory(name="Not told")
    ServiceFactory(name="Turns nobody away", stated_none=["exclusions"])
    ServiceFactory(name="Wants a GP").exclusions.add(no_gp)
    ServiceFactory(name="Wants both").exclusions.add(no_gp, risk)

    assert listed(client, takes="risk") == ["Not told", "Turns nobody away", "Wants a GP"]
    assert listed(client, takes=["risk", "no_gp"]) == ["Not told", "Turns nobody away"]


def test_co_location_is_in_an_office_whoever_may_know_the_address(client: Client) -> None:
    site = SiteFactory(service=ServiceFactory(name="In the office"))
    site.co_located_at.add(PlaceFactory(), PlaceFactory())
    SiteFactory(service=ServiceFactory(name="Elsewhere"))

    assert listed(client, in_office="yes") == ["In the office"]


# --- Dates ------------------------------------------------------------------------------------------


def test_running(client: Client) -> None:
    yesterday = DAY - timedelta(days=1)
    ServiceFactory(name="accepting", referrals_close_on=DAY)
    ServiceFactory(name="closed", referrals_close_on=yesterday)
    ServiceFactory(name="ended", ends_on=yesterday)
    ServiceFactory(name="paused", delivery="paused")
    ServiceFactory(name="reported", delivery="")
    ServiceFactory(name="reported and ended", delivery="", ends_on=yesterday)

    assert listed(client) == ["accepting", "closed", "paused", "reported"]
    assert listed(client, delivery="accepting") == ["accepting"]
    assert listed(client, delivery="delivering") == ["accepting", "closed"]
    assert listed(client, delivery="reported") == ["reported"]
    assert listed(client, delivery="ended") == ["ended", "reported and ended"]
    assert listed(client, delivery=["accepting", "ended"]) == ["accepting", "ended", "reported and ended"]


@pytest.mark.parametrize(("days", "inside"), [(90, True), (91, False)])
def test_a_check_counts_to_the_last_day(client: Client, days: int, inside: bool) -> None:
    ServiceFactory(name="Checked", last_checked_on=DAY - timedelta(days=days))
    ServiceFactory(name="Not known when", last_checked_on=None)

    assert listed(client, checked="90") == (["Checked"] if inside else [])
    assert listed(client, checked="not_known") == ["Not known when"]
    assert listed(client, checked="365") == ["Checked"]


# --- Words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "door", "DOOR", "open door", "door open", "agored", "turning", "elusen", "talking", "garden", "veterans",
        "trauma", "gorbryder", "crisis", "100%",
    ],
)  # fmt: skip
def test_words_are_looked_for_in_every_text_and_in_the_names_of_needs_and_types(
    client: Client, words: str
) -> None:
    ServiceFactory(
        name="Open Door 100%", name_cy="Drws Agored", summary="Talking", description="In a garden", who_for="Veterans",
        organisation=OrganisationFactory(name="Turning", name_cy="Elusen"),
        needs=[NeedFactory(label="Trauma", label_cy="Gorbryder")], service_type=TermFactory(label="Crisis team"),
    )  # fmt: skip
    ServiceFactory(name="Another")

    assert listed(client, q=words) == ["Open Door 100%"]


@pytest.mark.parametrize("words", ["doors", "open window", "%", "_pen", "'", "\\", "%%%"])
def test_every_word_must_be_found_as_it_is(client: Client, words: str) -> None:
    ServiceFactory(name="Open Door")

    assert listed(client, q=words) == []


# --- Together ---------------------------------------------------------------------------------------


def test_filters_narrow_each_other(client: Client) -> None:
    need, stage, unit = NeedFactory(code="ptsd"), StageFactory(code="custody"), AreaFactory(code="N51")
    facts = {"needs": [need], "stages": [stage], "areas": [unit], "sexes": "female", "min_age": 18}
    ServiceFactory(name="Hand: all", **facts)
    for missing in facts:
        told = {name: fact for name, fact in facts.items() if name != missing}
        ServiceFactory(name=f"Hand: not {missing}", **told)
    asked = {
        "q": "hand",
        "need": "ptsd",
        "stage": "custody",
        "area": "N51",
        "sex": "female",
        "delivery": "delivering",
    }

    assert listed(client, **asked) == ["Hand: all", "Hand: not min_age"]
    assert listed(client, **asked, age="17") == ["Hand: not min_age"]


def test_several_areas_show_what_covers_any_of_them(client: Client) -> None:
    leeds, hull, other = (AreaFactory(code=code, name=code) for code in ("LEEDS", "HULL", "OTHER"))
    ServiceFactory(name="Leeds", areas=[leeds])
    ServiceFactory(name="Both", areas=[leeds, hull])
    ServiceFactory(name="Other", areas=[other])
    ServiceFactory(name="Not told")

    assert listed(client, area=["LEEDS", "HULL"]) == ["Both", "Leeds"]
    assert "Shown is what covers any of these: LEEDS, HULL." in text_of(client, area=["LEEDS", "HULL"])
