"""While edits wait, nothing that readers see changes: not a byte of a page or a file, and no figure."""

import re
from collections.abc import Mapping
from io import StringIO
from itertools import chain
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from provision.entries.columns import CRITICAL
from provision.entries.deciding import give_back, submit, take_back, withdraw
from provision.exchange.exporting import as_text
from provision.exchange.tables.services import SERVICES
from provision.fingerprint import take_fingerprint
from provision.models import Area, ChangeRequest, Service
from tests.cast import person
from tests.provision.entries.verbs import (
    REASON,
    a_correction,
    a_new_draft,
    a_new_request,
    a_sent_correction,
    approved,
)
from tests.provision.listing import stop_the_clock
from tests.site.addresses import NEED, UNIT, pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

OF_EACH_ONES_OWN = {"entries", "due", "watching", "messages", "service-new", "caseload-figures"}
"""Pages that show a reader nothing but what is theirs."""
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
NEW: dict[str, Any] = {
    "name": "Brand-new open door", "needs": NEED, "delivery": "delivering", "starts_per_year": "400",
    "capacity_as_at": "2026-11-01", "summary": "Brand-new",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


@pytest.fixture(name="writer")
def _writer() -> User:
    return person("writer", role=Role.SUBMITTER, areas=[Area.objects.get(code=UNIT)])


@pytest.fixture(name="reader")
def _reader() -> User:
    return person("reader", role=Role.SUBMITTER, areas=[Area.objects.get(code=UNIT)])


@pytest.fixture(name="curator")
def _curator() -> User:
    return person("looks-after-all", role=Role.CURATOR, everywhere=True)


@pytest.fixture(name="service")
def _service() -> Service:
    """The one whose page is among those of the site, made one of the unit's."""
    service: Service | None = Service.objects.published().order_by("name", "pk").first()
    assert service is not None
    service.referral_email = "team@example.org"
    service.save()
    service.coverage.get_or_create(area=Area.objects.get(code=UNIT))
    return service


def addresses() -> list[str]:
    listed = {name: found for name, found in pages().items() if name not in OF_EACH_ONES_OWN}
    files = [f"/services/?format={kind}{area}" for kind in ("csv", "json") for area in ("", f"&area={UNIT}")]
    return [*chain.from_iterable(listed.values()), *files, reverse("report-json", args=[UNIT])]


def bytes_at(address: str, *, reader: User | None) -> bytes:
    """What a reader gets, without the token that is drawn anew for each answer."""
    client = Client()
    if reader:
        client.force_login(reader)
    answer = client.get(address)
    return TOKEN.sub(b"", answer.getvalue() + str(answer.status_code).encode())


def seen_by(reader: User | None, *, among: list[str]) -> Mapping[str, bytes]:
    return {address: bytes_at(address, reader=reader) for address in among}


def gap_figures() -> str:
    text = StringIO()
    call_command("gaps", "--format", "json", stdout=text)
    return text.getvalue()


def ask_for_everything(service: Service, *, writer: User, curator: User) -> None:
    """Drafts and requests in every state in which they are not published."""
    asked = {
        "name": "Quite another name", "organisation": "Quite another trust", "starts_per_year": "9000",
        "capacity_as_at": "2026-11-01", "needs": NEED, "referral_email": "other@example.org",
    }  # fmt: skip
    a_sent_correction(service, by=writer, **asked)
    a_correction(service, by=writer, **asked)
    for somebody, state in enumerate(("submitted", "draft again", "returned", "withdrawn")):
        other = person(f"writer{somebody}", role=Role.SUBMITTER, areas=[Area.objects.get(code=UNIT)])
        request = a_sent_correction(service, by=other, **asked)
        _bring(request, state, by=other, curator=curator)
        _bring(a_new_request(by=other, area=UNIT, **NEW), state, by=other, curator=curator)
    a_new_draft(by=writer, area=UNIT, **NEW)


def _bring(request: ChangeRequest, state: str, *, by: User, curator: User) -> None:
    if state == "draft again":
        take_back(request, by=by)
    elif state == "returned":
        give_back(request, by=curator, **REASON)
    elif state == "withdrawn":
        withdraw(request, by=curator, **REASON)


def test_an_edit_that_waits_changes_nothing_that_anybody_reads(
    service: Service, writer: User, reader: User, curator: User
) -> None:
    for_all = addresses()
    of_services = [a for a in for_all if a.startswith("/services/") or f"/{UNIT}/" in a]
    before = {"anybody": seen_by(None, among=for_all), "a colleague": seen_by(reader, among=of_services)}
    figures, exported, fingerprint = gap_figures(), as_text(SERVICES), take_fingerprint()

    ask_for_everything(service, writer=writer, curator=curator)

    assert ChangeRequest.objects.count() == 11
    assert {request.status for request in ChangeRequest.objects.all()} == {
        "draft", "submitted", "returned", "withdrawn",
    }  # fmt: skip
    after = {"anybody": seen_by(None, among=for_all), "a colleague": seen_by(reader, among=of_services)}
    for who, seen in after.items():
        assert [address for address in seen if seen[address] != before[who][address]] == [], who
    assert take_fingerprint() == fingerprint
    assert gap_figures() == figures
    assert as_text(SERVICES) == exported


def test_its_sender_sees_that_it_waits_and_the_published_facts_all_the_same(
    service: Service, writer: User
) -> None:
    a_sent_correction(service, by=writer, name="Quite another name")

    page = bytes_at(service.get_absolute_url(), reader=writer).decode()

    assert "Your correction of this has waited for a curator since 24 November 2026." in page
    assert "Quite another name" not in page


def test_once_it_is_published_all_of_these_change(service: Service, writer: User, curator: User) -> None:
    """So that the test above would see a change."""
    listed = f"/services/?area={UNIT}"
    where = [service.get_absolute_url(), listed, f"{listed}&format=csv", f"{listed}&format=json"]
    where.append(reverse("area", args=[UNIT]))
    before, figures, fingerprint = seen_by(None, among=where), gap_figures(), take_fingerprint()
    correction = a_correction(service, by=writer, name="Quite another name")
    submit(correction, by=writer)
    request = a_new_request(by=writer, area=UNIT, **NEW)

    approved(correction, by=curator, confirmed=CRITICAL)
    approved(request, by=curator)

    after = seen_by(None, among=where)
    assert [address for address in where if after[address] == before[address]] == []
    assert take_fingerprint() != fingerprint
    assert gap_figures() != figures
