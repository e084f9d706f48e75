"""An address that is not public reaches no page and no file, and is not even read for one."""

import pytest
from django.template import Context, Template
from django.test import Client

from provision.models import Site
from provision.models.site import AddressIsHiddenError
from tests.factories import AreaFactory, PlaceFactory, ServiceFactory, SiteFactory
from tests.provision.listing import address

pytestmark = pytest.mark.django_db
STREET, POSTCODE = "1 Hidden Lane", "HI1 1DN"


def everything_public(client: Client, where: str) -> str:
    """A service's page, the list, and both files, as one text."""
    pages = [where, address(), address(format="csv"), address(format="json"), address(in_office="yes")]
    return "\n".join(client.get(page).getvalue().decode() for page in pages)


@pytest.mark.parametrize("visibility", ["area_only", "on_request", "", "PUBLIC", "public "])
def test_an_address_that_is_not_said_to_be_public_is_nowhere(client: Client, visibility: str) -> None:
    service = ServiceFactory(areas=[AreaFactory()])
    site = SiteFactory(
        service=service, address=STREET, postcode=POSTCODE, address_visibility=visibility, name="House"
    )
    site.co_located_at.add(PlaceFactory())

    text = everything_public(client, service.get_absolute_url())

    assert STREET not in text
    assert POSTCODE not in text
    assert "HI1" not in text
    assert "House" in text


def test_a_site_of_which_nobody_has_said_is_not_public() -> None:
    assert SiteFactory().address_visibility == "on_request"


@pytest.mark.parametrize(
    ("visibility", "words"),
    [
        ("area_only", "The address is not shown"),
        ("on_request", "The address is given on request"),
        ("public", f"{STREET} {POSTCODE}"),
    ],
)
def test_the_page_says_why_there_is_no_address(client: Client, visibility: str, words: str) -> None:
    site = SiteFactory(address=STREET, postcode=POSTCODE, address_visibility=visibility)

    page = client.get(site.service.get_absolute_url()).content.decode()

    assert words in " ".join(page.split())


def test_a_public_site_without_an_address_says_not_known(client: Client) -> None:
    site = SiteFactory(address="", postcode="", address_visibility="public")

    page = " ".join(client.get(site.service.get_absolute_url()).content.decode().split())

    assert 'Address: <span class="app-absent app-absent--not-known">not known</span>' in page


def test_the_query_reads_no_hidden_address() -> None:
    SiteFactory(address=STREET, postcode=POSTCODE)
    SiteFactory(address="2 Open Road", postcode="OP1 1EN", address_visibility="public")

    hidden, shown = Site.objects.for_public().order_by("pk")

    told = [(vars(site)["shown_address"], vars(site)["shown_postcode"]) for site in (hidden, shown)]
    assert told == [("", ""), ("2 Open Road", "OP1 1EN")]
    for site in (hidden, shown):
        assert {"address", "postcode"} <= site.get_deferred_fields()


@pytest.mark.parametrize("name", ["address", "postcode"])
def test_a_template_that_asks_for_it_all_the_same_is_refused(name: str) -> None:
    SiteFactory(address=STREET, postcode=POSTCODE)
    [site] = Site.objects.for_public()

    with pytest.raises(AddressIsHiddenError):
        Template("{{ site." + name + " }}").render(Context({"site": site}))


def test_curators_read_it_by_another_query() -> None:
    SiteFactory(address=STREET)

    assert Site.objects.get().address == STREET
    partly = Site.objects.defer("address").get()
    assert partly.address == STREET
