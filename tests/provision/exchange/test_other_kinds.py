"""Imports of sites, caseloads, checks, areas and organisations: what names a row, what is refused, what it does."""

from datetime import date

import pytest

from provision.models import (
    Area,
    Caseload,
    CaseloadGroup,
    CheckOutcome,
    Event,
    Organisation,
    ProvisionCheck,
    Sex,
    Site,
)
from provision.reference import reference_now
from tests.factories import AreaFactory, CaseloadFactory, OrganisationFactory, ServiceFactory
from tests.provision.exchange.conftest import Country, Files

pytestmark = pytest.mark.usefixtures("country")

# --- Caseloads

PEOPLE = {"area_code": "T50N", "as_at": "2026-06-30", "people": "1200", "source": "Our own count"}


def test_a_caseload_without_group_and_sex_is_of_everybody(files: Files) -> None:
    assert files.committed("caseloads", PEOPLE).code == 0

    caseload = Caseload.objects.get()
    assert (caseload.group, caseload.sex, caseload.people) == (CaseloadGroup.ALL, Sex.ALL, 1200)
    event = Event.objects.get()
    assert (event.role, event.action, event.subject) == (
        "curator",
        "imported",
        "caseloads: T50N 2026-06-30 all all",
    )


def test_a_caseload_is_named_by_area_date_group_and_sex(files: Files, country: Country) -> None:
    CaseloadFactory(area=country.north, as_at=date(2026, 6, 30), people=1000)

    ended = files.committed("caseloads", PEOPLE, PEOPLE | {"area_code": "T50S"})

    assert "1 to add, 1 to change" in ended.said
    assert Caseload.objects.get(area=country.north).people == 1200


def test_a_real_caseload_takes_the_place_of_a_demonstration(files: Files, country: Country) -> None:
    CaseloadFactory(area=country.north, as_at=date(2026, 6, 30), people=1200, is_demonstration=True)

    ended = files.committed("caseloads", {"area_code": "T50N", "as_at": "2026-06-30", "people": "1200"})

    assert "demonstration: “yes” → not known" in ended.said
    assert not Caseload.objects.get().is_demonstration


def test_an_empty_count_of_people_is_not_known_and_not_zero(files: Files) -> None:
    files.committed("caseloads", PEOPLE | {"people": ""}, PEOPLE | {"area_code": "T50S", "people": "0"})

    assert [caseload.people for caseload in Caseload.objects.order_by("area__code")] == [None, 0]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"people": "-1"}, "This cannot be below 0."),
        ({"people": "1200.5"}, "This is not a whole number"),
        ({"people": "99999999999999999999"}, "This cannot be above 2147483647."),
        ({"area_code": "T50NN"}, "No area has this code. Did you mean T50N (Northshire)"),
        ({"as_at": ""}, "This cannot be empty."),
        ({"group": "everybody"}, "This is not one of the codes: all, court_order"),
        ({"sex": ""}, "This cannot be empty."),
    ],
)
def test_a_bad_caseload_is_refused(files: Files, cells: dict[str, str], said: str) -> None:
    ended = files.committed("caseloads", PEOPLE | cells)

    assert (ended.code, Caseload.objects.count()) == (1, 0)
    assert said in ended.said


# --- Checks

CHECK = {
    "area_code": "T50N",
    "checked_on": "2026-08-01",
    "outcome": "no_service",
    "checked_by_role": "health lead",
}


def test_a_check_is_of_a_need_or_of_a_stage(files: Files, country: Country) -> None:
    files.committed(
        "checks", CHECK | {"need_code": "ptsd", "stage_code": ""}, CHECK | {"stage_code": "custody"}
    )

    assert {(check.need, check.stage) for check in ProvisionCheck.objects.all()} == {
        (country.ptsd, None),
        (None, country.custody),
    }


@pytest.mark.parametrize("cells", [{"need_code": "ptsd", "stage_code": "custody"}, {"need_code": ""}, {}])
def test_a_check_of_both_or_of_neither_is_refused(files: Files, cells: dict[str, str]) -> None:
    ended = files.committed("checks", CHECK | cells)

    assert ended.code == 1
    assert "Fill in exactly one of need_code, stage_code." in ended.said
    assert not ProvisionCheck.objects.exists()


def test_a_check_that_contradicts_a_service_is_accepted_and_listed(files: Files, country: Country) -> None:
    ServiceFactory(name="Listed", needs=[country.ptsd], areas=[country.region])

    ended = files.committed("checks", CHECK | {"need_code": "ptsd"})

    assert ended.code == 0
    assert "accepted. The service “Listed” is listed as delivering there: check again." in ended.said
    assert ProvisionCheck.objects.get().outcome == CheckOutcome.NO_SERVICE


# --- Sites


def test_sites_belong_to_the_senders_services(files: Files) -> None:
    service = ServiceFactory(sender="one", sender_id="s1")
    ServiceFactory(sender="two", sender_id="s1")

    files.committed(
        "sites",
        {"site_id": "a", "service_id": "s1", "name": "Hub", "co_located_at": "7", "phone": "+44 1632 960000"},
        options=["--sender", "one"],
    )

    site = Site.objects.get()
    assert (site.service, site.name, site.phone) == (service, "Hub", "+44 1632 960000")
    assert (site.is_first, site.address_visibility) == (False, "on_request")
    assert site.co_located_at.get().code == "7"


def test_an_id_that_one_sender_uses_needs_no_sender(files: Files) -> None:
    ServiceFactory(sender="one", sender_id="s1")

    assert files.committed("sites", {"site_id": "a", "service_id": "s1"}).code == 0
    assert "1 to leave" in files.committed("sites", {"site_id": "a", "service_id": "s1"}).said


def test_an_id_that_several_senders_use_needs_one(files: Files) -> None:
    ServiceFactory(sender="one", sender_id="s1")
    ServiceFactory(sender="two", sender_id="s1")

    ended = files.committed("sites", {"site_id": "a", "service_id": "s1"})

    assert ended.code == 1
    assert "Several senders use this id (one, two)" in ended.said


@pytest.mark.parametrize(
    "row", [{"site_id": "a", "service_id": "nope"}, {"site_id": "a", "service_id": ""}, {"site_id": "a"}]
)
def test_a_site_without_a_service_is_refused(files: Files, row: dict[str, str]) -> None:
    assert files.committed("sites", row).code == 1
    assert not Site.objects.exists()


def test_a_site_that_is_known_needs_no_service_in_the_file(files: Files) -> None:
    ServiceFactory(sender="one", sender_id="s1")
    files.committed("sites", {"site_id": "a", "service_id": "s1", "name": "Hub"})

    files.committed("sites", {"site_id": "a", "name": "New hub"})

    assert Site.objects.get().name == "New hub"


# --- Areas

UNIT = {"code": "T50E", "scheme": "ndelius", "type": "pdu", "name": "Eastshire"}


def test_areas_of_one_file_may_name_one_another_in_any_order(files: Files) -> None:
    files.committed(
        "areas",
        UNIT | {"parent_code": "T60", "successor_codes": "T50W", "other_codes": "ons:E1;ods:Q1"},
        UNIT | {"code": "T50W", "parent_code": "T50", "successor_codes": "none", "other_codes": ""},
        UNIT | {"code": "T60", "type": "region", "parent_code": "", "successor_codes": "", "other_codes": ""},
    )

    east = Area.objects.get(code="T50E")
    assert east.parent == Area.objects.get(code="T60")
    assert [area.code for area in east.successors.all()] == ["T50W"]
    assert {str(code) for code in east.codes.all()} == {"ons:E1", "ods:Q1"}
    assert Area.objects.get(code="T50W").stated_none == ["successor_codes"]


def test_an_area_is_found_by_any_of_its_codes(files: Files, country: Country) -> None:
    country.north.codes.create(scheme="ons", value="E1")

    files.committed("areas", {"code": "ons:E1", "name": "Renamed"})

    country.north.refresh_from_db()
    assert (country.north.code, country.north.name) == ("T50N", "Renamed")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([UNIT | {"type": "parish"}], "This is not one of the codes: nation, region, pdu"),
        ([UNIT | {"parent_code": "T99"}], "No area has this code."),
        (
            [UNIT | {"valid_from": "2026-01-01", "valid_to": "2025-01-01"}],
            "The last day, 2025-01-01, is before",
        ),
        ([UNIT | {"parent_code": "T50E"}], "The area would lie in itself"),
        ([{"code": "T50", "parent_code": "T50N"}], "The area would lie in itself"),
        ([UNIT | {"other_codes": "ndelius:T50N"}], "ndelius:T50N belongs to T50N already."),
        (
            [UNIT | {"other_codes": "ons:E1"}, UNIT | {"code": "T50W", "other_codes": "ons:E1"}],
            "belongs to T50E already",
        ),
        ([{"code": "T50E", "name": "Eastshire"}], "refuse  row 2, scheme (empty): This cannot be empty."),
    ],
)
def test_a_bad_area_is_refused(files: Files, rows: list[dict[str, str]], said: str) -> None:
    before = Area.objects.count()

    ended = files.committed("areas", *rows)

    assert (ended.code, Area.objects.count()) == (1, before)
    assert said in ended.said


def test_what_names_a_refused_row_is_refused_as_well(files: Files) -> None:
    ended = files.committed(
        "areas",
        UNIT | {"type": "parish", "parent_code": ""},
        UNIT | {"code": "T50W", "parent_code": "T50E"},
        UNIT | {"code": "T50V", "parent_code": "T50W"},
        UNIT | {"code": "T50U", "parent_code": "T50"},
        options=["--skip-bad"],
    )

    assert "Rows refused: 3." in ended.said
    assert "its own row is missing from the file or was refused: T50E." in ended.said
    assert set(Area.objects.filter(code__startswith="T50").values_list("code", flat=True)) == {
        "T50",
        "T50N",
        "T50S",
        "T50U",
    }


def test_a_new_successor_alone_is_seen_by_what_keeps_areas_in_memory(files: Files, country: Country) -> None:
    heir = AreaFactory(code="T50Z")
    assert reference_now().atlas.successors == {}

    files.committed("areas", {"code": "T50N", "successor_codes": "T50Z"})

    assert reference_now().atlas.successors == {country.north.pk: (heir.pk,)}


# --- Organisations

BODY = {
    "organisation_code": "ods:RX1",
    "name": "A trust",
    "kind": "nhs_trust",
    "roles": "provides;commissions",
}


def test_an_organisation_arrives_with_all_it_has(files: Files) -> None:
    files.committed(
        "organisations",
        BODY
        | {
            "area_codes": "T50",
            "successor_codes": "ods:RX2",
            "other_codes": "crs:A",
            "valid_to": "2026-03-31",
        },
        BODY
        | {
            "organisation_code": "ods:RX2",
            "name": "Its heir",
            "roles": "none",
            "area_codes": "",
            "other_codes": "",
        },
    )

    trust, heir = Organisation.objects.order_by("pk")
    assert [str(code) for code in trust.codes.order_by("pk")] == ["ods:RX1", "crs:A"]
    assert trust.roles == ["commissions", "provides"]
    assert trust.successors.get() == heir
    assert trust.areas.get().code == "T50"
    assert (heir.roles, heir.stated_none) == (None, ["roles"])


def test_an_organisation_is_found_by_any_code_and_keeps_the_first(files: Files) -> None:
    files.committed("organisations", BODY | {"other_codes": "crs:A"})

    files.committed("organisations", {"organisation_code": "crs:A", "name": "Renamed"})

    trust = Organisation.objects.get()
    assert (trust.name, trust.codes.order_by("pk")[0].value) == ("Renamed", "RX1")


def test_an_organisation_without_a_code_is_found_by_exact_name(files: Files) -> None:
    OrganisationFactory(name="A trust")

    files.committed("organisations", {"name": "A trust", "url": "https://example.org"})
    files.committed("organisations", BODY)

    trust = Organisation.objects.get()
    assert (trust.url, str(trust.codes.get())) == ("https://example.org", "ods:RX1")


def test_a_code_of_another_scheme_is_kept_beside_the_first(files: Files) -> None:
    files.committed("organisations", BODY)

    files.committed("organisations", {"organisation_code": "crs:A", "name": "A trust"})

    assert [str(code) for code in Organisation.objects.get().codes.order_by("pk")] == ["ods:RX1", "crs:A"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            {"organisation_code": "", "name": "", "source": "A list"},
            "An organisation needs a name, or a code that is on record.",
        ),
        ({"organisation_code": "ods:RX9", "name": ""}, "This cannot be empty."),
        (BODY | {"kind": "charity"}, "No kind of body has this code."),
        (BODY | {"roles": "provides;pays"}, "This is not one of the codes: commissions, provides"),
        (BODY | {"successor_codes": "ods:NOPE"}, "No organisation has this code."),
        (BODY | {"successor_codes": "Nobody's name"}, "its own row is missing from the file or was refused"),
        (BODY | {"other_codes": "crs:TAKEN"}, "crs:TAKEN belongs to Another already."),
        (BODY | {"email": "nobody"}, "This is not an email address"),
        (
            BODY | {"valid_from": "2026-01-01", "valid_to": "2025-01-01"},
            "The last day, 2025-01-01, is before",
        ),
    ],
)
def test_a_bad_organisation_is_refused(files: Files, row: dict[str, str], said: str) -> None:
    OrganisationFactory(name="Another").codes.create(scheme="crs", value="TAKEN")

    ended = files.committed("organisations", row)

    assert (ended.code, Organisation.objects.count()) == (1, 1)
    assert said in ended.said
