"""The pages of procedures, by role, and what they say to what cannot be taken."""

from datetime import date
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from referrals.models import Acknowledgement, Pathway, Procedure
from referrals.procedures.communicating import Team, acknowledge, name_team
from referrals.procedures.writing import edition_of, newest_version, version_in_force
from tests.cast import Cast
from tests.factories import OrganisationFactory
from tests.referrals.procedures.scenes import (
    WHOLE,
    begun,
    pathway_in,
    published,
    put_out,
    write,
)

pytestmark = pytest.mark.django_db
INTAKE = Team(name="Intake team", mailbox="intake@example.org")


def filled(**changes: str) -> dict[str, str]:
    """The form of what stands beside the text."""
    plain = {
        "name": "Referral to the community team",
        "lead_role": "Health and justice coordinator",
        "lead_organisation": str(OrganisationFactory(name="Home trust").pk),
        "lead_email": "justice.referrals@example.org",
        "review_on_0": "1",
        "review_on_1": "11",
        "review_on_2": "2027",
    }
    return plain | changes


def begin_at(pathway: Pathway) -> str:
    return f"/procedures/new/?pathway={pathway.public_id}"


def test_a_commissioner_begins_writes_publishes_tells_and_everybody_reads_who_has_it(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.commissioner)
    client.post(begin_at(pathway_in(cast.unit)), filled())
    procedure = Procedure.objects.get()
    at = procedure.get_absolute_url()

    client.post(f"{at}write/", WHOLE | {"edition": edition_of(newest_version(procedure))})
    check = client.get(f"{at}publish/").content.decode()
    assert "Publish version 1" in check
    client.post(f"{at}publish/", {"edition": edition_of(newest_version(procedure))})
    client.post(f"{at}teams/", {"name": "Intake team", "mailbox": "intake@example.org"})
    client.post(f"{at}tell/")
    assert [message.to for message in mail.outbox] == [["intake@example.org"]]

    client.force_login(cast.submitter)
    client.post(f"{at}teams/{Acknowledgement.objects.get().pk}/acknowledge/")
    client.logout()
    page = client.get(at).content.decode()
    assert "Text of purpose." in page
    assert "justice.referrals@example.org" in page
    assert "Who has version 1" in page
    assert page.count("24 November 2026") >= 3
    assert "1 of 1" in client.get("/procedures/").content.decode()


@pytest.mark.parametrize(
    ("who", "code"), [("commissioner", 200), ("curator", 200), ("administrator", 200), ("submitter", 403)]
)
def test_who_may_begin_a_procedure_for_the_home_unit(client: Client, cast: Cast, who: str, code: int) -> None:
    client.force_login(cast.people[who])
    assert client.get(begin_at(pathway_in(cast.unit))).status_code == code


@pytest.mark.parametrize("page", ["write/", "lead/", "teams/", "publish/"])
@pytest.mark.parametrize(
    ("who", "code"), [("commissioner", 200), ("curator", 200), ("submitter", 404), ("outsider", 404)]
)
def test_who_may_open_the_pages_of_writing(
    client: Client, cast: Cast, page: str, who: str, code: int
) -> None:
    procedure = published(cast)
    write(procedure, cast)
    client.force_login(cast.people[who])
    assert client.get(f"{procedure.get_absolute_url()}{page}").status_code == code


@pytest.mark.parametrize("page", ["write/", "lead/", "teams/", "publish/", "tell/", "teams/1/off/"])
def test_nobody_changes_anything_without_signing_in(client: Client, cast: Cast, page: str) -> None:
    procedure = published(cast)
    answer = client.post(f"{procedure.get_absolute_url()}{page}")
    assert "/accounts/login/" in answer["Location"]


def test_a_draft_is_for_its_writers_alone(client: Client, cast: Cast) -> None:
    procedure = begun(cast)
    assert client.get(procedure.get_absolute_url()).status_code == 404
    assert procedure.name not in client.get("/procedures/").content.decode()

    client.force_login(cast.curator)
    assert "Write on the draft of version 1" in client.get(procedure.get_absolute_url()).content.decode()
    assert "none yet: a draft" in client.get("/procedures/").content.decode()


def test_the_draft_of_the_next_version_stays_out_of_sight(client: Client, cast: Cast) -> None:
    procedure = published(cast)
    write(procedure, cast, WHOLE | {"purpose": "Not yet said."})

    page = client.get(procedure.get_absolute_url()).content.decode()
    assert "Not yet said." not in page
    assert "draft" not in page


def test_an_older_version_says_so_and_who_had_it(client: Client, cast: Cast) -> None:
    procedure = published(cast)
    team = name_team(procedure, INTAKE, by=cast.commissioner)
    acknowledge(procedure, team.pk, by=cast.submitter)
    put_out(procedure, cast)

    page = client.get(f"{procedure.get_absolute_url()}?version=1").content.decode()
    assert "This is version 1. Version 2 is in force." in page
    assert "Teams that have it: 1 of 1" in page
    assert "Teams that have it: 0 of 1" in page
    for number in ("3", "x", "9" * 40, "-1", "²"):
        assert client.get(f"{procedure.get_absolute_url()}?version={number}").status_code == 404


def test_a_review_that_is_past_and_a_pathway_that_was_withdrawn_are_said(client: Client, cast: Cast) -> None:
    procedure = published(cast)
    Procedure.objects.update(review_on=date(2026, 1, 2))
    Pathway.objects.update(is_retired=True)

    page = client.get(procedure.get_absolute_url()).content.decode()
    assert "past its review" in page
    assert "no longer in use" in page


def test_the_second_writer_keeps_what_they_typed_and_is_shown_what_was_saved(
    client: Client, cast: Cast
) -> None:
    procedure = begun(cast)
    at = f"{procedure.get_absolute_url()}write/"
    both_saw = edition_of(newest_version(procedure))
    write(procedure, cast, {"purpose": "What the first wrote."})

    client.force_login(cast.curator)
    page = client.post(at, {"edition": both_saw, "purpose": "What the second wrote."}).content.decode()
    assert "What the first wrote." in page
    assert "What the second wrote." in page
    assert newest_version(procedure).parts["purpose"] == "What the first wrote."

    newest = edition_of(newest_version(procedure))
    assert newest in page
    client.post(at, {"edition": newest, "purpose": "What both agree on."})
    assert newest_version(procedure).parts["purpose"] == "What both agree on."


def test_an_empty_part_is_named_and_there_is_no_button_to_publish(client: Client, cast: Cast) -> None:
    procedure = begun(cast)
    write(procedure, cast, WHOLE | {"refused": ""})
    client.force_login(cast.commissioner)
    at = f"{procedure.get_absolute_url()}publish/"

    page = client.get(at).content.decode()
    assert "“When the answer is no” says nothing yet." in page
    assert "Publish version" not in page

    said = client.post(at, {"edition": edition_of(newest_version(procedure))}, follow=True)
    assert "“When the answer is no” says nothing yet." in said.content.decode()
    assert version_in_force(procedure) is None


def test_a_review_in_the_past_is_refused_where_it_stands(client: Client, cast: Cast) -> None:
    client.force_login(cast.commissioner)
    page = client.post(begin_at(pathway_in(cast.unit)), filled(review_on_2="2025")).content.decode()

    assert "The day of review must be still to come." in page
    assert not Procedure.objects.exists()


def test_a_mailbox_that_looks_like_a_persons_is_asked_about_once(client: Client, cast: Cast) -> None:
    client.force_login(cast.commissioner)
    at = begin_at(pathway_in(cast.unit))
    sent = filled(lead_email="sarah.thompson@example.org")

    page = client.post(at, sent).content.decode()
    assert "This looks like the mailbox of a person." in page
    assert 'name="warned" value="sarah.thompson@example.org"' in page
    assert not Procedure.objects.exists()

    client.post(at, sent | {"warned": "sarah.thompson@example.org"})
    assert Procedure.objects.get().lead_email == "sarah.thompson@example.org"


def test_another_lead_is_seen_at_once_and_the_text_stays(client: Client, cast: Cast) -> None:
    procedure = published(cast)
    client.force_login(cast.curator)
    at = f"{procedure.get_absolute_url()}lead/"
    edition = client.get(at).context["form"].initial["edition"]

    client.post(at, filled(lead_role="Duty manager", edition=edition))

    assert "Duty manager" in client.get(procedure.get_absolute_url()).content.decode()
    assert newest_version(procedure).parts == WHOLE


@pytest.mark.parametrize("pathway", ["", "nonsense", str(uuid4())])
def test_a_procedure_without_a_pathway_is_not_begun(client: Client, cast: Cast, pathway: str) -> None:
    client.force_login(cast.commissioner)
    answer = client.get(f"/procedures/new/?pathway={pathway}")
    assert answer.status_code == 404
    assert "begin it from the pathway’s page" in answer.content.decode()


def test_what_was_typed_survives_a_session_that_ended(client: Client, cast: Cast) -> None:
    procedure = begun(cast)
    at = f"{procedure.get_absolute_url()}write/"
    sent = WHOLE | {"edition": edition_of(newest_version(procedure)), "purpose": "Typed and not lost."}

    client.post(at, sent, headers={"origin": "http://testserver"})
    client.force_login(cast.commissioner)

    assert "Typed and not lost." in client.get(at).content.decode()


@pytest.mark.parametrize(
    ("name", "kind", "begins"),
    [("pdf", "application/pdf", b"%PDF"), ("docx", "application/vnd.openxml", b"PK")],
)
def test_everybody_may_take_the_sheet_of_a_published_version_along(
    client: Client, cast: Cast, name: str, kind: str, begins: bytes
) -> None:
    procedure = published(cast)
    answer = client.get(f"{procedure.get_absolute_url()}sheet.{name}")

    assert answer.content.startswith(begins)
    assert answer["Content-Type"].startswith(kind)
    assert f"referral-to-the-community-team-1-2026-11-24.{name}" in answer["Content-Disposition"]
    assert client.get(f"{procedure.get_absolute_url()}sheet.{name}?version=2").status_code == 404


def test_a_draft_has_no_sheet(client: Client, cast: Cast) -> None:
    procedure = begun(cast)
    client.force_login(cast.commissioner)
    assert client.get(f"{procedure.get_absolute_url()}sheet.pdf").status_code == 404


def test_the_acknowledging_link_opens_where_reading_is_not_public(client: Client, cast: Cast) -> None:
    with override_settings(PUBLIC_READING=False):
        assert client.get("/procedures/acknowledge/?key=nonsense").status_code == 410
        assert client.get("/procedures/").status_code == 302


def test_without_a_key_people_sign_in_and_are_led_to_the_procedures(client: Client, cast: Cast) -> None:
    asked = client.get("/procedures/acknowledge/")
    assert asked["Location"].startswith("/accounts/login/?next=/procedures/acknowledge/")

    client.force_login(cast.submitter)
    assert client.get("/procedures/acknowledge/")["Location"] == "/procedures/"


def test_the_list_asks_few_questions_however_long_it_is(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(4):
        name_team(published(cast), INTAKE, by=cast.commissioner)
    client.force_login(cast.commissioner)
    client.get("/procedures/")

    with django_assert_max_num_queries(12):
        page = client.get("/procedures/").content.decode()
    assert "4 procedures are listed." in page
    assert page.count("0 of 1") == 4


def test_only_the_button_acknowledges_and_tells(client: Client, cast: Cast) -> None:
    procedure = published(cast)
    team = name_team(procedure, INTAKE, by=cast.commissioner)
    client.force_login(cast.commissioner)

    for page in ("tell/", f"teams/{team.pk}/off/", f"teams/{team.pk}/acknowledge/"):
        assert client.get(f"{procedure.get_absolute_url()}{page}").status_code == 405
