"""The demonstration leaves nothing behind in messages."""

import pytest
from django.core.management import call_command

from notices.models import Preference, Watch
from notices.watching import watch
from provision.models import Area
from tests.factories import ServiceFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_what_the_demonstrations_people_chose_and_watched_goes_with_them(reference_areas: None) -> None:
    area = Area.objects.get(code="N53")
    invented = UserFactory(email="submitter@demonstration.example", is_demonstration=True)
    real = UserFactory()
    service = ServiceFactory(is_demonstration=True)
    watch(area, by=invented)
    watch(service, by=real)
    watch(area, by=real)
    for address in (invented.email, real.email):
        Preference.objects.create(address=address)

    call_command("remove_demo", verbosity=0)

    assert [(kept.user, kept.area) for kept in Watch.objects.all()] == [(real, area)]
    assert [kept.address for kept in Preference.objects.all()] == [real.email]
