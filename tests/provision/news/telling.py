"""What is new, as tests ask for it: everything of a day at noon, on which the clock stands."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from provision.exchange.events import Author
from provision.exchange.staging import stage_cells
from provision.exchange.tables.services import SERVICES
from provision.exchange.writing import apply
from provision.models import Area, Event, Service
from provision.news import NewsItem, news_of
from provision.reference import reference_now
from tests.provision.listing import NOON

BY_FILE = "Imported from for-jane-doe.csv by the operator, who acts as curator."


def news(
    *areas: Area, services: Iterable[Service] = (), days: int = 30, **asked: Any
) -> tuple[NewsItem, ...]:
    """What is new in some areas and about some services in the last days, this moment included."""
    period = {"since": NOON - timedelta(days=days), "until": NOON + timedelta(seconds=1)} | asked
    return news_of(
        area_ids=[area.pk for area in areas],
        service_ids=[service.pk for service in services],
        words=reference_now(),
        **period,
    )


def told(*areas: Area, **asked: Any) -> list[tuple[str, str]]:
    """Names and words of what is new."""
    return [(item.service_name, item.words) for item in news(*areas, **asked)]


def imported(rows: Iterable[Mapping[str, str]], *, reason: str = BY_FILE, tells_rows: bool = True) -> None:
    """Rows as a file brings them, or a pack, which tells of none by itself."""
    plain = {"sender": "csv", "status": "published", "delivery": "delivering"}
    author = (
        Author("curator", reason)
        if tells_rows
        else Author("operator", reason, action="loaded", tells_rows=False)
    )
    apply(stage_cells(SERVICES, [plain | dict(row) for row in rows]), by=author)


def rows(count: int, *, area: Area, **texts: str) -> list[dict[str, str]]:
    """Services of a file, numbered."""
    return [
        {"service_id": f"s{n}", "name": f"Service {n:03}", "organisation": "Trust", "areas": area.code}
        | texts
        for n in range(count)
    ]


def moved_to(service: Service, *, days_ago: int) -> None:
    """Everything that was written of a service happened earlier."""
    when = NOON - timedelta(days=days_ago)
    Event.objects.filter(service=service).update(at=when)
    service.revisions.update(made_at=when)
