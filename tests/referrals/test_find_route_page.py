"""Who can take this person? The question, the answer, and that nothing of it is kept."""

import logging
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from provision.models import Area, Need, PostcodeDistrict, Service, Stage, Term, Vocabulary
from referrals.models import Pathway, Step
from tests.cast import person
from tests.factories import AreaFactory, NeedFactory, ServiceFactory, StageFactory, TermFactory
from tests.toolkit.small_country import SmallCountry, found_a_small_country
from tests.ui.dom import Element, parsed

pytestmark = pytest.mark.django_db
FRESH = date(2026, 10, 25)
TELLS_ALL: dict[str, Any] = {
    "sexes": "any",
    "min_age": 18,
    "stated_none": ["max_age", "exclusions"],
    "last_checked_on": FRESH,
    "support_or_treatment": "treatment",
}


@dataclass(frozen=True)
class Place:
    land: SmallCountry
    drink: Term
    no_gp: Term

    @property
    def unit(self) -> Area:
        return self.land.a


@pytest.fixture(name="place")
def _place() -> Place:
    def exclusion(code: str, label: str) -> Term:
        term: Term = TermFactory(vocabulary=Vocabulary.EXCLUSION, code=code, label=label)
        return term

    return Place(
        found_a_small_country(),
        exclusion("active_substance_use", "People using drugs or alcohol now"),
        exclusion("no_gp", "People without a GP"),
    )


def service(place: Place, *excluding: Term, **facts: Any) -> Service:
    """One that tells all, for mood disorders in unit A, unless told otherwise."""
    told = TELLS_ALL | {"needs": [place.land.mood], "areas": [place.unit]} | facts
    if excluding:
        told["stated_none"] = ["max_age"]
    made: Service = ServiceFactory(**told)
    made.exclusions.add(*excluding)
    return made


def ask(client: Client, **said: Any) -> HttpResponse:
    question = {"place": "Unit A", "needs": ["mood_disorder"], "sex": "female", "age": "34"} | said
    return client.post("/routes/", question)  # type: ignore[return-value]  # the test client's own class


def page(response: HttpResponse) -> Element:
    assert response.status_code == 200
    return parsed(response.content.decode())


def words(found: Element) -> str:
    return " ".join(found.text.split())


def finding(response: HttpResponse) -> str:
    (found,) = page(response).all("app-finding")
    return words(found)


def headings(response: HttpResponse) -> list[str]:
    return [words(one) for one in page(response).walk() if one.name in ("h2", "h3")]


def test_the_answer_names_who_takes_who_may_and_who_does_not(client: Client, place: Place) -> None:
    service(place, name="Harbour", how_to_refer="Ring the duty desk", required_documents=["a letter"])
    service(place, name="Silent", sexes="")
    service(place, place.drink, name="Haven")

    answer = ask(client, circumstances=["active_substance_use"])

    assert finding(answer) == (
        "1 service takes this person now. 1 more may: something about it is not known."
    )
    told = words(page(answer))
    assert "How to refer Ring the duty desk" in told
    assert "What to bring a letter" in told
    assert "Last told 25 October 2026" in told
    assert "Ask: whether it takes women" in told
    assert "Haven Does not take people who drink or use drugs now" in told
    assert "Report this unmet need" not in told


def test_nothing_is_kept_written_down_or_put_into_the_address(
    client: Client, place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    service(place, name="Harbour")
    with (
        CaptureQueriesContext(
            connection,
        ) as asked,
        caplog.at_level(logging.DEBUG),
    ):
        answer = ask(client, circumstances=["no_gp"])

    written = [
        one["sql"] for one in asked.captured_queries if not one["sql"].lstrip("(").startswith("SELECT")
    ]
    assert written == []
    assert "no_gp" not in "".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.cookies == {}
    assert not Session.objects.exists()
    assert {form.attributes["method"] for form in page(answer).walk() if form.name == "form"} == {"post"}


def test_sending_it_again_gives_the_same_answer(client: Client, place: Place) -> None:
    service(place, name="Harbour")

    assert finding(ask(client)) == finding(ask(client))


def test_no_token_is_asked_for_because_nothing_is_changed(place: Place) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert ask(strict).status_code == 200


def test_the_form_has_no_field_for_a_name_and_says_that_nothing_is_kept(client: Client) -> None:
    form = page(client.get("/routes/"))  # type: ignore[arg-type]

    names = {
        field.attributes.get("name") for field in form.walk() if field.name in ("input", "select", "textarea")
    }
    assert names <= {"place", "needs", "sex", "age", "circumstances", "stage"}
    assert "Nothing that you enter is kept." in words(form)


def test_an_area_s_page_leads_to_the_form_with_its_name_in_place(client: Client, place: Place) -> None:
    form = page(client.get("/routes/?area=N90A&needs=mood_disorder"))  # type: ignore[arg-type]

    (typed,) = [field for field in form.walk() if field.attributes.get("name") == "place"]
    assert typed.attributes["value"] == "Unit A"
    assert not [field for field in form.walk() if "checked" in field.attributes]


def test_a_district_that_may_lie_in_several_units_asks_which(client: Client, place: Place) -> None:
    service(place, name="Harbour", areas=[place.land.b])
    PostcodeDistrict.objects.create(code="ZZ1", candidates=["N90A", "N90B"])

    question = page(ask(client, place="ZZ1 9AA"))
    assert "Choose which unit “ZZ1” means" in words(question)
    assert [one.attributes["value"] for one in question.walk() if one.attributes.get("name") == "unit"] == [
        "N90A",
        "N90B",
    ]
    assert finding(ask(client, place="ZZ1", unit="N90B")).startswith("1 service takes this person now.")


def test_the_unit_of_another_place_is_not_taken_for_this_one(client: Client, place: Place) -> None:
    PostcodeDistrict.objects.create(code="ZZ1", candidates=["N90A", "N90B"])
    AreaFactory(code="N91C", name="Unit C")

    assert "Choose from the list" in words(page(ask(client, place="ZZ1", unit="N91C")))


def test_a_council_area_means_the_unit_that_holds_it(client: Client, place: Place) -> None:
    service(place, name="Harbour")

    assert finding(ask(client, place="Borough of A")).startswith("1 service takes this person now.")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"place": ""}, "Enter an area or the first half of a postcode"),
        ({"place": "Nowhere"}, "No area named “Nowhere” was found."),
        ({"place": "Nowhere\x00"}, "Null characters are not allowed."),
        ({"place": "QQ99"}, "Which area QQ99 lies in is not known."),
        ({"needs": []}, "Choose at least one need"),
        ({"needs": ["flying"]}, "Choose from the list"),
        ({"sex": ""}, "Choose an answer"),
        ({"age": "old"}, "Enter an age in whole years from 0 to 120"),
        ({"age": "121"}, "Enter an age in whole years from 0 to 120"),
        ({"circumstances": ["sex"]}, "Choose from the list"),
        ({"stage": "moon"}, "Choose from the list"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field_and_the_rest_is_kept(
    client: Client, place: Place, said: dict[str, Any], message: str
) -> None:
    form = page(ask(client, **said))

    assert message in words(form)
    assert form.all("govuk-error-summary")


def test_several_needs_are_told_one_by_one(client: Client, place: Place) -> None:
    service(place, name="Harbour")

    told = words(page(ask(client, needs=["mood_disorder", "psychotic_disorder"])))

    assert "Mood disorder: 1 service takes this person" in told
    assert "Psychotic disorder: no service says that it takes this person" in told


def test_support_alone_is_no_route_to_treatment(client: Client, place: Place) -> None:
    service(place, name="Harbour", support_or_treatment="support")

    told = words(page(ask(client)))

    assert "What takes this person is support, not treatment." in told
    assert "Support, not treatment" in told


def test_where_nobody_has_told_of_a_service_that_is_not_known(client: Client, place: Place) -> None:
    assert finding(ask(client)) == (
        "No service for this is known here. Nobody has told us of one, which is not to say that there is none."
    )


def test_where_every_service_refuses_the_next_best_is_told(client: Client, place: Place) -> None:
    service(place, place.no_gp, name="Harbour")
    service(place, name="Haven", areas=[place.land.b])

    answer = ask(client, circumstances=["no_gp"])

    assert finding(answer) == "No service takes this person. The 1 that is for the need here does not."
    told = words(page(answer))
    assert "1 service would, if they had a GP Harbour" in told
    assert "1 service in Midshires takes such a person, but covers other areas Haven , Unit B" in told


def step(place: Place, *, fallback: str, areas: list[Area], needs: list[Need]) -> Step:
    pathway = Pathway.objects.create(name=f"Pathway to {fallback}")
    pathway.areas.set(areas)
    pathway.needs.set(needs)
    stage: Stage = StageFactory()
    return Step.objects.create(
        pathway=pathway, key="refer", order=1, stage=stage, agency="Probation", actor="officer", action="Refers",
        fallback=fallback,
    )  # fmt: skip


def test_the_fallback_of_the_area_s_pathway_is_told_before_that_of_a_template(
    client: Client, place: Place
) -> None:
    step(place, fallback="the crisis line", areas=[], needs=[])
    assert "the crisis line ( Pathway to the crisis line , national template)" in words(page(ask(client)))

    step(place, fallback="the duty nurse", areas=[place.land.region], needs=[place.land.mood])
    step(place, fallback="another unit’s", areas=[place.land.b], needs=[])
    step(place, fallback="another need’s", areas=[place.unit], needs=[NeedFactory()])
    told = words(page(ask(client)))
    assert "the duty nurse" in told
    assert "the crisis line" not in told
    assert "another" not in told


class TestReporting:
    """The unmet need, already filled in."""

    def test_staff_send_what_was_asked_and_nothing_of_the_person(self, client: Client, place: Place) -> None:
        service(place, place.no_gp, name="Harbour")
        StageFactory(code="community_order")
        client.force_login(person("officer", role=Role.SUBMITTER, areas=[place.unit]))

        answer = page(ask(client, circumstances=["no_gp"], stage="community_order"))

        (form,) = [
            one for one in answer.walk() if one.name == "form" and "unmet" in one.attributes.get("action", "")
        ]
        sent = {
            one.attributes["name"]: one.attributes["value"]
            for one in form.walk()
            if one.name == "input" and one.attributes["name"] != "csrfmiddlewaretoken"
        }
        assert sent == {
            "area": "N90A",
            "needs": "mood_disorder",
            "stage": "community_order",
            "reason": "no_gp",
            "declined_by": "",
        }
        begun = page(client.post(form.attributes["action"], sent))  # type: ignore[arg-type]
        assert {
            one.attributes["value"]
            for one in begun.walk()
            if "checked" in one.attributes and one.attributes["name"] in ("needs", "reason")
        } == {"mood_disorder", "no_gp"}

    def test_where_there_is_no_service_at_all_that_is_the_reason(self, client: Client, place: Place) -> None:
        client.force_login(person("officer", role=Role.SUBMITTER, areas=[place.unit]))

        answer = page(ask(client))

        (reason,) = [one for one in answer.walk() if one.attributes.get("name") == "reason"]
        assert reason.attributes["value"] == "no_such_service"

    def test_everybody_else_is_led_to_signing_in(self, client: Client, place: Place) -> None:
        assert "Sign in to report it" in words(page(ask(client)))


def test_where_reading_is_not_public_the_question_asks_to_sign_in_and_is_not_kept(
    client: Client, place: Place
) -> None:
    with override_settings(PUBLIC_READING=False):
        answer = ask(client)

    assert answer.status_code == 302
    assert not Session.objects.exists()


def test_lapsed_entries_are_no_route(client: Client, place: Place) -> None:
    service(place, name="Harbour", last_checked_on=date(2026, 11, 24) - timedelta(days=400))

    assert "Harbour" not in words(page(ask(client)))


def test_an_answer_takes_few_queries(client: Client, place: Place) -> None:
    for number in range(20):
        service(place, place.no_gp, name=f"Service {number}")
        service(place, name=f"Away {number}", areas=[place.land.b])
    client.force_login(person("officer", role=Role.SUBMITTER, areas=[place.unit]))

    with CaptureQueriesContext(connection) as asked:
        ask(client, circumstances=["no_gp"])

    statements = [one["sql"] for one in asked.captured_queries if "SAVEPOINT" not in one["sql"]]
    assert len(statements) <= 12
