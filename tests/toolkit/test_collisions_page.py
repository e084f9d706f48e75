"""Whom does nobody take in a unit? In words, with how many people that may be at most."""

from typing import Any

import pytest
from django.test import Client

from provision.models import Service, Stage, Term, Vocabulary
from tests.factories import CheckFactory, ServiceFactory, StageFactory, TermFactory
from tests.toolkit.small_country import RECENTLY, SmallCountry, count_people, found_a_small_country
from tests.ui.dom import Element, parsed

pytestmark = pytest.mark.django_db
DRINK, PD, NO_GP = "active_substance_use", "pd", "no_gp"
TELLS_ALL: dict[str, Any] = {
    "sexes": "any",
    "stated_none": ["min_age", "max_age", "exclusions"],
    "last_checked_on": RECENTLY,
    "support_or_treatment": "treatment",
}


@pytest.fixture(name="land")
def _land() -> SmallCountry:
    for code in (DRINK, PD, NO_GP, "sex", "language"):
        TermFactory(vocabulary=Vocabulary.EXCLUSION, code=code, label=f"People of {code}")
    country = found_a_small_country()
    count_people(country.a, 2_000)
    return country


def service(land: SmallCountry, *excluding: str, **facts: Any) -> Service:
    told = TELLS_ALL | {"needs": [land.mood], "areas": [land.a]} | facts
    made: Service = ServiceFactory(**told)
    made.exclusions.add(*Term.objects.filter(code__in=excluding))
    return made


def page(client: Client, query: str = "", area: str = "N90A") -> Element:
    response = client.get(f"/areas/{area}/nobody-takes/{query}")
    assert response.status_code == 200
    return parsed(response.content.decode())


def words(found: Element) -> str:
    return " ".join(found.text.split()).replace(" :", ":").replace(" ;", ";").replace(" .", ".")


def finding(found: Element) -> str:
    (sentence,) = found.all("app-finding")
    return words(sentence)


def section(found: Element, heading: str) -> str:
    (one,) = [part for part in found.all("app-left-out") if words(part).startswith(heading)]
    return words(one)


def test_people_are_told_in_plain_english_with_how_many_they_are_at_most(
    client: Client, land: SmallCountry
) -> None:
    service(land, DRINK)
    service(land, PD, sexes="female")

    found = page(client)

    assert section(found, "Mood disorder") == (
        "Mood disorder Up to 200 people with mood disorder (100 to 400)."
        " Men with mood disorder who drink or use drugs now: no service that we know of in Unit A takes them;"
        " 2 services are for this need, and do not take them"
        " Women with mood disorder, with a personality disorder, who drink or use drugs now: no service that we"
        " know of in Unit A takes them; 2 services are for this need, and do not take them"
    )
    assert finding(found).startswith("In Unit A, ")


def test_where_somebody_has_said_that_the_list_is_complete_there_is_no_other_service(
    client: Client, land: SmallCountry
) -> None:
    service(land, NO_GP)
    CheckFactory(area=land.a, need=land.mood, checked_on=RECENTLY, outcome="complete_list")

    assert "People with mood disorder, without a GP: no service in Unit A takes them;" in section(
        page(client), "Mood disorder"
    )


def test_services_that_have_not_said_are_told_apart_from_refusals(client: Client, land: SmallCountry) -> None:
    service(land, NO_GP)
    service(land, stated_none=["min_age", "max_age"])

    told = section(page(client, f"?with={NO_GP}"), "Mood disorder")

    assert (
        "People with mood disorder, without a GP: no service says that it takes them; 1 has not said" in told
    )
    assert "takes them; 1 service" not in told


def test_where_nothing_was_told_that_is_not_known_and_no_gap(client: Client, land: SmallCountry) -> None:
    found = page(client)

    assert finding(found) == "Nothing is known: nobody has told us of a service in Unit A."
    assert not found.all("app-left-out")


def test_where_somebody_looked_and_there_is_none_everybody_is_left_out(
    client: Client, land: SmallCountry
) -> None:
    CheckFactory(area=land.a, need=land.psychosis, checked_on=RECENTLY)

    assert section(page(client), "Psychotic disorder") == (
        "Psychotic disorder Up to 100 people with psychotic disorder (80 to 120)."
        " People with psychotic disorder: no service in Unit A takes them"
    )


def test_the_need_of_most_people_comes_first_and_one_without_a_study_last(
    client: Client, land: SmallCountry
) -> None:
    service(land, NO_GP, needs=[land.psychosis, land.mood, land.unstudied])

    found = page(client)

    headings = [words(one) for part in found.all("app-left-out") for one in part.walk() if one.name == "h2"]
    assert headings == ["Any mental illness", "Mood disorder", "Psychotic disorder", "PTSD"]
    assert "People with PTSD: how many is not known." in section(found, "PTSD")


def test_without_a_caseload_the_number_of_people_is_not_known(client: Client, land: SmallCountry) -> None:
    service(land, NO_GP, areas=[land.b])

    found = page(client, area="N90B")

    assert "People with mood disorder: how many is not known." in section(found, "Mood disorder")


def test_readers_choose_the_circumstances_in_the_address(client: Client, land: SmallCountry) -> None:
    service(land, DRINK, PD, "language")

    told = section(page(client, f"?with={PD}&with=language"), "Mood disorder")

    assert "who need another language" in told
    assert "drink" not in told


def test_no_more_than_seven_circumstances_are_looked_at_at_once(client: Client, land: SmallCountry) -> None:
    codes = [
        TermFactory(vocabulary=Vocabulary.EXCLUSION, code=f"more_{n}", label=f"More {n}").code
        for n in range(8)
    ]

    found = page(client, "?" + "&".join(f"with={code}" for code in codes))

    assert "At most 7 circumstances are looked at at once, so the usual ones are shown." in words(found)


@pytest.mark.parametrize("query", ["?with=flying", "?with=sex", "?help=magic"])
def test_an_address_that_names_what_there_is_not_is_told_so(
    client: Client, land: SmallCountry, query: str
) -> None:
    assert client.get(f"/areas/N90A/nobody-takes/{query}").status_code == 404


def test_support_can_be_left_out(client: Client, land: SmallCountry) -> None:
    service(land, NO_GP)
    service(land, support_or_treatment="support")

    assert not page(client).all("app-left-out")
    assert "without a GP" in section(page(client, "?help=treatment"), "Mood disorder")


def test_a_service_for_people_in_prison_alone_is_no_route_for_people_outside(
    client: Client, land: SmallCountry
) -> None:
    custody: Stage = StageFactory(code="custody")
    service(land, NO_GP)
    service(land, stages=[custody])

    assert "without a GP" in section(page(client), "Mood disorder")


def test_a_larger_area_offers_its_units(client: Client, land: SmallCountry) -> None:
    found = page(client, area="N90")

    links = [
        one.attributes["href"]
        for one in found.walk()
        if one.attributes.get("href", "").startswith("/areas/N90")
    ]
    assert "/areas/N90A/nobody-takes/" in links
    assert "/areas/N90B/nobody-takes/" in links


def test_the_area_s_page_leads_here_and_to_finding_a_route(client: Client, land: SmallCountry) -> None:
    response = client.get("/areas/N90A/")

    html = response.content.decode()
    assert 'href="/areas/N90A/nobody-takes/"' in html
    assert 'href="/routes/?area=N90A"' in html
