"""The log of unmet need as readers see it: whole quarters, disclosed, and nothing live."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.test import Client

from referrals.models import Reply
from tests.cast import Cast
from tests.factories import GrantFactory, ServiceFactory, UserFactory
from tests.referrals.scenes import send, words
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db
IN_NOVEMBER, AFTER = datetime(2026, 11, 24, 12, tzinfo=UTC), datetime(2027, 1, 14, 12, tzinfo=UTC)


@contextmanager
def moment(when: datetime) -> Iterator[None]:
    """Another moment, for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: when)
        yield


@pytest.fixture
def after(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which the counts of the quarter are shown."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: AFTER)


def reports(cast: Cast, *, here: int, beside: int) -> None:
    """So many reports of November in the first unit and in its neighbour."""
    need, _reason = words()
    regional = UserFactory()
    GrantFactory(user=regional, areas=[cast.region])
    for unit, count in ((cast.unit, here), (cast.neighbour, beside)):
        for _each in range(count):
            send(by=regional, area=unit, need=need)


def counts(client: Client, address: str) -> dict[str, str]:
    """Each row of the first table: what it is about, and its count as it reads."""
    html = client.get(address).content.decode()
    table = parsed(html[html.index("<table") : html.index("</table>") + len("</table>")])
    rows = [element for element in table.walk() if element.name == "tr"]
    cells = [[cell.text for cell in row.walk() if cell.name in ("th", "td")] for row in rows[1:]]
    return {" ".join(name.split()): " ".join(count.split()) for name, count in cells}


def test_nothing_of_a_quarter_under_way_is_shown(client: Client, cast: Cast) -> None:
    reports(cast, here=12, beside=3)

    shown = counts(client, f"/unmet-need/?area={cast.region.code}")

    assert shown == {"Home unit": "zero", "Neighbouring unit": "zero", "All": "zero"}
    assert client.get("/unmet-need/?quarter=2026-Q4").status_code == 404


@pytest.mark.usefixtures("after")
def test_counts_are_rounded_or_suppressed_and_the_total_keeps_the_secret(client: Client, cast: Cast) -> None:
    with moment(IN_NOVEMBER):
        reports(cast, here=12, beside=3)

    shown = counts(client, f"/unmet-need/?area={cast.region.code}")

    assert shown == {"Home unit": "10", "Neighbouring unit": "suppressed", "All": "10 plus 1 suppressed"}


@pytest.mark.usefixtures("after")
def test_a_commissioner_reads_no_more_than_anybody_else(client: Client, cast: Cast) -> None:
    with moment(IN_NOVEMBER):
        need, _reason = words()
        send(by=cast.submitter, area=cast.unit, need=need)

    client.force_login(cast.commissioner)
    page = client.get(f"/unmet-need/?area={cast.unit.code}").content.decode()
    assert "suppressed" in page
    assert "one by one" not in page
    client.force_login(cast.colleague)
    assert "one by one" in client.get("/unmet-need/").content.decode()


@pytest.mark.parametrize(
    "query", ["area=nowhere", "quarter=2026-Q9", "quarter=2027-Q1", "quarter=x", "area=%00"]
)
def test_what_cannot_be_asked_for_is_said(client: Client, cast: Cast, query: str) -> None:
    assert client.get(f"/unmet-need/?{query}").status_code == 404


def test_the_form_keeps_a_report_and_says_when_it_is_counted(client: Client, cast: Cast) -> None:
    need, reason = words()
    client.force_login(cast.submitter)
    form = client.get("/unmet-need/report/").context["form"]

    answer = client.post(
        "/unmet-need/report/",
        {
            "public_id": form["public_id"].value(),
            "area": cast.unit.code,
            "needs": [need.code],
            "reason": reason.code,
            "month": "2026-11",
        },
        follow=True,
    )

    assert (
        "It counts in October to December 2026, whose counts are shown from 14 January 2027."
        in answer.content.decode()
    )


def test_a_form_that_another_page_began_is_filled_in_and_nothing_is_kept_yet(
    client: Client, cast: Cast
) -> None:
    need, reason = words()
    client.force_login(cast.submitter)

    answer = client.post("/unmet-need/report/", {"needs": [need.code], "reason": reason.code})

    assert answer.status_code == 200
    assert answer.context["form"]["needs"].value() == [need.code]
    assert answer.context["form"]["reason"].value() == reason.code


@pytest.mark.parametrize("who", ["commissioner", "curator", "administrator"])
def test_others_are_refused_the_form(client: Client, cast: Cast, who: str) -> None:
    client.force_login(cast.people[who])
    assert client.get("/unmet-need/report/").status_code == 403


@pytest.mark.usefixtures("after")
def test_a_service_that_says_it_takes_people_whom_it_is_reported_to_decline_is_shown_to_its_curator_and_may_reply(
    client: Client, cast: Cast
) -> None:
    service = ServiceFactory(areas=[cast.unit], stated_none=["exclusions"])
    silent = ServiceFactory(areas=[cast.unit])
    with moment(IN_NOVEMBER):
        need, reason = words()
        for one in (service, silent):
            send(by=cast.submitter, area=cast.unit, need=need, declined_by=str(one.public_id))
    worker = UserFactory()
    GrantFactory(user=worker, organisations=[service.organisation])

    client.force_login(cast.curator)
    seen = client.get("/unmet-need/discrepancies/").content.decode()
    assert service.name in seen
    assert silent.name not in seen
    client.force_login(cast.outsider)
    assert service.name not in client.get("/unmet-need/discrepancies/").content.decode()
    client.force_login(worker)
    client.post(
        "/unmet-need/discrepancies/",
        {"service": str(service.public_id), "reason": reason.code, "text": "We have taken them since June."},
    )
    assert Reply.objects.get().text == "We have taken them since June."
    client.force_login(cast.curator)
    refused = client.post(
        "/unmet-need/discrepancies/",
        {"service": str(service.public_id), "reason": reason.code, "text": "Not the provider."},
    )
    assert refused.status_code == 403
