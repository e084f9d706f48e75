"""What goes out comes back unchanged: for every kind, and for services that chance made up."""

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provision.exchange.cells import tidy
from provision.exchange.events import Author
from provision.exchange.exporting import as_text
from provision.exchange.lists import joined
from provision.exchange.reading import SourceFile
from provision.exchange.registry import offered_kinds, table_of
from provision.exchange.staging import stage, stage_cells
from provision.exchange.writing import apply
from provision.models import Event, Service, Vocabulary
from referrals.models import ActivityReturn, DeclinedCount
from tests.factories import (
    CaseloadFactory,
    CheckFactory,
    OrganisationFactory,
    PrevalenceFactory,
    ServiceFactory,
    SiteFactory,
    TermFactory,
)
from tests.provision.exchange.conftest import Country, Files

OPERATOR = Author("curator", "A test")


def test_each_kind_goes_out_and_comes_back_unchanged(files: Files, country: Country) -> None:
    body = OrganisationFactory(name="=Formula & Co; Ltd", roles=["provides"], source="'quoted")
    body.areas.add(country.region)
    service = ServiceFactory(
        organisation=body, needs=[country.ptsd], areas=[country.north], stages=[country.custody]
    )
    SiteFactory(service=service, is_first=True, name="First")
    SiteFactory(service=service, address="+1 plus\nand a second line ")
    ServiceFactory(status="draft", is_demonstration=True, languages=["a;b", "none", "back\\slash"])
    CaseloadFactory(area=country.north)
    CheckFactory(area=country.north, need=country.ptsd)
    PrevalenceFactory(need=country.ptsd, is_default=True, ci_low=None)
    returned_by(service)

    for kind in offered_kinds():
        count = len(files.exported(kind))
        ended = files.imported(kind, files.folder / "exported.csv", "--commit")
        assert count > 0
        assert f"{kind}: 0 to add, 0 to change, {count} to leave, 0 refused" in ended.said
    assert not Event.objects.exists()


def returned_by(service: Service) -> None:
    """A return of one quarter, with a reason for declining."""
    probation = TermFactory(vocabulary=Vocabulary.SOURCE_OF_REFERRAL, code="E3")
    no_reply = TermFactory(vocabulary=Vocabulary.DECLINE_REASON, code="no_reply")
    row = ActivityReturn.objects.create(
        service=service, quarter=date(2026, 7, 1), source_of_referral=probation, referred=9, declined=4
    )
    DeclinedCount.objects.create(activity=row, reason=no_reply, people=4)


def test_a_draft_is_not_published_by_its_own_export(files: Files, country: Country) -> None:
    ServiceFactory(status="draft")
    files.exported("services")

    files.imported("services", files.folder / "exported.csv", "--commit")

    assert Service.objects.get().status == "draft"


def test_an_export_read_into_an_empty_database_makes_the_same_export(files: Files, country: Country) -> None:
    row = {
        "service_id": "s1",
        "sender": "one",
        "name": "=Talking",
        "organisation": "A trust",
        "needs": "ptsd;psychosis",
        "need_weights": "1;0.3333333333333333",
        "areas": "T50N;T50S",
        "area_shares": "1;2",
        "min_age": "none",
        "address": "1 High Street",
        "commissioners": "A board;Another; board",
    }
    assert files.committed("services", row).code == 0
    before = files.exported("services")
    Service.objects.all().delete()

    files.imported("services", files.folder / "exported.csv", "--commit")

    assert files.exported("services") == before


# --- Chance

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
NUMBERS = st.floats(min_value=0, max_value=1e9, allow_nan=False)


def listed(codes: Sequence[str]) -> st.SearchStrategy[str]:
    chosen = st.lists(st.sampled_from(codes), unique=True).map(joined)
    return st.one_of(st.just(""), st.just("none"), chosen)


def texts(numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), numbers.map(str))


@st.composite
def weighted(draw: st.DrawFn, codes: Sequence[str]) -> tuple[str, str]:
    """A list and its numbers, or none stated."""
    chosen = draw(st.lists(st.sampled_from(codes), unique=True, min_size=1))
    numbers = draw(st.lists(st.floats(0.001, 1e6), min_size=len(chosen), max_size=len(chosen)))
    return ";".join(chosen), draw(st.sampled_from(["", ";".join(map(str, numbers))]))


@st.composite
def services(draw: st.DrawFn) -> dict[str, str]:
    """A row that the import accepts, with whatever words chance finds."""
    needs = draw(st.one_of(st.sampled_from([("", ""), ("none", "")]), weighted(["ptsd", "psychosis"])))
    areas = draw(st.one_of(st.sampled_from([("", ""), ("T50", "")]), weighted(["T50N", "T50S"])))
    first, last = sorted(draw(st.tuples(st.dates(), st.dates())))
    return {
        "service_id": draw(st.uuids().map(str)),
        "sender": "chance",
        "name": draw(WORDS.filter(lambda text: tidy(text) != "")),
        "organisation": draw(st.sampled_from(["A trust", "=SUM(A1)", "Two; names", "none"])),
        "summary": draw(WORDS),
        "who_for": draw(WORDS),
        "needs": needs[0],
        "need_weights": needs[1],
        "areas": areas[0],
        "area_shares": areas[1],
        "stages": draw(listed(["custody", "licence"])),
        "settings": draw(listed(["prison", "court"])),
        "exclusions": draw(listed(["no_gp"])),
        "co_located_at": draw(listed(["7", "8"])),
        "languages": draw(st.one_of(st.just("none"), st.lists(WORDS).map(joined))),
        "commissioners": draw(listed(["A trust", "@board", "x;y"])),
        "min_age": draw(st.sampled_from(["", "none", "0", "18"])),
        "starts_per_year": draw(texts(NUMBERS)),
        "probation_share": draw(texts(st.floats(0, 1))),
        "mean_weeks": draw(texts(st.floats(0.1, 100))),
        "starts_on": draw(st.sampled_from(["", first.isoformat()])),
        "ends_on": draw(st.sampled_from(["", last.isoformat()])),
        "address": draw(WORDS),
        "address_visibility": draw(st.sampled_from(["", "public", "on_request"])),
        "demonstration": draw(st.sampled_from(["", "yes"])),
        "status": "published",
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(services(), min_size=1, max_size=4, unique_by=lambda row: row["service_id"]))
def test_whatever_was_accepted_is_left_alone_when_its_export_comes_back(
    files: Files, country: Country, rows: list[dict[str, str]]
) -> None:
    table = table_of("services")
    Service.objects.all().delete()
    staged = stage_cells(table, rows)
    assert staged.refusals == []
    apply(staged, by=OPERATOR)

    text = as_text(table)
    source = SourceFile.open(files.text(text), table=table)
    back = stage(table, source.rows(), fixed=table.import_defaults(sender=""))

    assert (back.additions, back.changes, back.refusals) == ([], [], [])
    assert back.left == len(rows)
    assert len(list(csv.DictReader(StringIO(text)))) == len(rows)
    again = stage_cells(table, rows)
    assert (again.additions, again.changes, again.left) == ([], [], len(rows))
