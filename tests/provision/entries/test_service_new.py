"""Where adding a service begins."""

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import Role, RoleGrant
from provision.models import ChangeRequest, EntryStatus
from tests.cast import Cast, person
from tests.factories import AreaFactory, OrganisationFactory, ServiceFactory, UserFactory
from tests.provision.entries.scenes import begin, errors_in, form_on, sent, shown_form, signed_in, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/services/new/"


@pytest.mark.parametrize(
    "who", ["submitter", "colleague", "commissioner", "curator", "administrator", "outsider"]
)
def test_everybody_with_a_role_may_begin(cast: Cast, who: str) -> None:
    assert signed_in(cast.people[who]).get(ADDRESS).status_code == 200


def test_others_are_asked_to_sign_in_or_refused(client: Client, cast: Cast) -> None:
    assert "/accounts/login/" in client.get(ADDRESS)["Location"]
    assert signed_in(UserFactory()).get(ADDRESS).status_code == 403
    assert signed_in(UserFactory()).post(ADDRESS, {"name": "x"}).status_code == 403


def test_the_one_area_of_a_role_is_chosen_already(cast: Cast) -> None:
    assert shown_form(signed_in(cast.submitter), ADDRESS)["areas"] == [cast.unit.code]


def test_whoever_holds_for_a_region_chooses_among_its_units(cast: Cast) -> None:
    client = signed_in(cast.commissioner)

    page = text_of(client.get(ADDRESS))

    assert "areas" not in shown_form(client, ADDRESS)
    assert "Home unit" in page
    assert "Neighbouring unit" in page
    assert "Other unit" not in page


def test_whoever_holds_for_too_many_units_writes_names(cast: Cast) -> None:
    for _ in range(30):
        AreaFactory(parent=cast.region)

    client = signed_in(cast.commissioner)
    entry = begin(client, areas_more="Home unit")

    assert "Neighbouring unit" not in text_of(client.get(ADDRESS))
    assert entry.texts["areas"] == cast.unit.code


def test_an_administrator_names_any_area(cast: Cast) -> None:
    entry = begin(signed_in(cast.administrator), areas_more="other unit")

    assert entry.texts["areas"] == cast.other_unit.code


def test_whoever_holds_for_an_organisation_alone_adds_its_services_anywhere(cast: Cast) -> None:
    somebody = UserFactory()
    grant = RoleGrant.objects.create(user=somebody, role=Role.SUBMITTER)
    grant.organisations.add(OrganisationFactory(name="Trent Trust"))
    client = signed_in(somebody)

    entry = begin(client, areas_more="Other unit")
    refused = client.post(
        ADDRESS,
        shown_form(client, ADDRESS) | {"name": "x", "organisation": "Another", "areas_more": "Other unit"},
    )

    assert entry.organisation is not None
    assert errors_in(refused) == [
        "Your role holds for none of these areas. Name at least one that it holds for."
    ]


def test_a_draft_holds_what_was_typed_and_nobody_else_sees_it(cast: Cast) -> None:
    entry = begin(signed_in(cast.submitter))

    assert (entry.status, entry.owner_id, entry.edition) == (EntryStatus.DRAFT, cast.submitter.pk, 1)
    assert entry.texts == {"name": "Steady Minds", "organisation": "Trent Trust", "areas": cast.unit.code}
    assert entry.steps_done == []
    assert list(entry.areas.all()) == [cast.unit]


def test_the_provider_is_written_as_it_is_on_record_and_others_are_suggested(cast: Cast) -> None:
    ServiceFactory(organisation=OrganisationFactory(name="Trent Trust"), areas=[cast.unit])
    ServiceFactory(organisation=OrganisationFactory(name="Far away"), areas=[cast.other_unit])
    client = signed_in(cast.submitter)

    page = client.get(ADDRESS).content.decode()
    entry = begin(client, organisation="  TRENT trust ")

    assert '<option value="Trent Trust">' in page
    assert "Far away" not in page
    assert entry.texts["organisation"] == "Trent Trust"
    assert entry.organisation is not None


def test_sent_twice_it_makes_one_draft(cast: Cast) -> None:
    client = signed_in(cast.submitter)
    typed = shown_form(client, ADDRESS) | {"name": "Steady Minds", "organisation": "Trent Trust"}

    answers = [client.post(ADDRESS, typed) for _ in range(2)]

    assert len({answer["Location"] for answer in answers}) == 1
    assert ChangeRequest.objects.count() == 1


def test_sent_again_with_another_name_neither_name_is_lost(cast: Cast) -> None:
    client = signed_in(cast.submitter)
    typed = shown_form(client, ADDRESS) | {"name": "Steady Minds", "organisation": "Trent Trust"}
    client.post(ADDRESS, typed)

    answer = client.post(ADDRESS, typed | {"name": "Steadier Minds"})

    assert "Steady Minds" in text_of(answer)
    assert form_on(answer)["name"] == "Steadier Minds"
    client.post(ADDRESS, form_on(answer))
    assert [entry.name for entry in ChangeRequest.objects.all()] == ["Steadier Minds"]


def test_sent_again_after_it_was_submitted_it_changes_nothing(cast: Cast) -> None:
    client = signed_in(cast.submitter)
    entry = sent(client)

    answer = client.post(
        ADDRESS,
        {
            "public_id": entry.public_id,
            "edition": "0",
            "name": "x",
            "organisation": "y",
            "areas": [cast.unit.code],
        },
        follow=True,
    )

    entry.refresh_from_db()
    assert (entry.name, entry.status) == ("Steady Minds", EntryStatus.SUBMITTED)
    assert "is with a curator. Take it back to change it." in text_of(answer)


def test_somebody_elses_id_is_refused(cast: Cast) -> None:
    entry = begin(signed_in(cast.submitter))

    client = signed_in(cast.colleague)
    answer = client.post(ADDRESS, shown_form(client, ADDRESS) | {
        "public_id": entry.public_id, "name": "Mine now", "organisation": "x"})  # fmt: skip

    assert answer.status_code == 403
    assert ChangeRequest.objects.get().name == "Steady Minds"


@pytest.mark.parametrize("public_id", ["", "1", "xyz", str(uuid4())])
def test_an_id_that_is_none_gets_a_new_one(cast: Cast, public_id: str) -> None:
    client = signed_in(cast.submitter)

    entry = begin(client, public_id=public_id)

    assert entry.name == "Steady Minds"


def test_nothing_typed_says_what_is_needed(cast: Cast) -> None:
    client = signed_in(cast.submitter)

    answer = client.post(ADDRESS, {})

    assert errors_in(answer) == [
        "Enter what it is called",
        "Enter who provides it",
        "Choose or name at least one area",
    ]
    assert not ChangeRequest.objects.exists()


def test_several_areas_of_one_name_are_told_apart(cast: Cast) -> None:
    client = signed_in(cast.submitter)
    AreaFactory(name="Twin", parent=cast.region, code="T50A")
    AreaFactory(name="Twin", parent=cast.other_region, code="T50B")

    answer = client.post(ADDRESS, shown_form(client, ADDRESS) | {
        "name": "x", "organisation": "y", "areas_more": "Twin"})  # fmt: skip

    assert errors_in(answer) == [
        "“Twin” names more than one area. Write one of these: Twin (T50A), Twin (T50B)."
    ]
    assert begin(client, areas_more="Twin (T50B)").texts["areas"].endswith(";T50B")


def test_those_who_may_are_led_to_it_and_others_are_not(client: Client, cast: Cast) -> None:
    theirs = signed_in(person("new", role=Role.SUBMITTER, areas=[cast.unit]))

    for address in ("/", "/services/", f"/areas/{cast.unit.code}/"):
        assert ADDRESS in theirs.get(address).content.decode(), address
        assert ADDRESS not in client.get(address).content.decode(), address
    assert "My entries" in text_of(theirs.get("/"))
    assert "My entries" not in text_of(client.get("/"))


@pytest.mark.parametrize("who", ["submitter", "commissioner", "administrator"])
def test_the_page_asks_the_database_little(
    cast: Cast, who: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(20):
        ServiceFactory(areas=[cast.unit])
    client = signed_in(cast.people[who])

    with django_assert_max_num_queries(12):
        client.get(ADDRESS)
