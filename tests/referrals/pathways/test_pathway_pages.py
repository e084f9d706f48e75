"""The pages of pathways: read by all, changed by those who may, and never by a GET."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from referrals.models import Agreement, Pathway
from referrals.pathways.adopting import adopt
from tests.cast import Cast
from tests.factories import ServiceFactory
from tests.referrals.pathways.invented import template

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(cast: Cast) -> Pathway:
    """A pathway that the home unit adopted."""
    return adopt(template(), areas=[cast.unit], by=cast.commissioner)


def told(row: Pathway, **changes: str) -> dict[str, Any]:
    """The form of the step `care` as it stands, with changes."""
    plain = {
        "version": str(row.version), "stage": "court", "agency": "Health", "actor": "team", "action": "Cares",
        "is_exit": "on", "destination": "GP", "fallback": "Ask again", "receiving_types": "cmht",
    }  # fmt: skip
    return plain | changes


def step_address(row: Pathway, key: str = "care", *, name: str = "pathway-step") -> str:
    return reverse(name, args=[row.public_id, key])


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_list_has_national_pathways_and_what_regions_adopted(
    client: Client, own: Pathway, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        text = page(client, reverse("pathways"))

    assert text.count("Look to care") == 2
    assert "Home region" in text
    assert "Home unit" in text


def test_a_page_draws_the_pathway_and_says_the_same_as_a_list(
    client: Client, own: Pathway, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(25):
        text = page(client, own.get_absolute_url())

    assert "3 steps, in the hands of 2 agencies." in text
    assert "It is as the national pathway has it." in text
    assert '<svg class="app-lanes__drawing"' in text
    assert text.index("Step by step") < text.index("As a diagram")
    for words in ("Is there a need?", "Community team", "When it says no", "not known", "intercept 2"):
        assert words in text
    assert "style=" not in text.replace('rel="stylesheet"', "")


def test_differences_and_problems_are_told_in_words(client: Client, own: Pathway) -> None:
    own.steps.filter(key="care").update(fallback="Ring the lead", time_standard=2, time_unit="weeks")
    own.steps.filter(key="wait").update(is_exit=False)
    text = page(client, own.get_absolute_url())

    assert "2. Cares: when it says no is “Ring the lead”, in the template “Ask again”." in text
    assert "2. Cares: the time standard is “within 2 weeks”, in the template “not known”." in text
    assert "within 2 weeks" in text
    assert "3. Waits: nothing follows, and it is not marked as a way out." in text


def test_a_service_that_readers_may_not_see_is_not_named(client: Client, own: Pathway) -> None:
    hidden = ServiceFactory(name="Hidden service", status="draft")
    own.steps.filter(key="care").update(receiving_service=hidden)
    text = page(client, own.get_absolute_url())

    assert "Hidden service" not in text
    assert "a service that is not shown" in text


def test_an_agreement_shows_its_review(client: Client, own: Pathway) -> None:
    agreement = Agreement.objects.create(name="Sharing at release", review_on="2027-03-01")
    own.steps.filter(key="care").update(agreement=agreement)

    assert "Sharing at release (to be reviewed on 1 March 2027)" in page(client, own.get_absolute_url())


def test_only_those_who_may_see_the_ways_to_change_it(client: Client, own: Pathway, cast: Cast) -> None:
    assert own.template is not None
    seen = {}
    for name, person in cast.people.items():
        client.force_login(person)
        text = page(client, own.get_absolute_url())
        national = page(client, own.template.get_absolute_url())
        seen[name] = (
            step_address(own) in text,
            step_address(own.template) in national,
            "Adopt for…" in national,
        )

    assert seen == {
        "submitter": (False, False, False),
        "colleague": (False, False, False),
        "outsider": (False, False, False),
        "commissioner": (True, False, True),
        "curator": (True, False, True),
        "administrator": (True, True, True),
    }


def test_pages_that_change_something_ask_who_it_is_and_whether_they_may(
    client: Client, own: Pathway, cast: Cast
) -> None:
    addresses = [
        reverse("pathway-step-add", args=[own.public_id]),
        step_address(own),
        step_address(own, name="pathway-step-remove"),
    ]
    for address in addresses:
        assert "/accounts/login/" in client.get(address)["Location"]
    client.force_login(cast.outsider)
    assert [client.get(address).status_code for address in addresses] == [403, 403, 403]
    client.force_login(cast.commissioner)
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]
    assert client.get(step_address(own, "no-such")).status_code == 404


def test_adopting_by_the_form(client: Client, cast: Cast) -> None:
    row = template()
    address = reverse("pathway-adopt", args=[row.public_id])
    client.force_login(cast.submitter)
    assert client.get(address).status_code == 403
    client.force_login(cast.commissioner)
    assert "Other unit" not in page(client, address)

    assert "Choose the areas that adopt it" in client.post(address, {}).content.decode()
    assert client.post(address, {"areas": [cast.other_unit.code]}).status_code == 200
    answer = client.post(address, {"areas": [cast.unit.code]})

    adopted = row.adoptions.get()
    assert answer["Location"] == adopted.get_absolute_url()
    assert adopted.areas.get() == cast.unit
    assert "adopted it already" in client.post(address, {"areas": [cast.unit.code]}).content.decode()


def test_changing_a_step_by_the_form(client: Client, own: Pathway, cast: Cast) -> None:
    client.force_login(cast.commissioner)
    answer = client.post(step_address(own), told(own, action="Cares well", way_1="wait", when_1="no"))

    assert answer["Location"] == f"{own.get_absolute_url()}#step-care"
    step = own.steps.get(key="care")
    assert step.action == "Cares well"
    assert [(way.to.key, way.when) for way in step.branches.all()] == [("wait", "no")]


def test_the_form_shows_a_step_as_it_stands(client: Client, own: Pathway, cast: Cast) -> None:
    client.force_login(cast.commissioner)
    form = client.get(step_address(own, "look")).context["form"]

    assert form["action"].value() == "Looks"
    assert (form["way_1"].value(), form["when_1"].value()) == ("care", "yes")
    assert (form["way_2"].value(), form["when_2"].value()) == ("wait", "no")


def test_a_step_keeps_a_service_and_an_agreement_that_the_form_would_not_offer(
    client: Client, own: Pathway, cast: Cast
) -> None:
    hidden = ServiceFactory(status="withdrawn", name="Hidden service")
    agreement = Agreement.objects.create(name="Of elsewhere")
    own.steps.filter(key="care").update(receiving_service=hidden, agreement=agreement)
    client.force_login(cast.commissioner)
    form = client.get(step_address(own)).context["form"]
    sent = {field.html_name: field.value() for field in form if field.value() not in (None, "", False, [])}

    text = client.post(step_address(own), sent | {"action": ""}).content.decode()
    assert "Hidden service" not in text
    assert client.post(step_address(own), sent).status_code == 302
    step = own.steps.get(key="care")
    assert (step.receiving_service, step.agreement) == (hidden, agreement)


def test_a_step_with_many_ways_on_keeps_them_all(client: Client, own: Pathway, cast: Cast) -> None:
    look = own.steps.get(key="look")
    for number in (4, 5):
        other = own.steps.create(
            key=f"more-{number}", order=number, stage=look.stage, agency="Health", actor="team", action="More",
            is_exit=True, destination="GP",
        )  # fmt: skip
        look.branches.create(to=other, when=f"answer {number}")
    client.force_login(cast.commissioner)
    form = client.get(step_address(own, "look")).context["form"]
    sent = {field.html_name: field.value() for field in form if field.value() not in (None, "", False, [])}

    assert client.post(step_address(own, "look"), sent | {"actor": "nurse"}).status_code == 302
    assert own.steps.get(key="look").actor == "nurse"
    assert look.branches.count() == 4


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"version": "7"}, "Somebody else changed this pathway meanwhile"),
        ({"way_1": "look"}, "1. Looks: it leads back to itself."),
        ({"min_age": "30", "max_age": "20"}, "The oldest age is below the youngest"),
        ({"time_standard": "3"}, "Say the unit of the time standard"),
        ({"time_standard": "0", "time_unit": "days"}, "A time standard is above 0"),
        ({"destination": "", "receiving_types": ""}, "Say where people go who leave the pathway here"),
        ({"action": ""}, "Say what is done"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_what_was_typed_stays(
    client: Client, own: Pathway, cast: Cast, changes: dict[str, str], said: str
) -> None:
    client.force_login(cast.commissioner)
    sent = {name: text for name, text in told(own, actor="nurse", **changes).items() if text}
    text = client.post(step_address(own), sent).content.decode()

    assert said in text
    assert 'value="nurse"' in text
    assert own.steps.get(key="care").actor == "team"


def test_adding_moving_and_removing_a_step(client: Client, own: Pathway, cast: Cast) -> None:
    client.force_login(cast.commissioner)
    client.post(
        reverse("pathway-step-add", args=[own.public_id]),
        told(own, action="Meets", after="look", after_when="maybe"),
    )
    assert own.steps.get(key="meets").order == 2

    client.post(step_address(own, "meets", name="pathway-step-move"), {"version": "2", "to": "later"})
    assert own.steps.get(key="meets").order == 3

    client.post(step_address(own, "meets", name="pathway-step-remove"), {"version": "2"})
    assert own.steps.filter(key="meets").exists()
    client.post(step_address(own, "meets", name="pathway-step-remove"), {"version": "3"})
    assert not own.steps.filter(key="meets").exists()


def test_moving_takes_a_post(client: Client, own: Pathway, cast: Cast) -> None:
    client.force_login(cast.commissioner)

    assert client.get(step_address(own, name="pathway-step-move")).status_code == 405
