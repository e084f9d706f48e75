"""The page on which somebody changes their password."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_labels_are_written_as_on_every_other_form(client: Client) -> None:
    client.force_login(UserFactory(password=PASSWORD))

    page = client.get(reverse("account_change_password")).content.decode()

    assert all(label in page for label in ("Current password", "New password", "New password again"))
    assert "New Password" not in page
