"""Whom to call in a unit: who is on the page, what is told of them, and what is said where there is nobody."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from provision.models import AreaCode, AreaType, Service, Vocabulary
from tests.cast import Cast
from tests.factories import (
    AreaFactory,
    CheckFactory,
    NeedFactory,
    OrganisationFactory,
    ServiceFactory,
    TermFactory,
    UserFactory,
)
from tests.toolkit.calls import lines_of, names_on, page_of, the_line
from tests.toolkit.small_country import AS_AT, SmallCountry, found_a_small_country
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db


@pytest.fixture(name="country")
def _country() -> SmallCountry:
    return found_a_small_country()


def service(country: SmallCountry, **facts: Any) -> Service:
    """A service of unit A that was checked a month ago."""
    made: Service = ServiceFactory(**{"areas": [country.a], "last_checked_on": ago(30)} | facts)
    return made


def ago(days: int) -> date:
    return AS_AT - timedelta(days=days)


def text_of(client: Client, code: str = "N90A") -> str:
    return " ".join(parsed(page_of(client, code).content.decode()).text.split())


# --- Who is on the page -----------------------------------------------------------------------------


def test_services_that_take_referrals_now_are_on_it_and_no_others(
    client: Client, country: SmallCountry
) -> None:
    service(country, name="Open", referrals_open_on=ago(10), referrals_close_on=AS_AT)
    service(country, name="Of the region", areas=[country.region])
    service(country, name="Of the borough", areas=[country.authority_a])
    service(country, name="Elsewhere", areas=[country.b])
    service(country, name="Closed", referrals_close_on=ago(1))
    service(country, name="Not yet open", referrals_open_on=AS_AT + timedelta(days=1))
    service(country, name="Ended", ends_on=ago(1))
    for delivery in ("", "paused", "ended", "commissioned", "policy_only"):
        service(country, name=f"Not delivering {delivery}", delivery=delivery)
    for status in ("draft", "submitted", "returned", "withdrawn"):
        service(country, name=status, status=status)
    service(country, name="Lapsed", last_checked_on=ago(361))

    assert set(names_on(client, "N90A")) == {"Open", "Of the region", "Of the borough"}


def test_the_newest_check_comes_first_and_of_one_day_those_that_say_how_to_refer(
    client: Client, country: SmallCountry
) -> None:
    service(country, name="B older", last_checked_on=ago(50), referral_phone="1", needs=[country.mood])
    service(country, name="C no route, a need", needs=[country.mood])
    service(country, name="D route", referral_phone="1")
    service(country, name="A neither")
    service(country, name="Z contact checked last", last_checked_on=ago(80), contact_checked_on=ago(2))
    service(country, name="Never checked", last_checked_on=None)

    assert names_on(client, "N90A") == [
        "Z contact checked last", "D route", "C no route, a need", "A neither", "B older", "Never checked",
    ]  # fmt: skip


def test_the_finding_counts_all_and_says_how_many_had_no_room(client: Client, country: SmallCountry) -> None:
    for number in range(30):
        service(country, name=f"Service {number:02}")

    shown, text = len(names_on(client, "N90A")), text_of(client)

    assert 8 < shown < 30
    assert "30 services take referrals here now. Those checked most lately come first." in text
    assert f"{30 - shown} more had no room: see the list." in text
    assert "/services/?area=N90A" in page_of(client, "N90A").content.decode()


def test_where_all_have_room_nothing_is_said_of_room(client: Client, country: SmallCountry) -> None:
    service(country)

    assert "1 service takes referrals here now." in text_of(client)
    assert "had no room" not in text_of(client)


# --- What is told of them ---------------------------------------------------------------------------


def test_a_line_tells_what_somebody_who_refers_must_know(client: Client, country: SmallCountry) -> None:
    service(
        country, name="Steady ground", organisation=OrganisationFactory(name="Trent trust"),
        needs=[country.mood, country.psychosis], sexes="female", min_age=18, support_or_treatment="treatment",
        referral_email="refer@example.org", referral_phone="01632 960000", how_to_refer="Ring first.\nThen write.",
        places_free=3, places_free_as_at=ago(4), wait_weeks=1, wait_as_at=ago(2),
    ).exclusions.add(TermFactory(vocabulary=Vocabulary.EXCLUSION, label="No fixed address"))  # fmt: skip

    assert the_line(client, "N90A") == {
        "service": "Steady ground Trent trust",
        "needs": "mood disorder and psychotic disorder treatment",
        "takes": "women only, aged 18 and over Will not take: no fixed address",
        "refer": "01632 960000 refer@example.org Ring first. Then write.",
        "today": "3 places free; wait 1 week (22 November)",
        "checked": "25 October",
    }


def test_what_nobody_told_reads_not_known(client: Client, country: SmallCountry) -> None:
    service(country, name="Bare", last_checked_on=None, source_date=None)

    line = the_line(client, "N90A")

    assert line["takes"] == "not known Will not take: not known"
    assert [line[name] for name in ("needs", "refer", "today", "checked")] == ["not known"] * 4


def test_what_was_asked_and_is_none_is_told_as_none(client: Client, country: SmallCountry) -> None:
    service(country, sexes="any", stated_none=["needs", "exclusions", "min_age", "max_age"], places_free=0,
            places_free_as_at=AS_AT, wait_weeks=0, wait_as_at=AS_AT)  # fmt: skip

    line = the_line(client, "N90A")

    assert line["needs"] == "none of the needs on this map"
    assert line["takes"] == "women and men, any age Will not take: nobody is excluded"
    assert line["today"] == "zero places free; no wait (24 November)"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (18, 25, "aged 18 to 25"),
        (18, None, "aged 18 and over"),
        (None, 25, "aged up to 25"),
        (None, None, "age not known"),
    ],
)
def test_ages_are_told_in_words(
    client: Client, country: SmallCountry, low: int | None, high: int | None, words: str
) -> None:
    service(country, sexes="male", min_age=low, max_age=high)

    assert the_line(client, "N90A")["takes"].startswith(f"men only, {words}")


def test_where_the_sex_is_not_known_the_age_is_told_nevertheless(
    client: Client, country: SmallCountry
) -> None:
    service(country, min_age=18)

    assert the_line(client, "N90A")["takes"].startswith("sex not known, aged 18 and over")


@pytest.mark.parametrize(("days", "told"), [(90, "01632 960000"), (91, "not known (last told 25 August)")])
def test_contact_details_hold_for_ninety_days(
    client: Client, country: SmallCountry, days: int, told: str
) -> None:
    service(country, last_checked_on=ago(days), referral_phone="01632 960000", referral_email="")

    assert the_line(client, "N90A")["refer"] == told


@pytest.mark.parametrize(("days", "told"), [(180, "women only"), (181, "not known (last told 27 May)")])
def test_whom_it_takes_holds_for_half_a_year(
    client: Client, country: SmallCountry, days: int, told: str
) -> None:
    service(country, last_checked_on=ago(days), sexes="female")

    assert the_line(client, "N90A")["takes"].startswith(told)


@pytest.mark.parametrize(
    ("days", "told"), [(14, "2 places free (10 November)"), (15, "not known (last told 9 November)")]
)
def test_todays_figures_hold_for_a_fortnight(
    client: Client, country: SmallCountry, days: int, told: str
) -> None:
    service(country, places_free=2, places_free_as_at=ago(days))

    assert the_line(client, "N90A")["today"] == told


def test_a_wait_that_still_holds_is_told_without_the_places_that_do_not(
    client: Client, country: SmallCountry
) -> None:
    service(country, places_free=2, places_free_as_at=ago(40), wait_weeks=2.5, wait_as_at=ago(1))

    assert the_line(client, "N90A")["today"] == "wait 2.5 weeks (23 November)"


def test_what_was_told_without_a_date_is_not_known(client: Client, country: SmallCountry) -> None:
    service(country, last_checked_on=None, referral_phone="111")

    assert the_line(client, "N90A")["refer"] == "not known (told, but nobody said when)"


def test_many_needs_and_exclusions_are_counted_after_the_first_few(
    client: Client, country: SmallCountry
) -> None:
    needs = [NeedFactory(phrase=f"need {n}") for n in range(5)]
    crowded = service(country, needs=needs)
    crowded.exclusions.add(*(TermFactory(vocabulary=Vocabulary.EXCLUSION) for _ in range(6)))

    line = the_line(client, "N90A")

    assert line["needs"] == "need 0, need 1, need 2 and 2 more"
    assert line["takes"].endswith("and 3 more")


def test_a_demonstration_entry_is_marked_and_the_page_says_what_that_means(
    client: Client, country: SmallCountry
) -> None:
    service(country, name="Invented", is_demonstration=True)

    assert the_line(client, "N90A")["service"].startswith("Invented Demonstration")
    assert "Entries marked as demonstration are invented." in text_of(client)


def test_the_leads_own_mailbox_is_never_on_it(client: Client, country: SmallCountry) -> None:
    service(country, lead_email="lead@example.org")

    assert "lead@example.org" not in page_of(client, "N90A").content.decode()


def test_a_hostile_name_stays_a_name(client: Client, country: SmallCountry) -> None:
    service(
        country, name="<script>alert(1)</script>", referral_email="a'b@example.org", how_to_refer="<b>now</b>"
    )

    html = page_of(client, "N90A").content.decode()

    assert "<script>alert" not in html
    assert "<b>now" not in html


def test_it_says_when_it_was_made_and_where_to_look_again(client: Client, country: SmallCountry) -> None:
    text = text_of(client)

    assert "Made on 24 November 2026." in text
    assert "http://testserver/areas/N90A/who-to-call/" in text
    assert "http://testserver/services/?area=N90A" in text


# --- Where there is nobody --------------------------------------------------------------------------


def test_where_nobody_has_told_of_any_it_says_so_and_whom_to_ask(
    client: Client, country: SmallCountry
) -> None:
    text = text_of(client)

    assert (
        "Nobody has told of a service that takes referrals here now. That does not mean that there is none."
        in text
    )
    assert (
        "Ask the probation delivery unit itself and the health boards that plan care here (Midshires board)."
        in text
    )
    assert "take referrals here now" not in text
    assert lines_of(client, "N90A") == []


def test_needs_for_which_somebody_looked_and_found_none_are_named_with_the_day(
    client: Client, country: SmallCountry
) -> None:
    CheckFactory(area=country.a, need=country.mood, checked_on=ago(20))
    CheckFactory(area=country.region, need=country.psychosis, checked_on=ago(40))
    CheckFactory(area=country.a, need=country.unstudied, checked_on=ago(181))

    text = text_of(client)

    assert (
        "None found for mood disorder and psychotic disorder: somebody looked, on 15 October 2026 at the earliest."
        in text
    )
    assert "Nobody has told of a service" in text


def test_where_somebody_looked_for_every_need_none_was_found(client: Client, country: SmallCountry) -> None:
    for need in (country.mood, country.psychosis, country.unstudied):
        CheckFactory(area=country.a, need=need, checked_on=ago(20))

    text = text_of(client)

    assert (
        "None found: somebody looked for services for every need, the longest ago on 4 November 2026." in text
    )
    assert "Nobody has told" not in text


def test_services_that_take_nobody_now_are_counted_and_their_commissioners_named(
    client: Client, country: SmallCountry
) -> None:
    closed = service(country, referrals_close_on=ago(1))
    closed.commissioners.add(OrganisationFactory(name="Office of the commissioner"))

    text = text_of(client)

    assert "1 service covers the area and is not known to take referrals now: see the list." in text
    assert "the commissioners that services here name (Office of the commissioner)" in text


# --- Other areas, other addresses -------------------------------------------------------------------


@pytest.mark.parametrize("name", ["region", "england", "everywhere", "board", "authority_a"])
def test_an_area_that_is_no_unit_offers_its_units(client: Client, country: SmallCountry, name: str) -> None:
    code = getattr(country, name).code

    html = page_of(client, code).content.decode()

    assert 'href="/areas/N90A/who-to-call/"' in html
    assert client.get(f"/areas/{code}/who-to-call/?format=pdf").status_code == 404


def test_an_area_in_no_known_unit_says_so(client: Client, country: SmallCountry) -> None:
    AreaFactory(code="E23000099", type=AreaType.POLICE_FORCE)

    assert "Which probation delivery units it lies in is not known." in text_of(client, "E23000099")


def test_a_unit_that_has_ended_offers_those_that_followed(client: Client, country: SmallCountry) -> None:
    former = AreaFactory(code="N90Z", name="Unit Z", valid_to=ago(5))
    former.successors.add(country.b)

    assert "Unit Z ended on 19 November 2026." in text_of(client, "N90Z")
    assert 'href="/areas/N90B/who-to-call/"' in page_of(client, "N90Z").content.decode()


def test_another_systems_code_leads_to_the_one_address(client: Client, country: SmallCountry) -> None:
    AreaCode.objects.create(area=country.a, scheme="old", value="A1")

    answer = client.get("/areas/old:A1/who-to-call/")

    assert (answer.status_code, answer["Location"]) == (302, "/areas/N90A/who-to-call/")


@pytest.mark.parametrize("code", ["NOWHERE", "%00", "x:y"])
def test_an_unknown_area_is_not_found(client: Client, code: str) -> None:
    assert client.get(f"/areas/{code}/who-to-call/").status_code == 404


def test_a_format_that_there_is_not_is_not_found_and_says_which_there_is(
    client: Client, country: SmallCountry
) -> None:
    answer = client.get("/areas/N90A/who-to-call/?format=docx")

    assert answer.status_code == 404
    assert "This page can be had as pdf, not as “docx”." in answer.content.decode()


@override_settings(PUBLIC_READING=False)
def test_where_reading_is_not_public_people_are_asked_to_sign_in(
    client: Client, country: SmallCountry, cast: Cast
) -> None:
    for ending in ("", "?format=pdf"):
        assert client.get(f"/areas/N90A/who-to-call/{ending}").status_code == 302
    client.force_login(cast.submitter)
    assert client.get("/areas/N90A/who-to-call/").status_code == 200


def test_it_is_only_read(client: Client, country: SmallCountry) -> None:
    assert client.post("/areas/N90A/who-to-call/").status_code == 405


@pytest.mark.parametrize("services", [0, 30])
def test_it_asks_the_database_no_more_than_twelve_times(
    client: Client,
    country: SmallCountry,
    services: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _number in range(services):
        service(country, needs=[country.mood])
    client.force_login(UserFactory())
    client.get("/areas/N90A/who-to-call/")

    for ending in ("", "?format=pdf"):
        with django_assert_max_num_queries(12):
            client.get(f"/areas/N90A/who-to-call/{ending}")
