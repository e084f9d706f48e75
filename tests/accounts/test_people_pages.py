"""Every page of people × everybody in the cast, and what the pages say."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Role, User
from provision.models import Event
from tests.accounts.invitations import SECRET, an_invitation
from tests.cast import Cast, person
from tests.factories import GrantFactory, OrganisationFactory, UserFactory

ADMINISTRATORS_ONLY = {"administrator": 200}
SIGNED_IN = dict.fromkeys(
    ["submitter", "colleague", "curator", "commissioner", "outsider", "administrator"], 200
)
# What each person meets on a page: 403 where nothing else is said, and those who are not signed in go to sign in.
GET_PAGES: dict[str, dict[str, int]] = {
    "people": ADMINISTRATORS_ONLY,
    "invite": ADMINISTRATORS_ONLY,
    "invitations": ADMINISTRATORS_ONLY,
    "person": ADMINISTRATORS_ONLY,
    "person-role": ADMINISTRATORS_ONLY,
    "own-account": SIGNED_IN,
}
POST_PAGES = ["disable-person", "enable-person", "take-person-role", "send-again", "withdraw-invitation"]


def address(page: str, cast: Cast) -> str:
    number = cast.submitter.pk
    arguments: dict[str, list[object]] = {
        "person": [number],
        "person-role": [number, "curator"],
        "disable-person": [number],
        "enable-person": [number],
        "take-person-role": [number, "submitter"],
    }
    if page in {"send-again", "withdraw-invitation"}:
        return reverse(page, args=[an_invitation(by=cast.administrator, areas=[cast.unit]).pk])
    return reverse(page, args=arguments.get(page, []))


@pytest.mark.parametrize("page", GET_PAGES)
def test_each_page_opens_for_those_it_is_for(page: str, cast: Cast, client: Client) -> None:
    where = address(page, cast)
    client.logout()
    assert client.get(where).headers["Location"] == f"/accounts/login/?next={where}"

    for name, somebody in cast.people.items():
        client.force_login(somebody)
        assert client.get(where).status_code == GET_PAGES[page].get(name, 403), name


@pytest.mark.parametrize("page", POST_PAGES)
def test_what_changes_something_is_a_post_by_an_administrator(page: str, cast: Cast, client: Client) -> None:
    where = address(page, cast)
    assert client.post(where).headers["Location"] == f"/accounts/login/?next={where}"

    for name, somebody in cast.people.items():
        client.force_login(somebody)
        assert client.get(where).status_code == 405, name
        if name != "administrator":
            assert client.post(where, {"reason": "A reason"}).status_code == 403, name

    assert User.objects.get(pk=cast.submitter.pk).is_active
    assert not Event.objects.exists()


def test_the_list_says_roles_and_where_they_hold_in_words(cast: Cast, client: Client) -> None:
    trust = OrganisationFactory(name="Trust")
    GrantFactory(user=cast.curator, role=Role.COMMISSIONER, areas=[cast.unit], organisations=[trust])
    client.force_login(cast.administrator)

    text = " ".join(client.get(reverse("people")).content.decode().split())

    assert "Curator: Home region" in text
    assert "Commissioner: Home unit; Trust" in text
    assert "Administrator: everywhere" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"address": "OUTSIDER@"}, {"outsider"}),
        ({"role": "submitter"}, {"submitter", "colleague", "outsider"}),
        ({"role": "submitter", "state": "disabled"}, {"colleague"}),
        ({"state": "active", "role": "curator"}, {"curator"}),
        ({"role": "no such role", "state": "no such state", "address": "curator"}, {"curator"}),
    ],
)
def test_the_list_is_filtered(query: dict[str, str], found: set[str], cast: Cast, client: Client) -> None:
    User.objects.filter(pk=cast.colleague.pk).update(is_active=False)
    client.force_login(cast.administrator)

    page = client.get(reverse("people"), query).context["page"]

    assert {somebody.email.partition("@")[0] for somebody in page} == found


def test_the_list_of_people_takes_a_steady_number_of_queries(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    regional = person("regional", role=Role.ADMINISTRATOR, areas=[cast.region])
    for _ in range(60):
        GrantFactory(areas=[cast.unit])
    client.force_login(regional)
    client.get(reverse("people"))

    with django_assert_max_num_queries(12):
        client.get(reverse("people"))


def test_the_page_of_one_person_takes_a_steady_number_of_queries(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.administrator)
    client.get(reverse("person", args=[cast.submitter.pk]))

    with django_assert_max_num_queries(12):
        client.get(reverse("person", args=[cast.submitter.pk]))


def test_a_regional_administrator_sees_the_people_of_the_region_alone(cast: Cast, client: Client) -> None:
    client.force_login(person("regional", role=Role.ADMINISTRATOR, areas=[cast.region]))

    text = client.get(reverse("people")).content.decode()

    assert "submitter@example.org" in text
    assert "outsider@example.org" not in text
    assert client.get(reverse("person", args=[cast.outsider.pk])).status_code == 404
    assert client.get(reverse("person", args=[cast.administrator.pk])).status_code == 404


def test_disabling_takes_a_reason_and_leaves_an_event(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)
    where = reverse("disable-person", args=[cast.submitter.pk])

    without = client.post(where, {"reason": "  "})
    assert "Say why" in without.content.decode()
    assert User.objects.get(pk=cast.submitter.pk).is_active

    client.post(where, {"reason": "Left the service"})

    assert not User.objects.get(pk=cast.submitter.pk).is_active
    event = Event.objects.get()
    assert (event.action, event.before, event.after) == ("disable account", "active", "disabled")
    assert (event.role, event.actor_id) == ("administrator", cast.administrator.pk)
    assert event.subject == f"account {cast.submitter.pk}"
    assert event.reason == "Left the service"
    assert "Left the service" in client.get(reverse("person", args=[cast.submitter.pk])).content.decode()


def test_a_disabled_person_is_signed_out_at_once_and_comes_back_when_enabled(
    cast: Cast, client: Client
) -> None:
    theirs = Client()
    theirs.force_login(cast.submitter)
    assert theirs.get(reverse("own-account")).status_code == 200
    client.force_login(cast.administrator)

    client.post(reverse("disable-person", args=[cast.submitter.pk]), {"reason": "Away"})
    assert theirs.get(reverse("own-account")).status_code == 302

    client.post(reverse("enable-person", args=[cast.submitter.pk]), {"reason": "Back"})
    assert theirs.get(reverse("own-account")).status_code == 200


def test_a_role_is_given_for_areas_and_organisations_by_name_or_code(cast: Cast, client: Client) -> None:
    OrganisationFactory(name="Trust").codes.create(scheme="ods", value="RW5")
    client.force_login(cast.administrator)
    where = reverse("person-role", args=[cast.submitter.pk, "curator"])

    answer = client.post(
        where,
        {"holds": "some", "areas": f"home unit\n{cast.neighbour.code.lower()}", "organisations": "ODS:RW5"},
    )

    assert answer.status_code == 302
    grant = cast.submitter.grants.get(role=Role.CURATOR)
    assert set(grant.areas.all()) == {cast.unit, cast.neighbour}
    assert [organisation.name for organisation in grant.organisations.all()] == ["Trust"]
    event = Event.objects.get()
    assert (event.action, event.after) == ("give role", "curator: 2 areas, 1 organisation")


def test_the_form_of_a_role_shows_what_is_held_and_saves_it_unchanged(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)
    where = reverse("person-role", args=[cast.curator.pk, "curator"])

    form = client.get(where).context["form"]
    client.post(where, form.initial)

    assert list(cast.curator.grants.get().areas.all()) == [cast.region]
    assert form.initial["areas"] == f"Home region ({cast.region.code})"


def test_a_role_that_comes_to_hold_everywhere_names_no_area(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)

    client.post(reverse("person-role", args=[cast.curator.pk, "curator"]), {"holds": "everywhere"})

    grant = cast.curator.grants.get()
    assert grant.everywhere
    assert not grant.areas.exists()


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({}, "Choose whether it holds everywhere"),
        ({"holds": "some"}, "Name at least one area or organisation"),
        ({"holds": "some", "areas": "Hame unit"}, "Did you mean “Home unit”?"),
        ({"holds": "some", "areas": "Atlantis"}, "There is no area “Atlantis” that you look after."),
        ({"holds": "some", "organisations": "Trus"}, "Did you mean “Trust”?"),
        ({"holds": "some", "organisations": "ods:NONE"}, "There is no organisation “ods:NONE”"),
        ({"holds": "some", "organisations": "Twins"}, "names more than one organisation"),
    ],
)
def test_a_scope_that_cannot_be_understood_says_what_is_wrong(
    asked: dict[str, str], message: str, cast: Cast, client: Client
) -> None:
    for name in ("Trust", "Twins", "Twins"):
        OrganisationFactory(name=name)
    client.force_login(cast.administrator)

    text = client.post(reverse("person-role", args=[cast.curator.pk, "curator"]), asked).content.decode()

    assert message in text
    assert "There is a problem" in text
    assert list(cast.curator.grants.get().areas.all()) == [cast.region]


def test_taking_a_role_away(cast: Cast, client: Client) -> None:
    GrantFactory(user=cast.submitter, role=Role.CURATOR, areas=[cast.unit])
    client.force_login(cast.administrator)

    client.post(reverse("take-person-role", args=[cast.submitter.pk, "curator"]))

    assert [grant.role for grant in cast.submitter.grants.all()] == ["submitter"]
    assert (Event.objects.get().action, Event.objects.get().before) == ("take role", "curator: 1 area")


@pytest.mark.parametrize(
    ("role", "message"), [("submitter", "only role"), ("curator", "does not have that role")]
)
def test_a_role_that_cannot_be_taken_says_why(role: str, message: str, cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)

    answer = client.post(reverse("take-person-role", args=[cast.submitter.pk, role]))

    assert message in str(next(iter(get_messages(answer.wsgi_request))))
    assert cast.submitter.grants.count() == 1


def test_a_role_that_does_not_exist_is_not_found(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)

    assert client.get(reverse("person-role", args=[cast.submitter.pk, "emperor"])).status_code == 404


def test_ones_own_account_says_ones_roles_in_words(cast: Cast, client: Client) -> None:
    client.force_login(cast.curator)
    text = client.get(reverse("own-account")).content.decode()
    assert "Home region" in text
    assert reverse("people") not in text

    client.force_login(cast.administrator)
    assert reverse("people") in client.get(reverse("own-account")).content.decode()

    client.force_login(UserFactory())
    assert "You have no role" in client.get(reverse("own-account")).content.decode()


def test_an_invitation_opens_for_everybody_but_offers_nothing_to_those_signed_in(
    cast: Cast, client: Client
) -> None:
    an_invitation(by=cast.administrator, areas=[cast.unit], secret=SECRET)
    where = reverse("invitation", args=[SECRET])
    assert "Create a password" in client.get(where).content.decode()

    for somebody in cast.people.values():
        client.force_login(somebody)
        text = client.get(where).content.decode()
        assert "You are signed in already" in text
        assert "Create a password" not in text
