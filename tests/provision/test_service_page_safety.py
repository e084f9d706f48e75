"""What an entry brings with it may not run in a reader's browser, whoever wrote it."""

import pytest
from django.test import Client

from tests.factories import (
    ActivityFactory,
    AreaFactory,
    NeedFactory,
    PlaceFactory,
    ServiceFactory,
    SiteFactory,
)
from tests.provision.listing import DAY, page_of_a_service, rows_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
        "vbscript:x", "//evil.example", "/nowhere/", "ftp://x.example", "file:///etc/passwd", "x:javascript",
    ],
)  # fmt: skip
def test_only_addresses_of_web_pages_become_links(client: Client, address: str) -> None:
    page = page_of_a_service(
        client, url=address, source=f"See {address}", summary=address, how_to_refer=address
    )

    links = [element.attributes["href"] for element in page.walk() if "href" in element.attributes]
    assert address not in links
    assert not [
        link for link in links if "script:" in link.lower() or link.startswith(("data:", "ftp:", "file:"))
    ]
    assert rows_of(page)["Web page"] == " ".join(address.split())


@pytest.mark.parametrize("address", ["https://example.org/a?b=c&d=%20", "HTTP://EXAMPLE.ORG"])
def test_the_address_of_a_web_page_is_a_link(client: Client, address: str) -> None:
    page = page_of_a_service(client, url=address)

    [link] = [element for element in page.walk() if element.attributes.get("href") == address]
    assert link.attributes["rel"] == "noreferrer"


def test_a_source_that_is_a_web_page_is_a_link(client: Client) -> None:
    page = page_of_a_service(client, source="https://example.org/page, seen in May")

    assert "https://example.org/page" in [e.attributes.get("href") for e in page.walk()]


def test_texts_cannot_bring_markup_with_them(client: Client) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    texts = (
        "name", "summary", "description", "who_for", "how_to_refer", "lead_role", "referral_email", "referral_phone",
        "opening_hours", "cost_to_user", "source", "confidence", "note", "url",
    )  # fmt: skip
    lists = ("languages", "accessibility", "required_documents", "original_labels")
    confined = {"confidence": evil[:30], "url": evil, "referral_email": evil}
    service = ServiceFactory(
        **dict.fromkeys(texts, evil) | confined, **{name: [evil] for name in lists}, organisation__name=evil,
        areas=[AreaFactory(name=evil)], needs=[NeedFactory(label=evil)], contact_checked_on=DAY,
    )  # fmt: skip
    SiteFactory(service=service, name=evil, phone=evil).co_located_at.add(PlaceFactory(name=evil))
    ActivityFactory(service=service, need_label=evil, title=evil, place=evil)

    page = client.get(service.get_absolute_url()).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "mailto:%3Cscript" in page
