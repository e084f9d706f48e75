"""Deciding about a request: what the page tells, what its buttons do, and what they refuse without losing a tick."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from accounts.models import User
from provision.entries.deciding import give_back, submit, take_back, withdraw
from provision.models import (
    ChangeRequest,
    CheckOutcome,
    Delivery,
    EntryStatus,
    Event,
    FreshnessSettings,
    Need,
    Service,
)
from provision.today import today
from provision.workflow import move
from tests.cast import Cast
from tests.factories import AreaFactory, CheckFactory, NeedFactory
from tests.provision.entries.scenes import signed_in, text_of
from tests.provision.entries.verbs import (
    REASON,
    a_new_draft,
    a_new_request,
    a_published_service,
    a_sent_correction,
    approved,
    edits_of,
    written,
)
from tests.provision.review.desk import (
    decide,
    faults_in,
    messages_in,
    page_of,
    publish,
    sent_by,
    shown,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(cast: Cast) -> Service:
    return a_published_service(areas=[cast.unit], starts_per_year=40, summary="Help for people in crisis")


@pytest.fixture
def waiting(cast: Cast, service: Service) -> ChangeRequest:
    """A correction of three columns, of which one is critical."""
    return a_sent_correction(
        service,
        by=cast.submitter,
        starts_per_year="25",
        summary="Help for women in crisis",
        source="Its manager",
    )


def stands(request: ChangeRequest) -> str:
    return str(ChangeRequest.objects.get(pk=request.pk).status)


# --- What the page tells ----------------------------------------------------------------------------


def test_a_correction_is_told_in_words(cast: Cast, waiting: ChangeRequest) -> None:
    answer = signed_in(cast.curator).get(page_of(waiting))

    text = text_of(answer)
    assert "Capacity 40 → 25 starts a year" in text
    assert "In a sentence, reworded:" in text
    html = answer.content.decode()
    assert "<del>" in html
    assert "<ins>" in html
    assert "Its manager" in text
    assert "The published page" in text
    assert cast.submitter.email not in html


def test_a_new_service_is_told_as_what_would_be_on_the_map(cast: Cast) -> None:
    request = a_new_request(by=cast.submitter, area=cast.unit.code, min_age="none", sexes="female")

    text = text_of(signed_in(cast.curator).get(page_of(request)))

    assert "What would be on the map" in text
    assert "Areas covered: Home unit" in text
    assert "Youngest age: asked: none" in text
    assert "Sex accepted: Women only" in text


def test_what_it_contradicts_and_what_it_may_repeat_stand_above(cast: Cast) -> None:
    need: Need = NeedFactory(code="ptsd")
    CheckFactory(area=cast.unit, need=need, outcome=CheckOutcome.NO_SERVICE, checked_on=today())
    a_published_service(name="Open door", areas=[cast.unit], referral_email="door@example.org")
    request = a_new_request(
        by=cast.submitter, area=cast.unit.code, needs="ptsd", delivery=Delivery.DELIVERING.value
    )

    text = text_of(signed_in(cast.curator).get(page_of(request)))

    assert "Contradicts what is known" in text
    assert "found no service for" in text
    assert "May be on the map already" in text
    assert "the same referral mailbox" in text


@pytest.mark.parametrize("name", ["submitter", "colleague", "commissioner", "outsider"])
def test_nobody_else_opens_it(cast: Cast, waiting: ChangeRequest, name: str) -> None:
    assert signed_in(cast.people[name]).get(page_of(waiting)).status_code == 403


def test_drafts_and_what_lies_outside_are_not_found(cast: Cast) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code)
    outside = a_new_request(by=cast.outsider, area=cast.other_unit.code)
    shared = a_new_request(by=cast.submitter, area=f"{cast.unit.code};{cast.other_unit.code}")

    client = signed_in(cast.curator)
    for address in (page_of(draft), page_of(outside), page_of(shared), f"/review/{uuid4()}/"):
        for answer in (client.get(address), client.post(address, {"decision": "return"} | REASON)):
            assert answer.status_code == 404
            assert "No entry that you may decide about has this address." in text_of(answer)
    assert [stands(outside), stands(shared)] == ["submitted", "submitted"]


# --- Publishing -------------------------------------------------------------------------------------


def test_published_as_asked_it_says_so_and_goes_on_to_the_next(
    cast: Cast, service: Service, waiting: ChangeRequest
) -> None:
    following = a_new_request(by=cast.submitter, area=cast.unit.code)
    client = signed_in(cast.curator)

    answer = publish(client, waiting)

    assert answer["Location"] == page_of(following)
    assert messages_in(client.get(answer["Location"])) == ["“Helping hand” is published as it was asked."]
    service.refresh_from_db()
    assert (service.starts_per_year, service.summary) == (25, "Help for women in crisis")
    event = Event.objects.get(action="publish")
    assert (event.role, event.actor_id) == ("curator", cast.curator.pk)


def test_after_the_last_one_the_queue_is_shown(cast: Cast, waiting: ChangeRequest) -> None:
    client = signed_in(cast.curator)

    answer = publish(client, waiting)

    assert answer["Location"] == "/review/"


def test_the_next_is_the_next_of_the_queue_as_it_was_filtered(cast: Cast, waiting: ChangeRequest) -> None:
    a_new_request(by=cast.submitter, area=cast.unit.code)
    correction = a_sent_correction(
        a_published_service(areas=[cast.neighbour]), by=cast.commissioner, name="Other"
    )
    client = signed_in(cast.curator)
    filtered = f"{page_of(waiting)}?kind=correction&area={cast.region.code}"

    form = sent_by(client.get(filtered)) | {"decision": "publish", "confirm": ["starts_per_year"]}
    answer = client.post(filtered, form)

    assert answer["Location"] == f"{page_of(correction)}?kind=correction&area={cast.region.code}"


def test_critical_columns_are_confirmed_one_by_one(cast: Cast, waiting: ChangeRequest) -> None:
    answer = decide(signed_in(cast.curator), waiting, "publish")

    assert faults_in(answer) == ["Confirm that you have checked it: starts a year"]
    assert 'href="#confirm-starts_per_year"' in answer.content.decode()
    assert stands(waiting) == "submitted"


def test_the_first_day_of_review_is_that_on_which_the_first_clock_runs_out(
    cast: Cast, service: Service, waiting: ChangeRequest
) -> None:
    publish(signed_in(cast.curator), waiting)

    service.refresh_from_db()
    assert service.next_review_on == today() + timedelta(days=90)


def test_a_capacity_is_looked_at_again_within_its_own_clock(cast: Cast, service: Service) -> None:
    FreshnessSettings.objects.create(pk=1, today_days=5, capacity_days=10)
    request = a_sent_correction(service, by=cast.submitter, places_free="3", places="12")

    publish(signed_in(cast.curator), request)

    service.refresh_from_db()
    assert service.next_review_on == today() + timedelta(days=10)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"review": "none"}, None),
        ({"review": "other", "review_on_0": "1", "review_on_1": "2", "review_on_2": "2099"}, "2099-02-01"),
    ],
)
def test_another_day_of_review_may_be_set_or_none(
    cast: Cast, service: Service, waiting: ChangeRequest, told: dict[str, str], expected: str | None
) -> None:
    publish(signed_in(cast.curator), waiting, **told)

    service.refresh_from_db()
    assert (service.next_review_on and service.next_review_on.isoformat()) == expected


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"review": "other"}, "Write the day on which to look at it again"),
        (
            {"review": "other", "review_on_0": "1", "review_on_1": "2", "review_on_2": "2020"},
            "Write a day that is still to come",
        ),
        ({"review": "someday"}, "Choose when to look at it again"),
    ],
)
def test_a_day_of_review_that_cannot_be_is_refused(
    cast: Cast, waiting: ChangeRequest, told: dict[str, str], fault: str
) -> None:
    assert faults_in(publish(signed_in(cast.curator), waiting, **told)) == [fault]
    assert stands(waiting) == "submitted"


def test_what_cannot_be_accepted_is_told_at_its_column(cast: Cast, waiting: ChangeRequest) -> None:
    ChangeRequest.objects.filter(pk=waiting.pk).update(texts=waiting.texts | {"tier": "no such tier"})
    client = signed_in(cast.curator)

    assert "Cannot be published as it is" in text_of(client.get(page_of(waiting)))
    [fault] = faults_in(publish(client, waiting))
    assert fault.startswith("This is not one of the codes")
    assert stands(waiting) == "submitted"


# --- In part ----------------------------------------------------------------------------------------


def test_the_ticked_part_is_published_and_the_sender_is_told_why(
    cast: Cast, service: Service, waiting: ChangeRequest
) -> None:
    client = signed_in(cast.curator)

    answer = decide(client, waiting, "publish-part", take=["summary", "source"], **REASON)

    assert messages_in(client.get(answer["Location"])) == [
        "“Helping hand” is published, without: starts a year."
    ]
    waiting.refresh_from_db()
    service.refresh_from_db()
    assert (service.starts_per_year, service.summary) == (40, "Help for women in crisis")
    assert (waiting.left_out, waiting.reason_code, waiting.answer) == (
        ["starts_per_year"],
        "source_needed",
        "Say where this stands.",
    )


def test_a_part_takes_a_reason_and_a_sentence(cast: Cast, waiting: ChangeRequest) -> None:
    answer = decide(signed_in(cast.curator), waiting, "publish-part", take=["summary"])

    assert faults_in(answer) == ["Choose a reason", "Say in a sentence why"]
    assert sent_by(answer)["take"] == ["summary"]


def test_publishing_all_says_what_was_left_unticked(cast: Cast, waiting: ChangeRequest) -> None:
    [fault] = faults_in(decide(signed_in(cast.curator), waiting, "publish", take=["summary", "source"]))

    assert fault == "You have left out: starts a year. Publish the ticked part instead, or tick it again."


def test_nothing_ticked_publishes_nothing(cast: Cast, waiting: ChangeRequest) -> None:
    answer = decide(signed_in(cast.curator), waiting, "publish-part", take=[], **REASON)

    assert faults_in(answer) == ["Nothing of this would be published: return it or withdraw it instead."]


def test_a_part_with_everything_ticked_is_all_of_it(cast: Cast, waiting: ChangeRequest) -> None:
    decide(signed_in(cast.curator), waiting, "publish-part", confirm=["starts_per_year"], **REASON)

    waiting.refresh_from_db()
    assert (waiting.status, waiting.left_out, waiting.reason_code, waiting.answer) == (
        "published",
        [],
        "",
        "",
    )


# --- Against it -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decision", "status", "said"),
    [
        ("return", "returned", "“Helping hand” is returned to its sender."),
        ("withdraw", "withdrawn", "“Helping hand” is withdrawn."),
    ],
)
def test_it_is_returned_or_withdrawn_with_a_coded_reason_and_a_sentence(
    cast: Cast, waiting: ChangeRequest, decision: str, status: str, said: str
) -> None:
    client = signed_in(cast.curator)

    answer = decide(client, waiting, decision, **REASON)

    assert messages_in(client.get(answer["Location"])) == [said]
    waiting.refresh_from_db()
    assert (waiting.status, waiting.reason_code) == (status, "source_needed")


@pytest.mark.parametrize("decision", ["return", "withdraw"])
def test_neither_is_done_without_saying_why_and_what_was_ticked_stays(
    cast: Cast, waiting: ChangeRequest, decision: str
) -> None:
    told = {"take": ["summary"], "confirm": ["starts_per_year"], "answer": "Half a reason", "review": "none"}

    answer = decide(signed_in(cast.curator), waiting, decision, **told)

    assert faults_in(answer) == ["Choose a reason"]
    again = sent_by(answer)
    assert {name: again[name] for name in told} == told


def test_the_source_is_asked_for_with_one_tap(cast: Cast, service: Service) -> None:
    request = a_sent_correction(service, by=cast.submitter, starts_per_year="25")
    client = signed_in(cast.curator)
    assert "Return it and ask for the source" in text_of(client.get(page_of(request)))

    answer = client.post(page_of(request), {"decision": "ask-for-source"})

    assert messages_in(client.get(answer["Location"])) == [
        "“Helping hand” is returned to its sender, who is asked for the source."
    ]
    request.refresh_from_db()
    assert (request.status, request.reason_code) == ("returned", "source_needed")
    assert request.answer.startswith("Please say how you know")


def test_where_a_source_is_given_it_is_not_asked_for(cast: Cast, waiting: ChangeRequest) -> None:
    assert "ask for the source" not in text_of(signed_in(cast.curator).get(page_of(waiting)))


def test_what_was_returned_may_be_withdrawn_by_a_curator(cast: Cast, waiting: ChangeRequest) -> None:
    give_back(waiting, by=cast.curator, **REASON)
    client = signed_in(cast.curator)
    text = text_of(client.get(page_of(waiting)))
    assert "Returned to its sender" in text
    assert "Capacity 40 → 25 starts a year" in text

    told = {"decision": "withdraw", "seen_edition": str(waiting.edition), "answer": "Nobody answers"}
    assert faults_in(client.post(page_of(waiting), told)) == ["Choose a reason"]
    client.post(page_of(waiting), told | REASON)

    assert stands(waiting) == "withdrawn"


# --- Whose it is ------------------------------------------------------------------------------------


def test_it_is_taken_on_and_laid_down(cast: Cast, waiting: ChangeRequest) -> None:
    client = signed_in(cast.curator)
    where = page_of(waiting) + "?whose=nobodys"

    answer = client.post(where, {"decision": "assign"})
    page = client.get(answer["Location"])

    assert answer["Location"] == where
    assert messages_in(page) == ["You look at “Helping hand” now."]
    assert "Lay it down" in text_of(page)
    seen_by_another = text_of(signed_in(cast.administrator).get(where))
    assert "Another curator looks at it; you may decide all the same." in seen_by_another
    assert "Take it over" in seen_by_another

    client.post(where, {"decision": "assign"})

    assert ChangeRequest.objects.get().assigned_to_id is None


# --- Two people's edits -----------------------------------------------------------------------------


@pytest.fixture
def overtaken(cast: Cast, service: Service, waiting: ChangeRequest) -> ChangeRequest:
    """What the sender saw was changed by a curator before it was decided."""
    approved(a_sent_correction(service, by=cast.colleague, starts_per_year="60"), by=cast.administrator)
    return waiting


def test_texts_that_collide_stand_side_by_side(cast: Cast, overtaken: ChangeRequest) -> None:
    text = text_of(signed_in(cast.curator).get(page_of(overtaken)))

    assert "What its sender saw 40 What they ask 25 What stands now 60" in text
    assert "after its sender saw it, in the role: administrator" in text
    assert cast.administrator.email not in text


def test_a_collision_takes_an_explicit_choice(cast: Cast, service: Service, overtaken: ChangeRequest) -> None:
    client = signed_in(cast.curator)
    confirm = ["starts_per_year"]

    for decision in ("publish", "publish-part"):
        answer = decide(client, overtaken, decision, confirm=confirm, **REASON)
        assert faults_in(answer) == ["Choose what is to be published: starts a year"]
    assert stands(overtaken) == "submitted"

    decide(client, overtaken, "publish", confirm=confirm, **{"between-starts_per_year": "asked"})

    service.refresh_from_db()
    assert service.starts_per_year == 25
    assert edits_of(service, number=3)["starts_per_year"] == ("60", "25")


def test_what_stands_now_may_be_kept(cast: Cast, service: Service, overtaken: ChangeRequest) -> None:
    keep = {"between-starts_per_year": "now"}
    client = signed_in(cast.curator)
    [fault] = faults_in(decide(client, overtaken, "publish", **keep))
    assert fault.startswith("You have left out: starts a year.")

    decide(client, overtaken, "publish-part", **keep, **REASON)

    service.refresh_from_db()
    overtaken.refresh_from_db()
    assert (service.starts_per_year, service.summary) == (60, "Help for women in crisis")
    assert overtaken.left_out == ["starts_per_year"]


def test_what_stands_there_already_needs_no_choice_and_no_look(
    cast: Cast, service: Service, waiting: ChangeRequest
) -> None:
    approved(a_sent_correction(service, by=cast.colleague, starts_per_year="25"), by=cast.administrator)
    client = signed_in(cast.curator)
    assert "stands there already" in text_of(client.get(page_of(waiting)))

    decide(client, waiting, "publish")

    assert stands(waiting) == "published"


def test_others_that_wait_are_linked_where_they_ask_something_else(
    cast: Cast, service: Service, waiting: ChangeRequest
) -> None:
    other = a_sent_correction(service, by=cast.colleague, starts_per_year="60", url="https://a.example")

    answer = signed_in(cast.curator).get(page_of(waiting))

    text = text_of(answer)
    assert f"{page_of(other)}#column-starts_per_year" in answer.content.decode()
    assert "Another request asks something else here" in text
    assert "Capacity 40 → 60 starts a year" in text


def test_others_that_reach_beyond_are_counted_and_not_shown(
    cast: Cast, service: Service, waiting: ChangeRequest
) -> None:
    both = f"{cast.unit.code};{cast.other_unit.code}"
    shared = a_sent_correction(service, by=cast.colleague, areas=both)

    answer = signed_in(cast.curator).get(page_of(waiting))

    assert "1 more waits on this service and reaches beyond your areas" in text_of(answer)
    assert str(shared.public_id) not in answer.content.decode()
    answer = signed_in(cast.curator).post(
        page_of(waiting), {"decision": "supersede", "other": str(shared.public_id)}
    )
    assert faults_in(answer) == ["That request no longer waits: look at what became of it."]


def test_a_draft_of_one_s_own_that_is_alike_leads_to_it(cast: Cast) -> None:
    request = a_new_request(by=cast.submitter, area=cast.unit.code)
    own = a_new_draft(by=cast.curator, area=cast.unit.code)

    answer = signed_in(cast.curator).get(page_of(request))

    assert f'href="{own.get_absolute_url()}"' in answer.content.decode()
    assert "which you have begun" in text_of(answer)


def test_another_request_takes_its_place(cast: Cast, service: Service, waiting: ChangeRequest) -> None:
    other = a_sent_correction(service, by=cast.colleague, starts_per_year="60")
    client = signed_in(cast.curator)

    answer = client.post(page_of(waiting), {"decision": "supersede", "other": str(other.public_id)})

    assert answer["Location"] == page_of(other)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.superseded_by) == ("withdrawn", other)
    assert "Another request takes its place" in text_of(client.get(page_of(waiting)))


@pytest.mark.parametrize("other", ["", "nonsense", str(uuid4())])
def test_nothing_is_superseded_by_what_does_not_wait(cast: Cast, waiting: ChangeRequest, other: str) -> None:
    answer = signed_in(cast.curator).post(page_of(waiting), {"decision": "supersede", "other": other})

    assert faults_in(answer) == ["That request no longer waits: look at what became of it."]
    assert stands(waiting) == "submitted"


# --- Meanwhile --------------------------------------------------------------------------------------


def test_a_service_that_was_changed_meanwhile_is_looked_at_again_and_no_tick_is_lost(
    cast: Cast, service: Service, waiting: ChangeRequest
) -> None:
    client = signed_in(cast.curator)
    form = shown(client, waiting) | {"decision": "publish", "confirm": ["starts_per_year"], "review": "none"}
    approved(a_sent_correction(service, by=cast.colleague, url="https://a.example"), by=cast.administrator)

    answer = client.post(page_of(waiting), form)

    [fault] = faults_in(answer)
    assert "was changed since you opened this page" in fault
    again = sent_by(answer)
    assert (again["confirm"], again["review"], again["seen_version"]) == (["starts_per_year"], "none", "2")
    client.post(page_of(waiting), again | {"decision": "publish"})
    assert stands(waiting) == "published"


def test_what_its_sender_changed_meanwhile_is_not_published_unseen(
    cast: Cast, waiting: ChangeRequest
) -> None:
    client = signed_in(cast.curator)
    form = shown(client, waiting) | {"decision": "publish", "confirm": ["starts_per_year"]}
    take_back(waiting, by=cast.submitter)
    written(waiting, by=cast.submitter, starts_per_year="1")
    submit(ChangeRequest.objects.get(pk=waiting.pk), by=cast.submitter)

    answer = client.post(page_of(waiting), form)

    [fault] = faults_in(answer)
    assert fault.startswith("The sender of “Helping hand” has changed it since you opened this page.")
    assert "confirm" not in sent_by(answer)
    assert stands(waiting) == "submitted"


@pytest.mark.parametrize(
    "decision", ["publish", "publish-part", "return", "withdraw", "assign", "ask-for-source"]
)
def test_what_somebody_else_decided_meanwhile_is_told_and_not_decided_again(
    cast: Cast, waiting: ChangeRequest, decision: str
) -> None:
    client = signed_in(cast.curator)
    form = shown(client, waiting) | {"decision": decision, "confirm": ["starts_per_year"]} | REASON
    withdraw(waiting, by=cast.administrator, reason_code="duplicate", answer="It is there already.")

    answer = client.post(page_of(waiting), form)

    [fault] = faults_in(answer)
    assert "“Helping hand” is withdrawn" in fault or "does not wait for a curator" in fault
    text = text_of(answer)
    assert "It is there already." in text
    assert stands(waiting) == "withdrawn"
    assert Event.objects.filter(action="withdraw").count() == 1


def test_a_form_that_is_sent_twice_publishes_once(
    cast: Cast, service: Service, waiting: ChangeRequest
) -> None:
    client = signed_in(cast.curator)
    form = shown(client, waiting) | {"decision": "publish", "confirm": ["starts_per_year"]}

    client.post(page_of(waiting), form)
    answer = client.post(page_of(waiting), form)

    assert faults_in(answer) == ["“Helping hand” is published already."]
    service.refresh_from_db()
    assert service.version == 2


def test_a_service_that_was_withdrawn_meanwhile_takes_no_correction(
    cast: Cast, service: Service, waiting: ChangeRequest
) -> None:
    move(service, to=EntryStatus.WITHDRAWN, by=None, role="operator", reason="It closed")
    client = signed_in(cast.curator)
    assert "The service is no longer published" in text_of(client.get(page_of(waiting)))

    [fault] = faults_in(publish(client, waiting))

    assert "“Helping hand” is withdrawn" in fault
    assert stands(waiting) == "submitted"


def test_an_area_that_ended_meanwhile_is_told_at_its_column(cast: Cast) -> None:
    area = AreaFactory(parent=cast.region, name="Old unit")
    request = a_new_request(by=cast.commissioner, area=area.code)
    area.valid_to = today() - timedelta(days=1)
    area.save()

    [fault] = faults_in(publish(signed_in(cast.administrator), request))

    assert fault.startswith("“Old unit” ended on")


@pytest.mark.parametrize("decision", ["", "nonsense"])
def test_a_button_that_there_is_not_does_nothing(cast: Cast, waiting: ChangeRequest, decision: str) -> None:
    assert faults_in(decide(signed_in(cast.curator), waiting, decision)) == ["Choose what is to be done."]


@pytest.mark.parametrize(
    "told",
    [
        {"seen_version": "one"},
        {"seen_version": "٣"},
        {"seen_edition": "9" * 40},
        {"take": ["no_such_column"], "confirm": ["\x00"], "between-": "asked"},
        {"answer": "x" * 501},
        {"reason_code": "superseded"},
    ],
)
def test_a_form_that_was_tampered_with_changes_nothing(
    cast: Cast, waiting: ChangeRequest, told: dict[str, Any]
) -> None:
    sent = {"confirm": ["starts_per_year"], "reason_code": "unclear", "answer": "Because"} | told

    assert faults_in(decide(signed_in(cast.curator), waiting, "publish-part", **sent))
    assert stands(waiting) == "submitted"


def test_what_a_session_lost_is_shown_again(cast: Cast, waiting: ChangeRequest) -> None:
    client = signed_in(cast.curator)
    form = shown(client, waiting) | {"decision": "return", "answer": "A long sentence", "take": ["summary"]}
    client.logout()
    sent = client.post(page_of(waiting), form, headers={"origin": "http://testserver"})
    assert sent["Location"].startswith("/accounts/login/")
    _sign_in_again(client, cast.curator)

    again = sent_by(client.get(page_of(waiting)))

    assert (again["answer"], again["take"]) == ("A long sentence", ["summary"])
    assert stands(waiting) == "submitted"


def _sign_in_again(client: Any, somebody: User) -> None:
    """As allauth does: what waits in the visitor's session stays."""
    kept = dict(client.session)
    client.force_login(somebody)
    session = client.session
    session.update({key: value for key, value in kept.items() if not key.startswith("_auth")})
    session.save()
