"""Curators see what readers reported on their entries, the oldest first, and settle it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from provision.models import Event, ProblemReport, Service
from provision.problems import SettledAlreadyError, settle
from tests.cast import Cast
from tests.factories import ServiceFactory
from tests.provision.listing import NOON, stop_the_clock
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db
LIST = "/review/problems/"
DONE = "The provider confirmed the new number."


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


def reported(service: Service, text: str, *, days: int = 0) -> ProblemReport:
    report = ProblemReport.objects.create(service=service, text=text)
    ProblemReport.objects.filter(pk=report.pk).update(made_at=NOON - timedelta(days=days))
    report.refresh_from_db()
    return report


@pytest.fixture
def report(cast: Cast) -> ProblemReport:
    return reported(ServiceFactory(name="Helping hand", areas=[cast.unit]), "Nobody answers", days=3)


def listed(client: Client, query: str = "") -> list[str]:
    page = parsed(client.get(LIST + query).content.decode())
    rows = page.all("app-table")[0].walk() if page.all("app-table") else []
    return [row.text for row in rows if row.name == "a"]


def page_of(report: ProblemReport) -> str:
    return reverse("problem", args=[report.public_id])


# --- Who may see them --------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["list", "one"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("submitter", 403), ("commissioner", 403), ("outsider", 403), ("curator", 200), ("administrator", 200)],
)
def test_curators_and_administrators_come_in(
    client: Client, cast: Cast, report: ProblemReport, *, where: str, who: str, status: int
) -> None:
    client.force_login(cast.people[who])

    assert client.get(LIST if where == "list" else page_of(report)).status_code == status


def test_others_are_asked_to_sign_in(client: Client, report: ProblemReport) -> None:
    assert "/accounts/login/" in client.get(LIST)["Location"]
    assert "/accounts/login/" in client.post(page_of(report), {"outcome": DONE})["Location"]


def test_reports_on_others_entries_are_not_there(client: Client, cast: Cast, report: ProblemReport) -> None:
    elsewhere = reported(ServiceFactory(areas=[cast.other_unit]), "Of others")
    shared = reported(ServiceFactory(areas=[cast.unit, cast.other_unit]), "Of both regions")
    client.force_login(cast.curator)

    assert listed(client) == ["Nobody answers"]
    assert client.get(page_of(elsewhere)).status_code == 404
    assert client.post(page_of(shared), {"outcome": DONE}).status_code == 404
    assert client.get(reverse("problem", args=[uuid4()])).status_code == 404
    assert ProblemReport.objects.waiting().count() == 3


# --- The list ----------------------------------------------------------------------------------------


def test_the_oldest_stands_first_with_its_age(client: Client, cast: Cast, report: ProblemReport) -> None:
    reported(report.service, "Older", days=40)
    reported(report.service, "Of today")
    client.force_login(cast.curator)

    html = client.get(LIST).content.decode()

    assert listed(client) == ["Older", "Nobody answers", "Of today"]
    assert "40 days" in html
    assert "3 reports wait" in html


def test_settled_reports_stand_on_a_list_of_their_own(
    client: Client, cast: Cast, report: ProblemReport
) -> None:
    settle(report, by=cast.curator, outcome=DONE)
    client.force_login(cast.curator)

    assert listed(client) == []
    assert listed(client, "?show=settled") == ["Nobody answers"]
    assert DONE in client.get(LIST + "?show=settled").content.decode()


def test_a_long_list_is_told_page_by_page(client: Client, cast: Cast, report: ProblemReport) -> None:
    for number in range(25):
        reported(report.service, f"Report {number}")
    client.force_login(cast.curator)

    assert [len(listed(client, f"?page={number}")) for number in (1, 2)] == [20, 6]


# --- Settling ----------------------------------------------------------------------------------------


def test_a_report_is_settled_with_a_sentence_and_an_event_that_no_reader_meets(
    client: Client, cast: Cast, report: ProblemReport
) -> None:
    client.force_login(cast.curator)

    answer = client.post(page_of(report), {"outcome": DONE})

    report.refresh_from_db()
    event = Event.objects.get()
    assert answer["Location"] == LIST
    assert (report.outcome, report.settled_at, report.settled_by_id) == (DONE, NOON, cast.curator.pk)
    assert (event.role, event.actor_id, event.reason) == ("curator", cast.curator.pk, DONE)
    assert (event.subject, event.service, report.text) == ("Helping hand", None, "Nobody answers")
    assert DONE not in client.get("/").content.decode()


def test_what_was_done_must_be_said(client: Client, cast: Cast, report: ProblemReport) -> None:
    client.force_login(cast.curator)

    answer = client.post(page_of(report), {"outcome": " "})

    assert "Say in a sentence what was done" in answer.content.decode()
    assert not Event.objects.exists()


def test_a_text_that_tells_of_a_person_can_be_erased(
    client: Client, cast: Cast, report: ProblemReport
) -> None:
    client.force_login(cast.curator)

    client.post(page_of(report), {"outcome": DONE, "erases_text": "on"})

    report.refresh_from_db()
    assert report.text == ""
    assert "was erased" in client.get(page_of(report)).content.decode()


def test_a_second_curator_changes_nothing(client: Client, cast: Cast, report: ProblemReport) -> None:
    settle(report, by=cast.administrator, outcome="First")
    client.force_login(cast.curator)

    answer = client.post(page_of(report), {"outcome": "Second"}, follow=True)

    report.refresh_from_db()
    assert "settled this report already" in answer.content.decode()
    assert report.outcome == "First"
    assert Event.objects.count() == 1
    with pytest.raises(SettledAlreadyError):
        settle(report, by=cast.curator, outcome="Third")


@pytest.mark.parametrize("who", ["submitter", "commissioner", "outsider"])
def test_only_those_who_curate_an_entry_settle_its_reports(
    cast: Cast, report: ProblemReport, who: str
) -> None:
    with pytest.raises(PermissionDenied):
        settle(report, by=cast.people[who], outcome=DONE)

    report.refresh_from_db()
    assert report.settled_at is None


def test_the_page_leads_to_correcting_the_entry_while_it_is_published(
    client: Client, cast: Cast, report: ProblemReport
) -> None:
    client.force_login(cast.curator)
    correct = reverse("service-correct", args=[report.service.public_id])

    published = client.get(page_of(report)).content.decode()
    Service.objects.update(status="withdrawn")
    withdrawn = client.get(page_of(report)).content.decode()

    assert correct in published
    assert correct not in withdrawn
    assert "not published any more" in withdrawn
