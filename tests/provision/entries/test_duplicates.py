"""What may be the same as a service that somebody is about to add: who is shown what, and why."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from provision.entries.alike import Sign, Told, signs, similarity
from provision.entries.duplicates import Duplicates, duplicates_of
from provision.models import ChangeRequest
from provision.reference import reference_now
from tests.cast import Cast
from tests.factories import OrganisationFactory, ServiceFactory
from tests.provision.entries.scenes import begin, ready, send, sent, signed_in, step_of, text_of

# --- How alike two are: no database ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Steady Minds", "steady minds"),
        ("Steady Minds", "The Steady Minds Service"),
        ("Steady Minds", "Minds, Steady"),
        ("St Ann's", "St Ann’s"),
        ("Steady Minds", "Steady Minds Nottingham"),
        ("Wellbeing Nottinghamshire", "Wellbeing Notinghamshire"),
    ],
)
def test_names_that_people_write_for_one_thing_are_alike(one: str, other: str) -> None:
    assert similarity(one, other) >= 0.8
    assert similarity(other, one) >= 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [("Steady Minds", "Open Door"), ("Talking therapies", "Crisis team"), ("", ""), ("x", "")],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert similarity(one, other) < 0.8


def test_a_name_counts_with_the_same_provider_or_when_it_is_the_same() -> None:
    ours = Told(name="Steady Minds", provider="Trent Trust")

    assert signs(ours, Told(name="Steady Minds Leeds", provider="TRENT TRUST")) == (Sign.NAME,)
    assert signs(ours, Told(name="Steady Minds Leeds", provider="Another")) == ()
    assert signs(ours, Told(name="Steady minds", provider="Another")) == (Sign.NAME,)


def test_a_mailbox_or_a_number_counts_by_itself_and_a_web_site_with_the_same_provider() -> None:
    ours = Told("A", "Trent", "Team@Example.org", "+44 (0)115 496 0000", "https://www.example.org/a")

    assert signs(ours, Told("B", "X", "team@example.org", "", "")) == (Sign.MAILBOX,)
    assert signs(ours, Told("B", "X", "", "0115 4960000", "")) == (Sign.PHONE,)
    assert signs(ours, Told("B", "X", "", "", "https://example.org/b")) == ()
    assert signs(ours, Told("B", "Trent", "", "", "http://example.org/b")) == (Sign.HOST,)
    assert signs(Told(phone="999"), Told(phone="999")) == ()
    assert signs(Told(url="http://["), Told(url="http://[")) == ()


# --- Who is shown what --------------------------------------------------------------------------------


def found(entry: ChangeRequest, by: Any) -> Duplicates:
    return duplicates_of(entry, by=by, words=reference_now())


def names(duplicates: Duplicates) -> list[str]:
    things = [one.service or one.request for one in duplicates.shown]
    return [thing.name for thing in things if thing is not None]


@pytest.mark.django_db
def test_a_published_service_of_the_same_provider_in_an_area_that_touches_is_shown(cast: Cast) -> None:
    provider = OrganisationFactory(name="Trent Trust")
    ServiceFactory(name="Steady Minds (region)", organisation=provider, areas=[cast.region])
    ServiceFactory(name="Steady Minds", organisation=provider, areas=[cast.neighbour])
    ServiceFactory(name="Steady Minds", organisation=provider, areas=[cast.unit], status="withdrawn")
    ServiceFactory(name="Something else", organisation=provider, areas=[cast.unit])
    entry = begin(signed_in(cast.submitter))

    [duplicate] = found(entry, cast.submitter).shown

    assert duplicate.service is not None
    assert (duplicate.service.name, duplicate.may_correct) == ("Steady Minds (region)", True)
    assert duplicate.signs == (Sign.NAME,)


@pytest.mark.django_db
def test_the_likest_come_first_and_there_are_never_many(cast: Cast) -> None:
    for number in range(8):
        ServiceFactory(name="Steady Minds", areas=[cast.unit], referral_phone=f"0115 496 {number:04}")
    ServiceFactory(name="Steady Minds", areas=[cast.unit], referral_email="referrals@trent.example.org")
    entry = ready(signed_in(cast.submitter))

    shown = found(entry, cast.submitter).shown

    assert len(shown) == 5
    assert shown[0].signs == (Sign.MAILBOX, Sign.NAME)


@pytest.mark.django_db
def test_what_others_have_sent_is_counted_for_a_submitter_and_named_for_a_curator(cast: Cast) -> None:
    sent(signed_in(cast.colleague))
    entry, theirs = begin(signed_in(cast.submitter)), begin(signed_in(cast.curator), areas=[cast.unit.code])

    submitters, curators = found(entry, cast.submitter), found(theirs, cast.curator)

    assert (names(submitters), submitters.hidden) == ([], 1)
    assert (names(curators), curators.hidden) == (["Steady Minds"], 0)


@pytest.mark.django_db
def test_others_drafts_are_nobodys_affair_and_ones_own_are_shown(cast: Cast) -> None:
    client = signed_in(cast.submitter)
    begin(signed_in(cast.colleague))
    entry, again = begin(client), begin(client)

    assert [one.request for one in found(again, cast.submitter).shown] == [entry]
    assert found(again, cast.submitter).hidden == 0


@pytest.mark.django_db
def test_a_correction_repeats_nothing(cast: Cast) -> None:
    service = ServiceFactory(name="Steady Minds", areas=[cast.unit])
    client = signed_in(cast.submitter)
    client.post(f"/services/{service.public_id}/correct/")

    assert not found(ChangeRequest.objects.get(), cast.submitter)


@pytest.mark.django_db
def test_it_takes_few_queries_however_many_there_are(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        ServiceFactory(name=f"Steady Minds {number}", areas=[cast.unit])
    entry, words = begin(signed_in(cast.submitter)), reference_now()
    cast.submitter.has_perm("provision.submit_service")

    with django_assert_max_num_queries(5):
        duplicates_of(entry, by=cast.submitter, words=words)


# --- The page -------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_without_any_the_page_leads_on_by_itself(cast: Cast) -> None:
    client = signed_in(cast.submitter)
    entry = begin(client)

    assert client.get(step_of(entry, "duplicates"))["Location"] == step_of(entry, "refer")


@pytest.mark.django_db
def test_it_is_this_one_turns_the_draft_into_a_correction_with_what_was_typed(cast: Cast) -> None:
    client = signed_in(cast.submitter)
    service = ServiceFactory(name="Steady Minds", areas=[cast.unit], how_to_refer="Ring")
    entry = ready(client)

    answer = client.post(step_of(entry, "duplicates"), {"service": str(service.public_id)}, follow=True)

    correction = ChangeRequest.objects.get(service=service)
    assert correction.texts == {"referral_email": "referrals@trent.example.org"}
    assert correction.base["name"] == "Steady Minds"
    entry.refresh_from_db()
    assert entry.status == "withdrawn"
    assert "What you typed is here" in text_of(answer)


@pytest.mark.django_db
def test_an_open_correction_keeps_what_it_says_already(cast: Cast) -> None:
    client = signed_in(cast.submitter)
    service = ServiceFactory(name="Steady Minds", areas=[cast.unit])
    client.post(f"/services/{service.public_id}/correct/")
    begun = ChangeRequest.objects.get()
    send(client, step_of(begun, "refer"), referral_email="duty@trent.example.org")
    entry = ready(client)

    client.post(step_of(entry, "duplicates"), {"service": str(service.public_id)})

    begun.refresh_from_db()
    assert begun.texts == {"referral_email": "duty@trent.example.org"}


@pytest.mark.django_db
@pytest.mark.parametrize("service", ["", "xyz", "00000000-0000-0000-0000-000000000000", "elsewhere"])
def test_only_a_service_that_one_may_correct_can_be_pointed_at(cast: Cast, service: str) -> None:
    client = signed_in(cast.submitter)
    elsewhere = ServiceFactory(areas=[cast.other_unit])
    entry = begin(client)

    chosen = str(elsewhere.public_id) if service == "elsewhere" else service
    answer = client.post(step_of(entry, "duplicates"), {"service": chosen})

    assert answer.status_code == 404
    entry.refresh_from_db()
    assert entry.status == "draft"


@pytest.mark.django_db
def test_the_same_mailbox_is_shown_once_more_where_answers_are_checked(cast: Cast) -> None:
    client = signed_in(cast.submitter)
    ServiceFactory(name="Quite another name", areas=[cast.unit], referral_email="referrals@trent.example.org")
    entry = begin(client)
    assert "Quite another name" not in text_of(client.get(step_of(entry, "check")))

    send(client, step_of(entry, "refer"), referral_email="Referrals@trent.example.org")

    page = text_of(client.get(step_of(entry, "check")))
    assert "Quite another name" in page
    assert "the same referral mailbox" in page
