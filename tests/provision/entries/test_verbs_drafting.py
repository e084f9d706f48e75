"""Beginning a request and saving its steps: nobody but its sender sees it, and nothing is saved over anything."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import User
from provision.entries.columns import ASKED
from provision.entries.deciding import submit, withdraw
from provision.entries.drafting import SavedElsewhereError, begin_correction, begin_new, save_step
from provision.models import ChangeRequest, Event, Organisation, Service
from provision.workflow import MoveRefusedError
from tests.cast import Cast
from tests.factories import OrganisationFactory, UserFactory
from tests.provision.entries.verbs import a_correction, a_new_draft, a_published_service, written

pytestmark = pytest.mark.django_db


# --- A new service ----------------------------------------------------------------------------------


def test_a_draft_is_its_senders_alone_and_says_nothing_yet(cast: Cast) -> None:
    draft = begin_new(by=cast.submitter, public_id=uuid4())

    assert (draft.owner_id, draft.status, draft.edition) == (cast.submitter.pk, "draft", 0)
    assert (draft.base, draft.texts, draft.base_version) == ({}, {}, 0)
    assert draft.is_new_service
    assert not draft.is_demonstration
    assert not Event.objects.exists()


def test_the_same_id_twice_is_the_same_draft(cast: Cast) -> None:
    public_id = uuid4()
    first = begin_new(by=cast.submitter, public_id=public_id)
    written(first, by=cast.submitter, name="Open door")

    again = begin_new(by=cast.submitter, public_id=public_id)

    assert (again.pk, again.name) == (first.pk, "Open door")
    assert ChangeRequest.objects.count() == 1


@pytest.mark.parametrize("who", ["colleague", "curator", "outsider"])
def test_somebody_elses_id_opens_nothing(cast: Cast, who: str) -> None:
    draft = begin_new(by=cast.submitter, public_id=uuid4())

    with pytest.raises(PermissionDenied):
        begin_new(by=cast.people[who], public_id=draft.public_id)

    assert ChangeRequest.objects.get().owner_id == cast.submitter.pk


def test_people_without_a_role_begin_nothing(cast: Cast) -> None:
    nobody = UserFactory()

    with pytest.raises(PermissionDenied):
        begin_new(by=nobody, public_id=uuid4())

    assert not ChangeRequest.objects.exists()


def test_what_people_of_the_demonstration_enter_is_demonstration(cast: Cast) -> None:
    cast.submitter.is_demonstration = True

    assert begin_new(by=cast.submitter, public_id=uuid4()).is_demonstration


# --- A correction -----------------------------------------------------------------------------------


def test_a_correction_remembers_what_the_person_saw(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], starts_per_year=40, version=3)

    correction = begin_correction(service, by=cast.submitter)

    assert correction.base_version == 3
    assert set(correction.base) == set(ASKED)
    assert (correction.base["name"], correction.base["starts_per_year"]) == ("Helping hand", "40")
    assert correction.base["areas"] == cast.unit.code
    assert list(correction.areas.all()) == [cast.unit]
    assert correction.organisation == service.organisation
    assert not correction.is_new_service


def test_a_second_correction_goes_on_with_the_one_that_is_open(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    first = a_correction(service, by=cast.submitter, name="Helping hands")

    again = begin_correction(service, by=cast.submitter)

    assert (again.pk, again.texts) == (first.pk, {"name": "Helping hands"})


def test_each_person_has_a_correction_of_their_own(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])

    mine = begin_correction(service, by=cast.submitter)
    theirs = begin_correction(service, by=cast.colleague)

    assert mine.pk != theirs.pk


@pytest.mark.parametrize("ending", ["submitted", "withdrawn"])
def test_a_correction_that_is_sent_or_given_up_is_not_gone_on_with(cast: Cast, ending: str) -> None:
    service = a_published_service(areas=[cast.unit])
    first = a_correction(service, by=cast.submitter, name="Helping hands")
    (submit if ending == "submitted" else withdraw)(first, by=cast.submitter)

    assert begin_correction(service, by=cast.submitter).pk != first.pk


def test_what_one_may_not_correct_one_does_not_begin_to(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])

    with pytest.raises(PermissionDenied):
        begin_correction(service, by=cast.outsider)


@pytest.mark.parametrize("status", ["draft", "submitted", "returned", "withdrawn"])
def test_what_is_not_published_cannot_be_corrected(cast: Cast, status: str) -> None:
    service = a_published_service(areas=[cast.unit], status=status)

    with pytest.raises(MoveRefusedError, match=f"“Helping hand” is {status}: it cannot be corrected now"):
        begin_correction(service, by=cast.submitter)


def test_it_is_the_published_version_of_now_that_counts(cast: Cast) -> None:
    stale = a_published_service(areas=[cast.unit])
    Service.objects.filter(pk=stale.pk).update(status="withdrawn")

    with pytest.raises(MoveRefusedError):
        begin_correction(stale, by=cast.submitter)


# --- Saving a step ----------------------------------------------------------------------------------


def test_a_step_is_kept_as_it_was_written_and_counted(cast: Cast) -> None:
    draft = begin_new(by=cast.submitter, public_id=uuid4())

    saved = save_step(
        draft, step="what", texts={"name": " Open  door ", "areas": "nowhere"}, edition=0, by=cast.submitter
    )

    assert saved.texts == {"name": " Open  door ", "areas": "nowhere"}
    assert (saved.edition, saved.steps_done) == (1, ["what"])


def test_steps_add_up_in_their_own_order(cast: Cast) -> None:
    draft = begin_new(by=cast.submitter, public_id=uuid4())
    draft = save_step(draft, step="capacity", texts={"places": "4"}, edition=0, by=cast.submitter)
    draft = save_step(draft, step="what", texts={"name": "Open door"}, edition=1, by=cast.submitter)

    assert draft.steps_done == ["what", "capacity"]
    assert draft.texts == {"places": "4", "name": "Open door"}


def test_what_reads_as_it_is_published_is_no_change(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], places=4)
    correction = a_correction(service, by=cast.submitter, places="5", name="Helping hand")
    assert correction.texts == {"places": "5"}

    correction = written(correction, by=cast.submitter, places="4")

    assert correction.texts == {}


def test_a_form_of_an_older_edition_saves_nothing_over_a_newer_one(cast: Cast) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code)
    old = draft.edition - 1

    with pytest.raises(SavedElsewhereError, match="another window") as refusal:
        save_step(draft, step="what", texts={"name": "Other"}, edition=old, by=cast.submitter)

    assert refusal.value.request.name == "Open door"
    draft.refresh_from_db()
    assert (draft.name, draft.edition) == ("Open door", old + 1)


@pytest.mark.parametrize("who", ["colleague", "curator", "administrator"])
def test_nobody_else_writes_in_a_draft(cast: Cast, who: str) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code)

    with pytest.raises(PermissionDenied):
        save_step(draft, step="what", texts={"name": "Mine"}, edition=draft.edition, by=cast.people[who])


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("submitted", "is with a curator"),
        ("published", "published already"),
        ("withdrawn", "withdrawn already"),
    ],
)
def test_what_is_sent_or_decided_is_not_written_to(cast: Cast, status: str, words: str) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code)
    service = a_published_service()
    now = draft.saved_at
    ChangeRequest.objects.filter(pk=draft.pk).update(
        status=status, submitted_at=now, decided_at=now, service=service
    )

    with pytest.raises(MoveRefusedError, match=words):
        save_step(draft, step="what", texts={"name": "Other"}, edition=draft.edition, by=cast.submitter)


@pytest.mark.parametrize("column", ["status", "sender", "version", "last_checked_on", "demonstration"])
def test_a_form_that_was_tampered_with_writes_nothing(cast: Cast, column: str) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code)

    with pytest.raises(MoveRefusedError, match=column):
        save_step(draft, step="what", texts={column: "1"}, edition=draft.edition, by=cast.submitter)

    draft.refresh_from_db()
    assert column not in draft.texts


# --- What it is linked to ---------------------------------------------------------------------------


def test_a_draft_is_linked_to_the_areas_and_the_provider_that_it_names(cast: Cast) -> None:
    harbour: Organisation = OrganisationFactory(name="Harbour trust")

    draft = a_new_draft(by=cast.submitter, area=f"{cast.unit.code};ndelius:{cast.neighbour.code};XX")

    assert set(draft.areas.all()) == {cast.unit, cast.neighbour}
    assert draft.organisation == harbour


def test_a_correction_concerns_the_areas_of_before_as_well_as_those_asked(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])

    correction = a_correction(service, by=cast.submitter, areas=cast.neighbour.code)

    assert set(correction.areas.all()) == {cast.unit, cast.neighbour}
    assert (
        User.objects.get(pk=cast.curator.pk)
        .within_scope("provision.curate_service", ChangeRequest.objects.all())
        .exists()
    )
