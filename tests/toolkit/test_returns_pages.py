"""Pages of returns: what may be shown, beside what policy expects; and the form."""

from datetime import date

import pytest
from django.test import Client

from provision.models import Service, Term, Vocabulary
from referrals.models import ActivityReturn, Expectation
from tests.cast import Cast
from tests.factories import ServiceFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(cast: Cast) -> Service:
    """A service of the first unit, of a kind for which policy has a standard."""
    therapy = TermFactory(vocabulary=Vocabulary.SERVICE_TYPE, code="talking_therapies")
    TermFactory(vocabulary=Vocabulary.SOURCE_OF_REFERRAL, code="E3", label="Probation")
    Expectation.objects.create(
        code="therapy",
        nation=cast.region,
        service_type=therapy,
        expects="75% within 6 weeks.",
        source="A standard",
    )
    found: Service = ServiceFactory(name="Talking", areas=[cast.unit], service_type=therapy)
    return found


def returned(service: Service, *, month: int, **counts: int) -> None:
    source = Term.objects.get(vocabulary=Vocabulary.SOURCE_OF_REFERRAL, code="E3")
    ActivityReturn.objects.create(
        service=service, quarter=date(2026, month, 1), source_of_referral=source, **counts
    )


def test_a_return_stands_rounded_beside_the_standard_of_its_kind(client: Client, service: Service) -> None:
    returned(service, month=7, referred=43, accepted=22, first_contact_in_standard=13, declined=3)

    page = client.get(f"/services/{service.public_id}/returns/").content.decode()

    assert "75% within 6 weeks." in page
    for shown in (">45<", ">20<", ">75%<", "suppressed"):
        assert shown in "".join(page.split("\n")), shown
    assert ">43<" not in page


def test_a_quarter_under_way_is_shown_nowhere(client: Client, service: Service, cast: Cast) -> None:
    returned(service, month=10, referred=431)

    for address in (f"/services/{service.public_id}/returns/", f"/areas/{cast.unit.code}/returns/"):
        page = client.get(address).content.decode()
        assert "not known" in page
        assert "430" not in page


def test_people_of_the_area_enter_a_return_on_the_page(client: Client, service: Service, cast: Cast) -> None:
    client.force_login(cast.submitter)
    address = f"/services/{service.public_id}/returns/new/"
    cells = {"quarter": "2026-Q3", "source_of_referral": "E3", "referred": "40", "accepted": "41"}

    refused = client.post(address, cells).content.decode()
    assert "41 is more than 40 in column referred." in refused
    assert 'value="40"' in refused
    assert not ActivityReturn.objects.exists()
    client.post(address, cells | {"accepted": "30"})
    assert ActivityReturn.objects.get().accepted == 30


def test_others_do_not_find_the_form(client: Client, service: Service, cast: Cast) -> None:
    client.force_login(cast.outsider)
    assert client.get(f"/services/{service.public_id}/returns/new/").status_code == 404
