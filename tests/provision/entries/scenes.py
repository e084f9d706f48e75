"""People before the pages of entries: what a browser sends, made from what the page shows."""

import re
from html import unescape
from typing import Any

from django.test import Client

from accounts.models import User
from provision.models import Area, ChangeRequest, Service
from tests.ui.dom import parsed

SKIPPED = ("submit", "button", "checkbox", "radio")


def signed_in(somebody: User) -> Client:
    """A browser of somebody who has signed in."""
    client = Client()
    client.force_login(somebody)
    return client


def form_on(answer: Any) -> dict[str, Any]:
    """What a browser would send if the form of a page were sent as it is shown."""
    html = answer.content.decode()
    form = next(
        form
        for form in parsed(html).walk()
        if form.name == "form" and any(child.attributes.get("name") == "edition" for child in form.walk())
    )
    sent: dict[str, Any] = {}
    for field in form.walk():
        name, kind = field.attributes.get("name", ""), field.attributes.get("type", "text")
        if not name or name == "csrfmiddlewaretoken":
            continue
        if field.name == "textarea":
            sent[name] = lines_of(html, name)
        elif field.name == "select":
            chosen = [option for option in field.walk() if "selected" in option.attributes]
            sent[name] = chosen[0].attributes["value"] if chosen else ""
        elif field.name == "input" and kind == "checkbox" and "checked" in field.attributes:
            sent.setdefault(name, []).append(field.attributes.get("value", "on"))
        elif field.name == "input" and (kind not in SKIPPED or "checked" in field.attributes):
            sent[name] = field.attributes.get("value", "")
    return sent


def shown_form(client: Client, address: str) -> dict[str, Any]:
    """What the form at an address shows, as it would be sent."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.headers.get("Location", answer.status_code)
    return form_on(answer)


def lines_of(html: str, name: str) -> str:
    """What stands in a box of several lines, with its lines."""
    found = re.search(rf'<textarea[^>]*name="{name}"[^>]*>\r?\n?(.*?)</textarea>', html, re.DOTALL)
    assert found
    return unescape(found[1])


def send(client: Client, address: str, /, **changed: Any) -> Any:
    """Open a page, change some fields, and send it."""
    return client.post(address, shown_form(client, address) | changed)


def begin(client: Client, **texts: Any) -> ChangeRequest:
    """A draft, as the first page makes it."""
    answer = send(
        client, "/services/new/", **({"name": "Steady Minds", "organisation": "Trent Trust"} | texts)
    )
    assert answer.status_code == 302, errors_in(answer)
    return ChangeRequest.objects.get(public_id=answer["Location"].split("/")[2])


def ready(client: Client, **texts: Any) -> ChangeRequest:
    """A draft that says all that is needed."""
    entry = begin(client, **texts)
    save(client, entry, "refer", referral_email="referrals@trent.example.org")
    entry.refresh_from_db()
    return entry


def sent(client: Client, **texts: Any) -> ChangeRequest:
    """An entry that waits for a curator."""
    entry = ready(client, **texts)
    send(client, f"{entry.get_absolute_url()}check/")
    entry.refresh_from_db()
    return entry


def save(client: Client, entry: ChangeRequest, step: str, /, **changed: Any) -> Any:
    """Change some fields of a step and save it."""
    answer = send(client, step_of(entry, step), **changed)
    entry.refresh_from_db()
    return answer


def step_of(entry: ChangeRequest, step: str) -> str:
    return f"{entry.get_absolute_url()}{step}/"


def correction(client: Client, service: Service) -> ChangeRequest:
    """A correction that has just begun."""
    answer = client.post(f"/services/{service.public_id}/correct/")
    assert answer.status_code == 302
    return ChangeRequest.objects.get(public_id=answer["Location"].split("/")[2])


def errors_in(answer: Any) -> list[str]:
    """The links of a page's error summary."""
    page = parsed(answer.content.decode())
    summaries = page.all("govuk-error-summary__list")
    return [" ".join(item.text.split()) for one in summaries for item in one.walk() if item.name == "li"]


def text_of(answer: Any) -> str:
    """All words of a page."""
    return " ".join(parsed(answer.content.decode()).text.split())


def end(area: Area, *heirs: Area, on: Any) -> None:
    """Abolish an area; others stand in its place."""
    area.valid_to = on
    area.save()
    area.successors.add(*heirs)
