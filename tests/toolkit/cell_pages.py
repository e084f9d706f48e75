"""What the tests of a cell's page share: the page's words on one line, and lists that are complete."""

from django.test import Client

from provision.models import Area, Need
from tests.factories import CheckFactory
from tests.toolkit.small_country import RECENTLY
from tests.ui.dom import Element, parsed

MOOD = "mood_disorder"


def page_of(client: Client, area: str, need: str = MOOD) -> Element:
    response = client.get(f"/gaps/{area}/{need}/")
    assert response.status_code == 200
    return parsed(response.content.decode())


def words_of(client: Client, area: str, need: str = MOOD) -> str:
    """All the words of a page; signs of sums come twice, drawn and spoken: `× times`."""
    return " ".join(page_of(client, area, need).text.split())


def finding_of(client: Client, area: str, need: str = MOOD) -> str:
    (finding,) = page_of(client, area, need).all("app-finding")
    return " ".join(finding.text.split())


def complete(area: Area, need: Need) -> None:
    """Somebody looked lately, and the list is complete."""
    CheckFactory(area=area, need=need, checked_on=RECENTLY, outcome="complete_list")
