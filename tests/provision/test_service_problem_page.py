"""Any reader reports a problem in one field: what is saved, what is warned of, and what happens when it cannot be taken."""

import logging
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import reverse

from provision.models import Event, ProblemReport, Service
from provision.models.problem_report import LONGEST_REPORT
from provision.problems import MOST_WAITING
from tests.cast import Cast
from tests.factories import OrganisationFactory, ServiceFactory
from tests.provision.listing import NOON

pytestmark = pytest.mark.django_db
TEXT = "The mailbox is full and nobody answers."
PERSONAL = "My client John Smith was sent away."


@pytest.fixture
def service() -> Service:
    made: Service = ServiceFactory(
        name="Steady Ground",
        organisation=OrganisationFactory(name="Open Door Recovery"),
        referral_phone="01632 960401",
    )
    return made


def address(service: Service) -> str:
    return reverse("service-problem", args=[service.public_id])


def as_it_is(client: Client, service: Service, text: str) -> dict[str, str]:
    """What the second button sends, after the warning."""
    page = client.post(address(service), {"text": text})
    return {"text": text, "as_it_is": page.context["form"].digest}


# --- Sending ----------------------------------------------------------------------------------------


def test_the_form_has_one_field_and_invites_no_personal_data(client: Client, service: Service) -> None:
    html = client.get(address(service)).content.decode()

    assert html.count("<textarea") == 1
    assert "Do not write anybody’s name" in html
    assert "Steady Ground" in html


def test_a_report_is_saved_without_who_sent_it_and_thanks_say_what_happens_next(
    client: Client, service: Service
) -> None:
    answer = client.post(address(service), {"text": TEXT}, follow=True)

    report = ProblemReport.objects.get()
    assert (report.service, report.text, report.settled_at) == (service, TEXT, None)
    assert answer.redirect_chain == [(reverse("service-problem-sent", args=[service.public_id]), 302)]
    assert "What happens next" in answer.content.decode()
    assert not Event.objects.exists()


def test_sending_twice_keeps_one_report(client: Client, service: Service) -> None:
    answers = [client.post(address(service), {"text": TEXT}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert ProblemReport.objects.count() == 1


def test_the_same_words_make_a_new_report_once_the_first_is_settled(client: Client, service: Service) -> None:
    ProblemReport.objects.create(service=service, text=TEXT, settled_at=NOON, outcome="Corrected")

    client.post(address(service), {"text": TEXT})

    assert ProblemReport.objects.waiting().count() == 1


@pytest.mark.parametrize("text", ["", "   ", "\n\r\n"])
def test_nothing_to_say_is_refused_in_words(client: Client, service: Service, text: str) -> None:
    answer = client.post(address(service), {"text": text})

    assert "Write what is wrong" in answer.content.decode()
    assert not ProblemReport.objects.exists()


def test_a_line_break_counts_as_one_character_up_to_the_most(client: Client, service: Service) -> None:
    lines = "a\r\n" * (LONGEST_REPORT // 2 - 1) + "ab"

    client.post(address(service), {"text": lines})
    refused = client.post(address(service), {"text": lines + "b"})

    assert len(ProblemReport.objects.get().text) == LONGEST_REPORT
    assert f"Use at most {LONGEST_REPORT} characters" in refused.content.decode()


def test_a_null_character_is_refused_in_words(client: Client, service: Service) -> None:
    answer = client.post(address(service), {"text": "It has\x00 closed"})

    assert "a character that cannot be kept" in answer.content.decode()
    assert not ProblemReport.objects.exists()


def test_markup_in_a_text_is_shown_as_it_was_typed(client: Client, service: Service) -> None:
    answer = client.post(address(service), {"text": "<script>alert(1)</script> Mr Smith"})

    assert "<script>alert(1)" not in answer.content.decode()
    assert "&lt;script&gt;alert(1)" in answer.content.decode()


# --- What tells who somebody is ----------------------------------------------------------------------


def test_what_looks_personal_is_said_in_words_before_it_is_saved(client: Client, service: Service) -> None:
    answer = client.post(address(service), {"text": PERSONAL})

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "line 1: what may be a person’s name, “John Smith”" in html
    assert f">\n{PERSONAL}</textarea>" in html
    assert "Send it as it is" in html
    assert not ProblemReport.objects.exists()


def test_it_is_sent_as_it_is_when_its_sender_says_so(client: Client, service: Service) -> None:
    client.post(address(service), as_it_is(client, service, PERSONAL))

    assert ProblemReport.objects.get().text == PERSONAL


def test_saying_so_holds_for_the_very_text_that_was_warned_of(client: Client, service: Service) -> None:
    sent = as_it_is(client, service, PERSONAL)

    answer = client.post(address(service), sent | {"text": PERSONAL + " Mrs Jones too."})

    assert "“Mrs Jones”" in answer.content.decode()
    assert not ProblemReport.objects.exists()


def test_the_changed_text_is_sent_at_once(client: Client, service: Service) -> None:
    as_it_is(client, service, PERSONAL)

    answer = client.post(address(service), {"text": "Somebody was sent away."})

    assert answer.status_code == 302


@pytest.mark.parametrize(
    "text",
    [
        "Steady Ground of Open Door Recovery does not answer.",
        "Nobody answers on 01632 960401.",
        "It is Talking Therapies in the North West now, 0800 123 4567.",
    ],
)
def test_what_the_entry_says_itself_is_nobodys_own(client: Client, service: Service, text: str) -> None:
    assert client.post(address(service), {"text": text}).status_code == 302


def test_no_text_is_written_to_the_log(
    client: Client, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.post(address(service), as_it_is(client, service, PERSONAL))

    assert "John Smith" not in caplog.text


# --- When it cannot be taken -------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["withdrawn", "draft"])
def test_a_service_that_left_the_map_meanwhile_says_so_and_keeps_the_words_on_the_screen(
    client: Client, service: Service, status: str
) -> None:
    Service.objects.update(status=status)

    answer = client.post(address(service), {"text": TEXT})

    html = answer.content.decode()
    assert answer.status_code == 404
    assert "This service is not on the map" in html
    assert TEXT in html
    assert "Steady Ground" not in html
    assert not ProblemReport.objects.exists()


def test_an_address_of_no_service_is_answered_alike(client: Client) -> None:
    answer = client.get(reverse("service-problem", args=[uuid4()]))

    assert answer.status_code == 404
    assert "This service is not on the map" in answer.content.decode()


def test_thanks_are_given_for_a_service_that_left_the_map_since(client: Client, service: Service) -> None:
    Service.objects.update(status="withdrawn")

    answer = client.get(reverse("service-problem-sent", args=[service.public_id]))

    assert answer.status_code == 200
    assert "Steady Ground" not in answer.content.decode()


def test_after_so_many_that_wait_no_more_are_taken_and_the_page_says_why(
    client: Client, service: Service
) -> None:
    waiting = [ProblemReport(service=service, text=f"Report {n}") for n in range(MOST_WAITING)]
    ProblemReport.objects.bulk_create(waiting)

    pages = [client.get(address(service)), client.post(address(service), {"text": TEXT})]

    assert [page.status_code for page in pages] == [200, 409]
    assert all("200 reports on it wait for a curator already" in page.content.decode() for page in pages)
    assert TEXT in pages[1].content.decode()
    assert ProblemReport.objects.count() == MOST_WAITING


def test_a_settled_report_makes_room(client: Client, service: Service) -> None:
    waiting = [ProblemReport(service=service, text=f"Report {n}") for n in range(MOST_WAITING)]
    ProblemReport.objects.bulk_create(waiting)
    ProblemReport.objects.filter(text="Report 7").update(settled_at=NOON)

    assert client.post(address(service), {"text": TEXT}).status_code == 302


def test_too_many_from_one_connection_have_to_wait_and_lose_nothing(client: Client, service: Service) -> None:
    answers = [client.post(address(service), {"text": f"{TEXT} {n}"}) for n in range(21)]

    assert [answer.status_code for answer in answers] == [302] * 20 + [429]
    assert f"{TEXT} 20</textarea>" in answers[-1].content.decode()
    assert "wait ten minutes" in answers[-1].content.decode()
    assert ProblemReport.objects.count() == 20


def test_connections_are_counted_apart_up_to_a_most_for_all(client: Client, service: Service) -> None:
    with override_settings(ACCOUNT_RATE_LIMITS={"report_problem": "2/10m/ip,3/h/key"}):
        answers = [
            client.post(
                address(service), {"text": f"{TEXT} {n}"}, REMOTE_ADDR=f"192.0.2.{n // 2}"
            ).status_code
            for n in range(5)
        ]

    assert answers == [302, 302, 302, 429, 429]


def test_a_warning_counts_for_nothing(client: Client, service: Service) -> None:
    for _ in range(25):
        client.post(address(service), {"text": PERSONAL})

    assert client.post(address(service), {"text": TEXT}).status_code == 302


def test_where_reading_needs_an_account_so_does_reporting(
    client: Client, cast: Cast, service: Service
) -> None:
    with override_settings(PUBLIC_READING=False):
        outside = client.post(address(service), {"text": TEXT})
        client.force_login(cast.outsider)
        inside = client.post(address(service), {"text": TEXT})

    assert outside["Location"].startswith("/accounts/login/")
    assert inside.status_code == 302
    assert ProblemReport.objects.count() == 1


def test_what_was_typed_outlives_a_form_whose_token_has_run_out(service: Service) -> None:
    client = Client(enforce_csrf_checks=True)

    refused = client.post(address(service), {"text": TEXT}, headers={"origin": "http://testserver"})

    assert refused.status_code == 403
    assert f"{TEXT}</textarea>" in client.get(address(service)).content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client: Client, service: Service, method: str) -> None:
    assert getattr(client, method)(address(service)).status_code == 405


def test_the_entry_leads_to_the_form(client: Client, service: Service) -> None:
    cache.clear()

    assert f'href="{address(service)}"' in client.get(service.get_absolute_url()).content.decode()
