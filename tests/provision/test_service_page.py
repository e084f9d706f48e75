"""One service in full: every fact with its date, every absence with its word."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from provision.models import EntryStatus
from tests.cast import Cast
from tests.factories import (
    ActivityFactory,
    AreaFactory,
    NeedFactory,
    OrganisationFactory,
    PlaceFactory,
    ServiceFactory,
    SiteFactory,
    StageFactory,
    TermFactory,
)
from tests.provision.listing import DAY, page_of_a_service, rows_of, stop_the_clock
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


# --- Who may see it ---------------------------------------------------------------------------------


@pytest.mark.parametrize("status", EntryStatus, ids=str)
@pytest.mark.parametrize("person", ["", "outsider", "administrator"])
def test_only_what_is_published_has_a_page(client: Client, cast: Cast, status: str, person: str) -> None:
    service = ServiceFactory(name="Secret draft", status=status, areas=[cast.unit])
    if person:
        client.force_login(cast.people[person])

    answer = client.get(service.get_absolute_url())

    assert answer.status_code == (200 if status == EntryStatus.PUBLISHED else 404)
    assert ("Secret draft" in answer.content.decode()) is (status == EntryStatus.PUBLISHED)


@pytest.mark.parametrize("name", [str(uuid4()), "1", "x" * 500, "%00", "..%2f", "not-an-id"])
def test_an_unknown_service_gives_a_page_that_helps(client: Client, name: str) -> None:
    answer = client.get(f"/services/{name}/")

    assert answer.status_code == 404
    assert 'action="/services/"' in answer.content.decode()


def test_a_withdrawn_service_says_what_may_have_happened(client: Client) -> None:
    answer = client.get(ServiceFactory(status="withdrawn").get_absolute_url())

    assert "No published service has this address. It may have been withdrawn." in answer.content.decode()


def test_it_is_read_and_never_written_to(client: Client) -> None:
    where = ServiceFactory().get_absolute_url()

    assert client.head(where).status_code == 200
    assert client.post(where).status_code == 405


# --- What it tells ----------------------------------------------------------------------------------


def test_where_nobody_has_told_it_says_not_known_and_never_nothing(client: Client) -> None:
    rows = rows_of(page_of_a_service(client, source="", last_checked_on=None))

    told = {"Referrals open": "no dates stated"}
    assert {label: text for label, text in rows.items() if text != "not known"} == told
    assert len(rows) == 35


def test_asked_and_there_are_none_is_said(client: Client) -> None:
    page = page_of_a_service(
        client,
        stated_none=[
            "needs", "exclusions", "stages", "languages", "accessibility", "required_documents", "access_routes",
            "settings", "commissioners", "min_age", "max_age",
        ],
    )  # fmt: skip
    rows = rows_of(page)

    assert rows["Needs"] == "none of the needs on this map"
    assert rows["Will not take"] == "asked: nobody is excluded"
    assert rows["Age"] == "any age"
    for label in (
        "Justice stages",
        "Languages",
        "Accessibility",
        "What to bring",
        "Who may refer",
        "Commissioned by",
    ):
        assert rows[label] == "asked: none", label
    assert "Settings : asked: none" in page.text.replace("Settings:", "Settings :")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"min_age": 18, "max_age": 25}, "18 to 25"),
        ({"min_age": 18}, "18 and over (upper limit not known)"),
        ({"min_age": 18, "stated_none": ["max_age"]}, "18 and over"),
        ({"max_age": 25}, "up to 25 (lower limit not known)"),
        ({"max_age": 25, "stated_none": ["min_age"]}, "up to 25"),
        ({"stated_none": ["min_age"]}, "no lower limit"),
        ({"stated_none": ["max_age"]}, "no upper limit"),
        ({"min_age": 0, "max_age": 17}, "0 to 17"),
    ],
)
def test_ages(client: Client, facts: dict[str, object], words: str) -> None:
    assert rows_of(page_of_a_service(client, **facts))["Age"] == words


def test_everything_that_is_known_is_on_the_page(client: Client) -> None:
    service = ServiceFactory(
        name="Open Door", organisation__name="Turning", summary="Talking.", description="One.\n\nTwo.",
        needs=[NeedFactory(label="PTSD")], stages=[StageFactory(label="Custody")], areas=[AreaFactory(name="Leeds")],
        sexes="any", who_for="Anybody", how_to_refer="Ring\nus", lead_role="Team manager", referral_email="door@example.org",
        referral_phone="01632 960000", opening_hours="9 to 5", required_documents=["Consent", "OASys"], cost_to_user="Free",
        languages=["English", "Welsh"], accessibility=["Step-free"], provision_kind="probation_element", tier="specialist",
        service_type=TermFactory(label="Trauma service"), starts_on=DAY, ends_on=DAY, funding_ends_on=DAY, source_date=DAY,
        confidence="dated_source", original_labels=["trauma"], note="Pilot.", referrals_open_on=DAY,
    )  # fmt: skip
    service.access_routes.add(TermFactory(vocabulary="access_route", label="Court"))
    service.settings.add(TermFactory(vocabulary="setting", label="By video"))
    service.exclusions.add(TermFactory(vocabulary="exclusion", label="No GP"))
    service.commissioners.add(OrganisationFactory(name="ICB"), OrganisationFactory(name="Council"))
    site = SiteFactory(service=service, name="Hub", phone="01632 960001")
    site.co_located_at.add(PlaceFactory(name="Leeds office"), PlaceFactory(name="York office"))
    ActivityFactory(service=service, order=2, need_label="Wellbeing", title="Walking", place="Park")
    ActivityFactory(service=service, order=1, need_label="Drugs", title="")
    ActivityFactory(service=service, order=3, need_label="Wellbeing", title="Walking again", is_repeat=True)

    page = parsed(client.get(service.get_absolute_url()).content.decode())

    text, rows = " ".join(page.text.split()), rows_of(page)
    for fact in (
        "Turning Open Door", "Talking.", "One. Two.", "By video", "Hub", "01632 960001", "Co-located: Leeds office",
        "Co-located: York office", "What the contract says it offers: 2 activities", "Walking (Park)", "an activity without a title",
    ):  # fmt: skip
        assert fact in text.replace("( Park )", "(Park)"), fact
    assert "Walking again" not in text
    assert rows["Needs"] == "PTSD The source’s own words: trauma"
    assert rows["Commissioned by"] == "Council; ICB"
    assert rows["Contract or service dates"] == "24 November 2026 to 24 November 2026 Pilot."
    assert rows["Referrals open"] == "from 24 November 2026"
    assert rows["Confidence"] == "a dated source"
    assert (rows["What to bring"], rows["How to refer"]) == ("Consent; OASys", "Ring us")
    assert "not known" not in {
        rows[label] for label in ("Tier", "Justice stages", "Who may refer", "Cost to the person")
    }


@pytest.mark.usefixtures("welsh")
def test_a_welsh_page_has_welsh_names(client: Client) -> None:
    service = ServiceFactory(
        name_cy="Drws Agored",
        organisation__name_cy="Y Sefydliad",
        areas=[AreaFactory(name_cy="Gogledd Cymru")],
    )
    service.commissioners.add(OrganisationFactory(name_cy="Y Bwrdd"))
    SiteFactory(service=service).co_located_at.add(PlaceFactory(name_cy="Y Swyddfa"))

    page = client.get(service.get_absolute_url(), headers={"Accept-Language": "cy"}).content.decode()

    for name in ("<title>Drws Agored", "Y Sefydliad", "Gogledd Cymru", "Y Bwrdd", "Y Swyddfa"):
        assert name in page, name


# --- Capacity and wait ------------------------------------------------------------------------------


def test_capacity_and_wait_stand_with_their_dates(client: Client) -> None:
    page = page_of_a_service(
        client, starts_per_year=1200, places=0, mean_weeks=6.5, probation_share=0.25, capacity_as_at=DAY,
        wait_weeks=1, wait_as_at=DAY,
    )  # fmt: skip
    rows = rows_of(page)

    assert [rows[label] for label in ("Starts a year", "Places", "Average weeks")] == ["1,200", "zero", "6.5"]
    assert (rows["Share for people on probation"], rows["Capacity as at"]) == ("25%", "24 November 2026")
    assert rows["Wait"] == "1 week, as at 24 November 2026"
    assert "Capacity last told 24 November 2026" in page.text


@pytest.mark.parametrize(("days", "is_old"), [(180, False), (181, True)])
def test_a_capacity_is_old_after_180_days(client: Client, days: int, is_old: bool) -> None:
    page = page_of_a_service(client, starts_per_year=40, capacity_as_at=DAY - timedelta(days=days))

    assert ("more than 180 days ago" in page.text) is is_old
    assert rows_of(page)["Starts a year"] == ("not known (last told 27 May)" if is_old else "40")


def test_a_capacity_without_a_date_reads_not_known(client: Client) -> None:
    page = page_of_a_service(client, starts_per_year=40, wait_weeks=2.5)

    assert "Its capacity was told without a date, so it counts as not known." in page.text
    assert rows_of(page)["Starts a year"] == "not known (told, but nobody said when)"
    assert rows_of(page)["Wait"] == "not known (told, but nobody said when)"


# --- Cost -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_cold", [True, False], ids=["cold", "warm"])
@pytest.mark.parametrize("person", ["", "curator"], ids=["anonymous", "curator"])
def test_a_page_asks_the_database_at_most_twelve_times(
    client: Client,
    cast: Cast,
    person: str,
    is_cold: bool,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    service = ServiceFactory(
        needs=[NeedFactory()], areas=[cast.unit, cast.neighbour], stages=[StageFactory()]
    )
    for _ in range(5):
        SiteFactory(service=service).co_located_at.add(PlaceFactory(), PlaceFactory())
        ActivityFactory(service=service)
        service.commissioners.add(OrganisationFactory())
    if person:
        client.force_login(cast.people[person])
        client.get("/account/messages/")  # a session is given its token for forms once
    if not is_cold:
        client.get(service.get_absolute_url())
    with django_assert_max_num_queries(12):
        client.get(service.get_absolute_url())
