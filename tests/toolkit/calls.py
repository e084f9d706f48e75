"""Whom to call, as tests ask: the page of a unit, its lines, and the PDF."""

from typing import Any

from django.test import Client

from tests.ui.dom import Element, parsed

COLUMNS = ("needs", "takes", "refer", "today", "checked")


def page_of(client: Client, code: str) -> Any:
    answer = client.get(f"/areas/{code}/who-to-call/")
    assert answer.status_code == 200, answer
    return answer


def pdf_of(client: Client, code: str, **headers: str) -> Any:
    answer = client.get(f"/areas/{code}/who-to-call/?format=pdf", headers=headers)
    assert answer.status_code == 200, answer
    return answer


def lines_of(client: Client, code: str) -> list[dict[str, str]]:
    """The lines of the page, by column; `service` is the first."""
    table = parsed(page_of(client, code).content.decode())
    bodies = [element for element in table.walk() if element.name == "tbody"]
    return [_line(row) for body in bodies for row in body.walk() if row.name == "tr"]


def the_line(client: Client, code: str) -> dict[str, str]:
    [line] = lines_of(client, code)
    return line


def names_on(client: Client, code: str) -> list[str]:
    """Names of the services on the page, in order."""
    html = parsed(page_of(client, code).content.decode())
    return [
        next(link.text for link in head.walk() if link.name == "a")
        for head in html.walk()
        if head.name == "th" and head.attributes.get("scope") == "row"
    ]


def _line(row: Element) -> dict[str, str]:
    cells = [cell for cell in row.walk() if cell.name in {"th", "td"}]
    return dict(zip(("service", *COLUMNS), (" ".join(cell.text.split()) for cell in cells), strict=True))
