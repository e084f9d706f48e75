"""The numbered versions of a service: undoing them, the newest first, gives the first one again."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provision.entries.confirming import confirm_still_correct, tell_today
from provision.entries.texts import texts_of
from provision.exchange.events import Author
from provision.exchange.staging import stage_cells
from provision.exchange.tables.services import SERVICES
from provision.exchange.writing import apply
from provision.models import Service
from tests.cast import Cast, assemble
from tests.factories import NeedFactory, TermFactory
from tests.provision.entries.verbs import a_published_service, a_sent_correction, approved, undone

pytestmark = pytest.mark.django_db


# Columns with texts that each of them may hold, of different kinds: words, numbers, days, lists, codes, “none”.
TEXTS: dict[str, list[str]] = {
    "name": ["Helping hand", "Helping hands", "Open door"],
    "summary": ["", "Talking", "Talking,\nand walking"],
    "places": ["", "0", "4", "12.5"],
    "min_age": ["", "none", "18", "25"],
    "languages": ["", "none", "Welsh", "English;Polish"],
    "needs": ["", "none", "need_a", "need_b;need_a"],
    "exclusions": ["", "none", "no_gp"],
    "referral_phone": ["", "01632 960000"],
    "starts_on": ["", "2026-01-01"],
    "address": ["", "1 High Street"],
    "organisation": ["Harbour trust", "Trent trust"],
    "areas": [],
}
ASKED = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(texts) for name, texts in TEXTS.items() if texts}
)
STEPS = st.lists(st.tuples(st.sampled_from(["correct", "import", "confirm", "today"]), ASKED), max_size=6)


def _correct(service: Service, asked: dict[str, str], cast: Cast) -> None:
    stands = texts_of(service)
    changed = {column: text for column, text in asked.items() if text != stands[column]}
    if changed:
        approved(a_sent_correction(service, by=cast.submitter, **changed), by=cast.curator)


def _import(service: Service, asked: dict[str, str], cast: Cast) -> None:
    row: dict[str, Any] = {"service_id": str(service.public_id), "sender": "csv"}
    apply(stage_cells(SERVICES, [row | asked]), by=Author(role="operator", reason="a file"))


def _confirm(service: Service, asked: dict[str, str], cast: Cast) -> None:
    confirm_still_correct(
        service, by=cast.submitter, seen_version=service.version, capacity_is_confirmed="name" in asked
    )


def _today(service: Service, asked: dict[str, str], cast: Cast) -> None:
    tell_today(
        service,
        by=cast.submitter,
        seen_version=service.version,
        places_free=asked.get("places", ""),
        wait_weeks="2",
    )


VERBS: dict[str, Callable[[Service, dict[str, str], Cast], None]] = {
    "correct": _correct,
    "import": _import,
    "confirm": _confirm,
    "today": _today,
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_undoing_every_version_from_the_newest_gives_the_first(
    db: None, steps: list[tuple[str, Any]]
) -> None:
    with transaction.atomic():
        cast = assemble()
        NeedFactory(code="need_a")
        NeedFactory(code="need_b")
        TermFactory(vocabulary="exclusion", code="no_gp")
        service = a_published_service(areas=[cast.unit])
        seen = {1: texts_of(service)}

        for verb, asked in steps:
            VERBS[verb](service, asked, cast)
            service.refresh_from_db()
            seen[service.version] = texts_of(service)

        assert undone(service) == seen
        assert [r.number for r in service.revisions.order_by("number")] == list(range(2, service.version + 1))
        assert all(before != after for r in service.revisions.all() for _c, before, after in r.edits)
        transaction.set_rollback(True)


def test_a_version_that_changes_many_columns_holds_each_of_them(cast: Cast) -> None:
    NeedFactory(code="need_a")
    service = a_published_service(areas=[cast.unit], places=4)
    first = texts_of(service)
    asked = {
        "needs": "need_a", "min_age": "none", "languages": "none", "address": "1 High Street",
        "organisation": "Harbour trust", "areas": cast.neighbour.code, "places": "",
    }  # fmt: skip

    approved(a_sent_correction(service, by=cast.submitter, **asked), by=cast.curator)

    service.refresh_from_db()
    assert undone(service)[1] == first
    edited = {column for column, _before, _after in service.revisions.get().edits}
    assert set(asked) <= edited
