"""The page of a request as a curator sends it."""

from typing import Any

from django.test import Client

from provision.models import ChangeRequest, Service
from tests.provision.entries.scenes import text_of
from tests.ui.dom import Element, parsed


def page_of(request: ChangeRequest) -> str:
    return f"/review/{request.public_id}/"


def panel_of(service: Service) -> str:
    return f"/review/services/{service.public_id}/"


def shown(client: Client, request: ChangeRequest) -> dict[str, Any]:
    """What a browser would send of the form that decides, were nothing changed."""
    answer = client.get(page_of(request))
    assert answer.status_code == 200, answer.status_code
    return sent_by(answer)


def sent_by(answer: Any) -> dict[str, Any]:
    """The form that decides, as a page shows it."""
    forms = [one for one in parsed(answer.content.decode()).walk() if one.attributes.get("id") == "decide"]
    assert len(forms) == 1, text_of(answer)
    sent: dict[str, Any] = {}
    for field in forms[0].walk():
        _add(field, sent)
    return sent


def _add(field: Element, sent: dict[str, Any]) -> None:
    name, kind = field.attributes.get("name", ""), field.attributes.get("type", "text")
    if not name or name == "csrfmiddlewaretoken" or field.name == "button":
        return
    if kind == "checkbox" and "checked" in field.attributes:
        sent.setdefault(name, []).append(field.attributes["value"])
    elif (kind == "radio" and "checked" in field.attributes) or kind == "hidden":
        sent[name] = field.attributes["value"]
    elif field.name == "textarea":
        sent[name] = field.text
    elif field.name == "select":
        sent[name] = next((o.attributes["value"] for o in field.walk() if "selected" in o.attributes), "")


def decide(client: Client, request: ChangeRequest, decision: str, /, **changed: Any) -> Any:
    """Open the page of a request, change some of the form, and press a button."""
    return client.post(page_of(request), shown(client, request) | {"decision": decision} | changed)


def publish(client: Client, request: ChangeRequest, /, **changed: Any) -> Any:
    """Tick whatever has to be confirmed, and publish."""
    form = shown(client, request)
    ticked = [column for column in request.texts if column in form.get("take", [])]
    return client.post(page_of(request), form | {"decision": "publish", "confirm": ticked} | changed)


def faults_in(answer: Any) -> list[str]:
    """What the page says is still to be done."""
    assert answer.status_code == 200, answer
    summaries = parsed(answer.content.decode()).all("govuk-error-summary__list")
    return [" ".join(item.text.split()) for one in summaries for item in one.walk() if item.name == "li"]


def messages_in(answer: Any) -> list[str]:
    """The banner of the page that follows."""
    banners = parsed(answer.content.decode()).all("govuk-notification-banner__heading")
    return [" ".join(banner.text.split()) for banner in banners]
