"""Reading the directory and its services as a person does: what a query string lists, and what a page says."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils.http import urlencode

from tests.factories import ServiceFactory
from tests.ui.dom import Element, parsed

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = NOON.date()


def stop_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is noon on 24 November 2026."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def address(**query: Any) -> str:
    return f"/services/?{urlencode(query, doseq=True)}"


def page_of(client: Client, **query: Any) -> Element:
    answer = client.get(address(**query))
    assert answer.status_code == 200, answer
    return parsed(answer.content.decode())


def text_of(client: Client, **query: Any) -> str:
    return " ".join(page_of(client, **query).text.split())


def listed(client: Client, **query: Any) -> list[str]:
    """Names of the services on the first page of a list, in order."""
    return [entry.text for entry in page_of(client, **query).all("app-entry__name")]


def tags_of(client: Client, **query: Any) -> dict[str, str]:
    """The filters in force, each with the address of the list without it."""
    links = page_of(client, **query).all("app-filters__link")
    return {
        link.text.removeprefix("Remove the filter").strip(): link.attributes["href"] for link in links[:-1]
    }


def downloaded(client: Client, **query: Any) -> Any:
    """The list as JSON."""
    answer = client.get(address(**query, format="json"))
    assert answer.status_code == 200, answer
    return json.loads(answer.getvalue())


def page_of_a_service(client: Client, **facts: Any) -> Element:
    """The page of a service with these facts, which somebody checked on the day unless they say otherwise."""
    answer = client.get(ServiceFactory(**{"last_checked_on": DAY} | facts).get_absolute_url())
    assert answer.status_code == 200
    return parsed(answer.content.decode())


def rows_of(page: Element) -> dict[str, str]:
    """The facts of a service's page by their labels."""
    rows = page.all("govuk-summary-list__row")
    return {
        row.all("govuk-summary-list__key")[0].text: " ".join(
            row.all("govuk-summary-list__value")[0].text.split()
        )
        for row in rows
    }
