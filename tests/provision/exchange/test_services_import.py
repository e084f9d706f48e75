"""What an import of services accepts, and what it makes of it."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from provision.models import AddressVisibility, Event, Organisation, Service, Site
from tests.factories import CheckFactory, OrganisationFactory, PlaceFactory, ServiceFactory
from tests.provision.exchange.conftest import Country, Files, run, the_service

pytestmark = pytest.mark.usefixtures("country")
PLAIN = {"service_id": "s1", "name": "Talking", "organisation": "A trust"}


def test_a_dry_run_saves_nothing_and_says_so(files: Files) -> None:
    ended = files.imported("services", files.write(PLAIN))

    assert ended.code == 0
    assert "services: 1 to add, 0 to change, 0 to leave, 0 refused" in ended.said
    assert "Nothing was saved" in ended.said
    assert not Service.objects.exists()
    assert not Organisation.objects.exists()


def test_committing_publishes_and_the_event_says_who_acted(files: Files) -> None:
    ended = files.committed("services", PLAIN)

    service, event = the_service(), Event.objects.get()
    assert (ended.code, service.status) == (0, "published")
    assert (event.role, event.action, event.service, event.after) == (
        "curator",
        "imported",
        service,
        "published",
    )
    assert "rows.csv" in event.reason
    assert "operator" in event.reason


def test_every_column_arrives(files: Files, country: Country) -> None:
    files.committed(
        "services",
        PLAIN
        | {
            "name_cy": "Siarad",
            "organisation_code": "ods:RX1",
            "url": "https://example.org/talking",
            "service_type": "talking_therapies",
            "provision_kind": "mainstream",
            "tier": "targeted",
            "support_or_treatment": "treatment",
            "needs": "psychosis;ptsd",
            "need_weights": "1;3",
            "stages": "licence;custody",
            "areas": "T50S;T50N",
            "area_shares": "2;1.5",
            "settings": "prison",
            "access_routes": "self",
            "sexes": "any",
            "min_age": "18",
            "max_age": "none",
            "exclusions": "none",
            "languages": "English;Welsh",
            "starts_per_year": "120.5",
            "places": "0",
            "mean_weeks": "12",
            "probation_share": "0.25",
            "capacity_as_at": "2026-08-01",
            "delivery": "delivering",
            "starts_on": "2026-01-01",
            "ends_on": "2026-12-31",
            "referral_email": "team@example.org",
            "address": "1 High Street",
            "postcode": "TE1 1ST",
            "address_visibility": "public",
            "co_located_at": "7;8",
            "commissioners": "A board",
        },
    )

    service = the_service()
    assert service.organisation.codes.get().value == "RX1"
    assert service.service_type == country.talking
    assert {n.need.code: n.weight for n in service.needs.all()} == {"ptsd": 3, "psychosis": 1}
    assert {c.area.code: c.share for c in service.coverage.all()} == {"T50N": 1.5, "T50S": 2}
    assert [stage.code for stage in service.stages.all()] == ["custody", "licence"]
    assert (service.min_age, service.max_age) == (18, None)
    assert service.stated_none == ["exclusions", "max_age"]
    assert service.languages == ["English", "Welsh"]
    assert (service.starts_per_year, service.places, service.probation_share) == (120.5, 0, 0.25)
    assert (service.starts_on, service.ends_on) == (date(2026, 1, 1), date(2026, 12, 31))
    site = service.sites.get()
    assert (site.is_first, site.address, site.address_visibility) == (True, "1 High Street", "public")
    assert {office.code for office in site.co_located_at.all()} == {"7", "8"}
    assert [body.name for body in service.commissioners.all()] == ["A board"]


def test_an_absent_column_leaves_what_is_there(files: Files) -> None:
    files.committed("services", PLAIN | {"summary": "What it was", "needs": "ptsd", "min_age": "18"})

    files.committed("services", {"service_id": "s1", "name": "Renamed"})

    service = the_service()
    assert (service.name, service.summary, service.min_age) == ("Renamed", "What it was", 18)
    assert service.needs.get().need.code == "ptsd"
    assert service.organisation.name == "A trust"


def test_an_empty_cell_in_a_present_column_means_not_known(files: Files) -> None:
    known = {"summary": "Told", "needs": "ptsd", "stages": "custody", "min_age": "18", "exclusions": "none"}
    files.committed("services", PLAIN | known | {"starts_per_year": "10", "languages": "Welsh"})

    emptied = dict.fromkeys([*known, "starts_per_year", "languages"], "")
    files.committed("services", PLAIN | emptied)

    service = the_service()
    assert (service.summary, service.min_age, service.starts_per_year, service.languages) == (
        "",
        None,
        None,
        [],
    )
    assert not service.needs.exists()
    assert not service.stages.exists()
    assert service.stated_none == []


def test_none_in_a_list_is_not_the_same_as_not_known(files: Files) -> None:
    files.committed(
        "services", PLAIN | {"needs": "none", "stages": "none", "languages": "none", "areas": "none"}
    )

    assert the_service().stated_none == ["areas", "languages", "needs", "stages"]
    row = files.exported("services")[0]
    assert (row["needs"], row["stages"], row["settings"]) == ("none", "none", "")


def test_what_was_none_may_be_told_after_all(files: Files) -> None:
    files.committed("services", PLAIN | {"needs": "none", "max_age": "none"})

    files.committed("services", PLAIN | {"needs": "ptsd", "max_age": "25"})

    service = the_service()
    assert (service.stated_none, service.max_age) == ([], 25)
    assert service.needs.get().need.code == "ptsd"


def test_no_age_limit_is_not_the_same_as_an_unknown_one(files: Files) -> None:
    files.committed("services", PLAIN | {"min_age": "none", "max_age": ""})

    service = the_service()
    assert (service.min_age, service.max_age, service.stated_none) == (None, None, ["min_age"])


def test_capacity_without_a_date_is_accepted(files: Files) -> None:
    ended = files.committed("services", PLAIN | {"starts_per_year": "100", "capacity_as_at": ""})

    assert ended.code == 0
    assert the_service().capacity_as_at is None


def test_importing_the_same_file_again_changes_nothing(files: Files) -> None:
    row = PLAIN | {
        "needs": "psychosis;ptsd",
        "need_weights": "1;2",
        "address": "1 High Street",
        "areas": "T50",
    }
    files.committed("services", row)
    events = Event.objects.count()

    ended = files.committed("services", row)

    assert "0 to add, 0 to change, 1 to leave, 0 refused" in ended.said
    assert Event.objects.count() == events


def test_a_change_is_told_field_by_field(files: Files) -> None:
    files.committed("services", PLAIN | {"starts_per_year": "40", "summary": "As before"})

    ended = files.committed("services", PLAIN | {"starts_per_year": "25", "summary": "As before"})

    assert "change  row 2: Talking: starts_per_year: “40” → “25”" in ended.said
    newest = Event.objects.first()
    assert newest is not None
    assert newest.version == the_service().version == 2
    assert the_service().revisions.get().edits == [["starts_per_year", "40", "25"]]


def test_identity_is_sender_and_id(files: Files) -> None:
    files.committed("services", PLAIN, options=["--sender", "one"])
    files.committed("services", PLAIN | {"name": "Another"}, options=["--sender", "two"])

    assert sorted(Service.objects.values_list("sender", "sender_id", "name")) == [
        ("one", "s1", "Talking"),
        ("two", "s1", "Another"),
    ]


def test_a_sender_in_the_file_comes_before_the_option(files: Files) -> None:
    files.committed("services", PLAIN | {"sender": "in the file"}, options=["--sender", "option"])

    assert the_service().sender == "in the file"


def test_an_entry_made_here_is_named_by_its_public_id(files: Files) -> None:
    service = ServiceFactory(name="Made here")

    files.committed("services", {"service_id": str(service.public_id), "name": "Renamed"})

    service.refresh_from_db()
    assert (service.name, service.sender, service.sender_id) == ("Renamed", "", "")


def test_an_id_that_looks_like_a_public_id_of_nobody_is_the_senders_own(files: Files) -> None:
    files.committed("services", PLAIN | {"service_id": "8f6e1f3e-0000-4000-8000-000000000000"})

    assert the_service().sender_id == "8f6e1f3e-0000-4000-8000-000000000000"


def test_areas_are_known_by_any_of_their_codes(files: Files, country: Country) -> None:
    country.north.codes.create(scheme="ons", value="X99")

    files.committed("services", PLAIN | {"areas": "ons:X99;ndelius:T50S"})

    assert {covered.area.code for covered in the_service().coverage.all()} == {"T50N", "T50S"}


def test_the_order_of_a_list_is_not_a_change(files: Files) -> None:
    files.committed(
        "services", PLAIN | {"needs": "ptsd;psychosis", "areas": "T50N;T50S", "area_shares": "1;2"}
    )

    ended = files.committed(
        "services", PLAIN | {"needs": "psychosis;ptsd", "areas": "T50S;T50N", "area_shares": "2;1"}
    )

    assert "1 to leave" in ended.said


def test_weights_stay_with_their_needs_when_only_the_needs_are_given(files: Files) -> None:
    files.committed("services", PLAIN | {"needs": "ptsd;psychosis", "need_weights": "3;1"})

    ended = files.committed("services", {"service_id": "s1", "needs": "psychosis;ptsd"})

    assert "1 to leave" in ended.said


def test_emptied_weights_are_no_longer_stated(files: Files) -> None:
    files.committed("services", PLAIN | {"needs": "ptsd;psychosis", "need_weights": "3;1"})

    files.committed("services", PLAIN | {"needs": "ptsd", "need_weights": ""})

    assert [(n.need.code, n.weight) for n in the_service().needs.all()] == [("ptsd", None)]


# --- The provider


def test_an_organisation_that_nobody_knows_is_added_once(files: Files) -> None:
    files.committed("services", PLAIN, PLAIN | {"service_id": "s2"})

    assert Organisation.objects.get().services.count() == 2


def test_an_organisation_is_known_by_its_code_whatever_the_name_says(files: Files) -> None:
    body = OrganisationFactory(name="On record")
    body.codes.create(scheme="ods", value="RX1")

    ended = files.committed("services", PLAIN | {"organisation": "Otherwise", "organisation_code": "ods:RX1"})

    assert the_service().organisation == body
    assert "ods:RX1 is On record here: the name “Otherwise” was not taken over." in ended.said
    assert "1 to leave" in files.committed("services", PLAIN | {"organisation_code": "ods:RX1"}).said


def test_an_organisation_is_known_by_its_exact_name_and_takes_its_first_code(files: Files) -> None:
    body = OrganisationFactory(name="A trust")

    files.committed("services", PLAIN | {"organisation_code": "ods:RX1"})

    assert the_service().organisation == body
    assert str(body.codes.get()) == "ods:RX1"


def test_the_same_name_under_another_code_is_another_organisation(files: Files) -> None:
    OrganisationFactory(name="A trust").codes.create(scheme="ods", value="RX1")

    files.committed("services", PLAIN | {"organisation_code": "ods:RX2"})

    assert Organisation.objects.filter(name="A trust").count() == 2


def test_a_service_that_is_there_may_get_another_provider_without_a_code(files: Files) -> None:
    files.committed("services", PLAIN)

    files.committed("services", PLAIN | {"organisation": "Another trust"})

    assert the_service().organisation.name == "Another trust"
    assert sorted(Organisation.objects.values_list("name", flat=True)) == ["A trust", "Another trust"]


def test_the_provider_of_a_service_that_is_there_may_get_its_first_code(files: Files) -> None:
    files.committed("services", PLAIN)

    files.committed("services", PLAIN | {"organisation_code": "ods:RX1"})

    assert str(Organisation.objects.get().codes.get()) == "ods:RX1"


def test_commissioners_are_known_by_code_or_name_or_added(files: Files) -> None:
    OrganisationFactory(name="A board").codes.create(scheme="ods", value="QQQ")

    files.committed("services", PLAIN | {"commissioners": "ods:QQQ;A new board;A trust"})

    names = {body.name for body in the_service().commissioners.all()}
    assert names == {"A board", "A new board", "A trust"}
    assert Organisation.objects.count() == 3


# --- The first site


def test_an_address_is_not_public_unless_somebody_says_so(files: Files) -> None:
    files.committed("services", PLAIN | {"address": "1 High Street"})

    assert Site.objects.get().address_visibility == AddressVisibility.ON_REQUEST


def test_a_service_without_any_address_column_filled_has_no_site(files: Files) -> None:
    files.committed("services", PLAIN | {"address": "", "postcode": "", "address_visibility": ""})

    assert not Site.objects.exists()


def test_an_emptied_address_takes_its_bare_site_away(files: Files) -> None:
    files.committed("services", PLAIN | {"address": "1 High Street", "address_visibility": "public"})

    files.committed("services", PLAIN | {"address": "", "address_visibility": ""})

    assert not Site.objects.exists()


def test_a_site_with_a_name_of_its_own_outlives_its_address(files: Files) -> None:
    files.committed("services", PLAIN | {"address": "1 High Street", "address_visibility": "public"})
    Site.objects.update(name="The hub")
    emptied = PLAIN | {"address": "", "address_visibility": ""}

    files.committed("services", emptied)
    again = files.committed("services", emptied)

    site = Site.objects.get()
    assert (site.name, site.address, site.address_visibility) == ("The hub", "", AddressVisibility.ON_REQUEST)
    assert "1 to leave" in again.said


def test_in_no_probation_office_is_not_the_same_as_not_known(files: Files) -> None:
    files.committed("services", PLAIN | {"co_located_at": "none"})

    assert files.exported("services")[0]["co_located_at"] == "none"
    assert files.exported("sites")[0]["co_located_at"] == "none"


def test_only_probation_offices_are_offices(files: Files) -> None:
    PlaceFactory(kind="prison", code="9")

    assert (
        "No probation office has this code"
        in files.committed("services", PLAIN | {"co_located_at": "9"}).said
    )


# --- What somebody should look at


def test_a_service_that_contradicts_a_check_is_accepted_and_listed(files: Files, country: Country) -> None:
    CheckFactory(area=country.region, need=country.ptsd, outcome="no_service", checked_on=date(2026, 8, 1))

    ended = files.committed("services", PLAIN | {"needs": "ptsd", "areas": "T50N", "delivery": "delivering"})

    assert ended.code == 0
    assert "look    row 2: accepted. A check of Test region on 2026-08-01 found no service" in ended.said
    assert Service.objects.exists()


def test_a_later_check_that_found_services_contradicts_nothing(files: Files, country: Country) -> None:
    CheckFactory(area=country.north, need=country.ptsd, outcome="no_service", checked_on=date(2026, 7, 1))
    CheckFactory(area=country.north, need=country.ptsd, outcome="complete_list", checked_on=date(2026, 8, 1))

    ended = files.committed("services", PLAIN | {"needs": "ptsd", "areas": "T50N", "delivery": "delivering"})

    assert "look" not in ended.said


def test_a_draft_that_is_sent_is_published(files: Files) -> None:
    ServiceFactory(sender="csv", sender_id="s1", name="Talking", status="draft")

    ended = files.committed("services", {"service_id": "s1"})

    assert "status: “draft” → “published”" in ended.said
    assert the_service().status == "published"


# --- What the command says while it works


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_told_on_a_terminal_only(files: Files) -> None:
    path = files.write(PLAIN, PLAIN | {"service_id": "s2"})
    terminal, pipe = Terminal(), StringIO()

    call_command("import_csv", "services", str(path), "--commit", stdout=StringIO(), stderr=terminal)
    call_command("import_csv", "services", str(path), stdout=StringIO(), stderr=pipe)

    assert "2 of 2 rows checked" in terminal.getvalue()
    assert "2 of 2 rows saved" in terminal.getvalue()
    assert pipe.getvalue() == ""


def test_a_sender_that_rows_cannot_have_is_said_to_be_unused(files: Files) -> None:
    caseload = {"area_code": "T50N", "as_at": "2026-06-30", "people": "10"}

    ended = files.committed("caseloads", caseload, options=["--sender", "one"])

    assert (ended.code, "--sender was not used" in ended.said) == (0, True)


def test_exporting_addresses_that_are_not_public_comes_with_a_warning(files: Files) -> None:
    path = files.folder / "out.csv"
    files.committed("services", PLAIN | {"address": "1 High Street", "address_visibility": "public"})
    assert "Do not publish it" not in run("export_csv", "services", str(path)).said

    files.committed("services", PLAIN | {"address": "1 High Street", "address_visibility": "on_request"})

    assert "Do not publish it" in run("export_csv", "services", str(path)).said
    assert "1 High Street" in path.read_text()
