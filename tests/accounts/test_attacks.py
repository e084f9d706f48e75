"""What an outsider, or somebody who wants more than they were given, would try."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import Invitation, Role, User
from provision.models import Event, Service
from tests.accounts.invitations import SECRET, an_invitation
from tests.cast import PASSWORD, Cast, person
from tests.factories import OrganisationFactory, ServiceFactory

GOOD = {"email": "x@example.org", "role": "administrator", "holds": "some", "areas": "Home unit"}


@pytest.fixture
def regional(cast: Cast) -> User:
    return person("regional", role=Role.ADMINISTRATOR, areas=[cast.region])


@pytest.mark.parametrize(
    ("page", "arguments"),
    [
        ("invite", []),
        ("disable-person", ["person"]),
        ("enable-person", ["person"]),
        ("person-role", ["person", "curator"]),
        ("take-person-role", ["person", "submitter"]),
        ("send-again", ["invitation"]),
        ("withdraw-invitation", ["invitation"]),
        ("admin:provision_service_changelist", []),
        ("account_logout", []),
        ("account_login", []),
    ],
)
def test_a_post_without_its_token_changes_nothing(page: str, arguments: list[str], cast: Cast) -> None:
    invitation = an_invitation(by=cast.administrator, areas=[cast.unit])
    service = ServiceFactory(status="draft")
    numbers = {"person": cast.submitter.pk, "invitation": invitation.pk}
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.administrator)

    where = reverse(page, args=[numbers.get(argument, argument) for argument in arguments])
    answer = client.post(
        where, GOOD | {"reason": "x", "action": "publish", "_selected_action": str(service.pk)}
    )

    assert answer.status_code == 403
    assert not Event.objects.exists()
    assert not mail.outbox
    assert Service.objects.get().status == "draft"
    assert "_auth_user_id" in client.session


def test_accepting_an_invitation_needs_its_token_too(cast: Cast) -> None:
    an_invitation(by=cast.administrator, areas=[cast.unit], secret=SECRET)
    client = Client(enforce_csrf_checks=True)

    assert client.post(reverse("invitation", args=[SECRET]), {"password": PASSWORD}).status_code == 403
    assert not User.objects.filter(email="new.person@example.org").exists()


@pytest.mark.parametrize("page", ["send-again", "withdraw-invitation"])
def test_an_invitation_of_another_region_is_not_found_by_its_number(
    page: str, cast: Cast, regional: User, client: Client
) -> None:
    other = an_invitation(by=cast.administrator, areas=[cast.other_unit], secret=SECRET)
    client.force_login(regional)

    assert client.post(reverse(page, args=[other.pk])).status_code == 404
    assert Invitation.objects.get().withdrawn_at is None
    assert not mail.outbox


@pytest.mark.parametrize(
    ("page", "more"),
    [
        ("disable-person", []),
        ("enable-person", []),
        ("person-role", ["submitter"]),
        ("take-person-role", ["submitter"]),
    ],
)
def test_a_person_of_another_region_is_not_found_by_their_number(
    page: str, more: list[str], cast: Cast, regional: User, client: Client
) -> None:
    client.force_login(regional)

    for somebody in (cast.outsider, cast.administrator):
        answer = client.post(reverse(page, args=[somebody.pk, *more]), GOOD | {"reason": "x"})
        assert answer.status_code == 404
    assert not Event.objects.exists()


def test_a_regional_administrator_gets_nothing_more_by_adding_fields(
    cast: Cast, regional: User, client: Client
) -> None:
    client.force_login(regional)
    greedy = GOOD | {"holds": "everywhere", "everywhere": "on", "is_superuser": "on"}

    client.post(reverse("invite"), greedy)
    client.post(reverse("person-role", args=[cast.submitter.pk, "administrator"]), greedy)

    invitation = Invitation.objects.get()
    assert not invitation.everywhere
    assert list(invitation.areas.all()) == [cast.unit]
    assert not cast.submitter.grants.get(role=Role.ADMINISTRATOR).everywhere
    assert not User.objects.filter(is_superuser=True).exists()


def test_nobody_widens_their_own_role(cast: Cast, regional: User, client: Client) -> None:
    client.force_login(regional)

    for page in ("person-role", "take-person-role"):
        client.post(reverse(page, args=[regional.pk, "administrator"]), GOOD | {"areas": "Home unit"})
    client.post(reverse("disable-person", args=[regional.pk]), {"reason": "x"})

    assert list(regional.grants.get().areas.all()) == [cast.region]
    assert User.objects.get(pk=regional.pk).is_active
    assert not Event.objects.exists()


def test_a_regional_administrator_gains_no_organisation_that_serves_elsewhere(
    cast: Cast, regional: User, client: Client
) -> None:
    trust = OrganisationFactory(name="Trust")
    trust.areas.add(cast.unit)
    ServiceFactory(organisation=trust, areas=[cast.other_unit])
    client.force_login(regional)

    text = client.post(reverse("invite"), GOOD | {"areas": "", "organisations": "Trust"}).content.decode()

    assert "There is no organisation “Trust” that you look after" in text
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "email",
    [
        "x@example.org\nBcc: victim@example.org",
        "x@example.org\r\nSubject: Other",
        "x@example.org, victim@example.org",
        "x@example.org%0ABcc:victim@example.org",
        '"x\n"@example.org',
    ],
)
def test_an_address_cannot_carry_a_second_header_or_person(email: str, cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)

    client.post(reverse("invite"), GOOD | {"email": email})

    assert [message.recipients() for message in mail.outbox] in ([], [[email]])
    assert not any("victim" in str(message.message()["Bcc"]) for message in mail.outbox)


def test_a_forged_host_makes_no_link_to_another_site(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)

    answer = client.post(reverse("invite"), GOOD, headers={"host": "evil.example"})

    assert answer.status_code == 400
    assert not mail.outbox


@pytest.mark.parametrize("page", ["/admin/login/?next=", "/accounts/login/?next=", "/accounts/logout/?next="])
@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/%5Cevil.example", "///evil.example"]
)
def test_no_page_sends_a_signed_in_person_to_another_site(
    page: str, elsewhere: str, cast: Cast, client: Client
) -> None:
    client.force_login(cast.administrator)

    for answer in (client.get(page + elsewhere), client.post(page + elsewhere)):
        assert "evil" not in answer.headers.get("Location", "").partition("?")[0]


def test_a_list_of_admin_does_not_answer_questions_about_people(cast: Cast, client: Client) -> None:
    """Guessing letter by letter through the address must not tell."""
    client.force_login(cast.curator)

    for question in (
        "role_grants__user__password__startswith=md5",
        "role_grants__user__email__startswith=sub",
        "caseloads__area__role_grants__user__email__startswith=a",
    ):
        answer = client.get(f"/admin/provision/area/?{question}")
        assert answer.status_code == 400 or "e=1" in answer.headers.get("Location", "")


def test_a_curator_cannot_ask_autocompletion_for_people_or_events(cast: Cast, client: Client) -> None:
    client.force_login(cast.curator)

    for app, model, field in (
        ("accounts", "rolegrant", "user"),
        ("accounts", "invitation", "invited_by"),
        ("provision", "event", "service"),
    ):
        query = {"app_label": app, "model_name": model, "field_name": field, "term": "a"}
        answer = client.get("/admin/autocomplete/", query)
        assert answer.status_code in {403, 200}
        assert answer.status_code == 403 or answer.json()["results"] == []


def test_a_secret_cannot_be_guessed_from_what_the_table_keeps(cast: Cast, client: Client) -> None:
    invitation = an_invitation(by=cast.administrator, areas=[cast.unit], secret=SECRET)

    assert SECRET not in invitation.secret_digest
    assert client.get(reverse("invitation", args=[invitation.secret_digest])).status_code == 404


@pytest.mark.parametrize(
    "where",
    [
        "/people/99999999999999999999999/",
        "/people/?page=0&address=%00&role=%00",
        "/people/?page=99999999999999999999999",
        "/people/invitations/%00/",
        f"/people/invitations/{'x' * 5000}/",
    ],
)
def test_an_absurd_address_is_answered_calmly(where: str, cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)

    assert client.get(where).status_code in {200, 404}


def test_absurd_answers_are_answered_calmly(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)
    absurd = {"email": f"{'x' * 60}@{'y.' * 110}example.org", "areas": "\x00", "organisations": "z" * 9000}

    answer = client.post(reverse("invite"), GOOD | absurd)

    assert answer.status_code == 200
    assert {"email", "areas", "organisations"} <= answer.context["form"].errors.keys()
