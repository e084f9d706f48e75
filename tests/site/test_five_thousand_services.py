"""With 5,000 services no page asks the database more than twelve times, whoever looks."""

import pytest
from django.core.management import call_command
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from provision.models import Service
from tests.cast import Cast
from tests.site.addresses import pages

pytestmark = pytest.mark.django_db
MOST = 12


@pytest.fixture
def _five_thousand(reference: None) -> None:
    with override_settings(DEBUG=True):
        call_command("make_services", 5000, verbosity=0)


@pytest.mark.usefixtures("_five_thousand")
@pytest.mark.parametrize("who", ["nobody", "commissioner", "administrator"])
def test_no_page_asks_the_database_more_than_twelve_times(
    client: Client, cast: Cast, who: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert Service.objects.published().count() > 5000
    if who != "nobody":
        client.force_login(cast.people[who])
        client.get("/account/messages/")  # a session is given its token for forms once, as signing in does
    for name, addresses in pages().items():
        if name == "readyz":
            continue  # reads the table of migrations, a machine's page
        for address in addresses:
            with django_assert_max_num_queries(MOST, info=address):
                client.get(address)
