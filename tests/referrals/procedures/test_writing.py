"""One draft, saved by whoever saw the newest; published whole, for good, with a review still to come."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from provision.models import Event
from referrals.models import Agreement, Procedure, ProcedureVersion, SharingBasis, Step, TimeUnit
from referrals.procedures.checking import remarks_on
from referrals.procedures.writing import (
    EditedMeanwhileError,
    ProcedureRefusedError,
    areas_owned,
    begin,
    change_facts,
    edition_of,
    edition_of_facts,
    newest_version,
    publish,
    save_draft,
    version_in_force,
)
from tests.cast import Cast
from tests.factories import StageFactory
from tests.referrals.procedures.scenes import (
    TODAY,
    WHOLE,
    begun,
    facts,
    pathway_in,
    published,
    put_out,
    write,
)

pytestmark = pytest.mark.django_db


def test_a_procedure_begins_with_one_empty_draft_in_the_areas_that_its_owner_has(cast: Cast) -> None:
    made = begin(pathway_in(cast.unit, cast.other_unit), facts(), by=cast.commissioner, on=TODAY)

    assert list(made.areas.all()) == [cast.unit]
    assert made.versions.get().published_at is None
    assert Event.objects.get().action == "begin procedure"


def test_the_first_draft_has_what_the_steps_of_the_pathway_say(cast: Cast) -> None:
    pathway = pathway_in(cast.unit)
    Step.objects.create(
        pathway=pathway,
        key="refer",
        order=1,
        stage=StageFactory(),
        agency="Prison",
        actor="In-reach team",
        action="refers to the community team",
        time_standard=14,
        time_unit=TimeUnit.DAYS,
        fallback="the crisis team",
        shares="The care plan",
        basis=SharingBasis.CONSENT,
        agreement=Agreement.objects.create(name="Sharing agreement of the region"),
    )

    draft = newest_version(begin(pathway, facts(), by=cast.commissioner, on=TODAY))

    assert draft.parts["next"] == "- In-reach team: refers to the community team, within 14 days"
    assert draft.parts["refused"] == "- refers to the community team: the crisis team"
    assert draft.parts["sharing"] == (
        "- refers to the community team: The care plan. Basis: the person’s consent. "
        "Under: Sharing agreement of the region"
    )
    assert draft.parts["purpose"] == ""


@pytest.mark.parametrize("who", ["submitter", "colleague", "outsider"])
def test_only_those_who_may_own_procedures_begin_one(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        begin(pathway_in(cast.unit), facts(), by=cast.people[who], on=TODAY)
    assert not Procedure.objects.exists()


def test_nobody_begins_one_outside_of_their_areas(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        begin(pathway_in(cast.other_unit), facts(), by=cast.commissioner, on=TODAY)


def test_a_national_procedure_takes_a_role_that_holds_everywhere(cast: Cast) -> None:
    national = pathway_in()

    assert areas_owned(national, by=cast.administrator) == []
    with pytest.raises(PermissionDenied):
        areas_owned(national, by=cast.commissioner)


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2025, 1, 1)])
def test_a_review_that_is_not_still_to_come_is_refused(cast: Cast, day: date) -> None:
    with pytest.raises(ProcedureRefusedError, match="still to come"):
        begin(pathway_in(cast.unit), facts(review_on=day), by=cast.commissioner, on=TODAY)


def test_no_procedure_is_begun_for_a_pathway_that_is_no_longer_in_use(cast: Cast) -> None:
    with pytest.raises(ProcedureRefusedError, match="no longer in use"):
        begin(pathway_in(cast.unit, is_retired=True), facts(), by=cast.commissioner, on=TODAY)


def test_the_second_of_two_writers_overwrites_nothing(cast: Cast) -> None:
    procedure = begun(cast)
    both_saw = edition_of(newest_version(procedure))
    save_draft(procedure, {"purpose": "The first."}, edition=both_saw, by=cast.commissioner)

    with pytest.raises(EditedMeanwhileError):
        save_draft(procedure, {"purpose": "The second."}, edition=both_saw, by=cast.curator)

    assert newest_version(procedure).parts["purpose"] == "The first."


def test_the_second_of_two_who_change_the_lead_overwrites_nothing(cast: Cast) -> None:
    procedure = begun(cast)
    both_saw = edition_of_facts(procedure)
    change_facts(procedure, facts(lead_role="Duty lead"), edition=both_saw, by=cast.curator, on=TODAY)

    with pytest.raises(EditedMeanwhileError):
        change_facts(procedure, facts(lead_role="Nobody"), edition=both_saw, by=cast.commissioner, on=TODAY)

    procedure.refresh_from_db()
    assert procedure.lead_role == "Duty lead"


def test_a_draft_with_an_empty_part_is_not_published_and_the_part_is_named(cast: Cast) -> None:
    procedure = begun(cast)
    draft = write(procedure, cast, WHOLE | {"refused": "  "})

    with pytest.raises(ProcedureRefusedError, match="When the answer is no"):
        publish(procedure, edition=edition_of(draft), by=cast.commissioner, on=TODAY)

    assert version_in_force(procedure) is None


def test_a_review_that_has_passed_meanwhile_stands_in_the_way(cast: Cast) -> None:
    procedure = begun(cast)
    draft = write(procedure, cast)

    with pytest.raises(ProcedureRefusedError, match="review is past"):
        publish(procedure, edition=edition_of(draft), by=cast.commissioner, on=date(2028, 1, 1))


def test_a_draft_of_a_pathway_that_was_withdrawn_is_not_published(cast: Cast) -> None:
    procedure = begun(cast)
    draft = write(procedure, cast)
    procedure.pathway.is_retired = True
    procedure.pathway.save()

    with pytest.raises(ProcedureRefusedError, match="no longer in use"):
        publish(procedure, edition=edition_of(draft), by=cast.commissioner, on=TODAY)


def test_nobody_publishes_what_they_have_not_seen(cast: Cast) -> None:
    procedure = begun(cast)
    seen = edition_of(write(procedure, cast))
    write(procedure, cast, WHOLE | {"purpose": "Something else."})

    with pytest.raises(EditedMeanwhileError):
        publish(procedure, edition=seen, by=cast.commissioner, on=TODAY)


def test_what_is_published_stays_and_a_save_begins_the_next_version(cast: Cast) -> None:
    procedure = published(cast)
    draft = write(procedure, cast, WHOLE | {"purpose": "The next."})

    first = ProcedureVersion.objects.get(procedure=procedure, number=1)
    assert (draft.number, draft.published_at) == (2, None)
    assert first.parts == WHOLE
    assert version_in_force(procedure) == first


def test_publishing_twice_is_refused(cast: Cast) -> None:
    procedure = published(cast)
    edition = edition_of(newest_version(procedure))

    with pytest.raises(ProcedureRefusedError, match="published already"):
        publish(procedure, edition=edition, by=cast.commissioner, on=TODAY)


def test_versions_are_numbered_and_every_verb_leaves_an_event_with_its_role(cast: Cast) -> None:
    procedure = published(cast)
    assert put_out(procedure, cast).number == 2

    actions = list(Event.objects.order_by("pk").values_list("action", "role"))
    assert actions == [
        ("begin procedure", "commissioner"),
        ("save draft of procedure", "commissioner"),
        ("publish procedure", "commissioner"),
        ("save draft of procedure", "commissioner"),
        ("publish procedure", "commissioner"),
    ]


@pytest.mark.parametrize("who", ["submitter", "outsider"])
def test_nobody_else_writes_or_publishes(cast: Cast, who: str) -> None:
    procedure = begun(cast)
    draft = write(procedure, cast)

    with pytest.raises(PermissionDenied):
        save_draft(procedure, WHOLE, edition=edition_of(draft), by=cast.people[who])
    with pytest.raises(PermissionDenied):
        publish(procedure, edition=edition_of(draft), by=cast.people[who], on=TODAY)


def test_persons_in_the_text_are_pointed_out_and_roles_with_telephones_are_not(cast: Cast) -> None:
    procedure = begun(cast)
    parts = WHOLE | {"ask": "Ask Sarah Thompson.", "how": "Ring the duty desk on 01632 960123."}

    remarks = remarks_on(procedure, parts, on=TODAY)

    assert [(remark.about, remark.stops) for remark in remarks] == [("ask", False)]
    assert "Sarah Thompson" in remarks[0].text


def test_a_lead_with_a_persons_mailbox_deserves_a_second_look(cast: Cast) -> None:
    procedure = begun(cast)
    procedure.lead_email = "sarah.thompson@example.org"

    remarks = remarks_on(procedure, WHOLE, on=TODAY)

    assert [(remark.about, remark.stops) for remark in remarks] == [("facts", False)]


def test_a_text_that_is_too_long_for_a_page_says_by_how_much_and_is_not_published(cast: Cast) -> None:
    procedure = begun(cast)
    draft = write(procedure, cast, dict.fromkeys(WHOLE, "Nine or ten words are about half a line. " * 30))

    with pytest.raises(ProcedureRefusedError, match=r"about \d+ lines too long"):
        publish(procedure, edition=edition_of(draft), by=cast.commissioner, on=TODAY)
