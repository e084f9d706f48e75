"""Work grows with the rows, queries do not: a fixed number for every 500."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from provision.exchange.events import Author
from provision.exchange.registry import table_of
from provision.exchange.staging import stage_cells
from provision.exchange.writing import apply
from tests.provision.exchange.conftest import Country

SERVICES = table_of("services")
AUTHOR = Author("curator", "A test")


def rows(count: int, **cells: str) -> list[dict[str, str]]:
    return [
        {
            "service_id": f"s{number}",
            "sender": "one",
            "name": f"Service {number}",
            "organisation": f"Trust {number % 5}",
            "needs": "ptsd;psychosis",
            "areas": "T50N;T50S",
            "stages": "custody",
            "exclusions": "none",
            "address": "1 High Street",
            "status": "published",
        }
        | cells
        for number in range(count)
    ]


def queries_of(staging: list[dict[str, str]]) -> tuple[int, int]:
    """Queries of staging and of applying; inserts are left out: the database sizes their batches."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        staged = stage_cells(SERVICES, staging)
    with CaptureQueriesContext(connection) as written:
        apply(staged, by=AUTHOR)
    return len(asked), sum(not query["sql"].startswith("INSERT") for query in written.captured_queries)


def test_adding_and_changing_many_takes_no_more_queries_than_a_few(country: Country) -> None:
    few = queries_of(rows(10))
    few_changed = queries_of(rows(10, summary="New", needs="ptsd"))
    many = queries_of([row | {"service_id": f"m{row['service_id']}"} for row in rows(400)])
    many_changed = queries_of(
        [row | {"service_id": f"m{row['service_id']}"} for row in rows(400, summary="New", needs="psychosis")]
    )

    assert many[0] <= few[0]
    assert many[1] <= few[1] + 5
    assert many_changed[0] <= few_changed[0]
    assert many_changed[1] <= few_changed[1] + 5
