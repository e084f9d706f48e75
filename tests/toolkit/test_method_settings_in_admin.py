"""Changing the method's settings: one row, administrators alone, and what lowers disclosure is written down."""

import pytest
from django.test import Client
from django.urls import reverse

from provision.models import Event
from tests.cast import Cast
from toolkit.models import MethodSettings

pytestmark = pytest.mark.django_db
ADD = "/admin/toolkit/methodsettings/add/"


def answers(client: Client, where: str) -> dict[str, object]:
    form = client.get(where).context["adminform"].form
    return {field.html_name: field.value() for field in form}


def test_the_settings_are_added_once(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)

    client.post(ADD, answers(client, ADD))

    assert MethodSettings.objects.get().pk == 1
    assert client.get(ADD).status_code == 403


@pytest.mark.parametrize(("threshold", "base", "lowered"), [(5, 5, 1), (5, 3, 2), (8, 10, 0)])
def test_lowering_disclosure_control_leaves_an_event(
    threshold: int, base: int, lowered: int, cast: Cast, client: Client
) -> None:
    client.force_login(cast.administrator)
    settings = MethodSettings.objects.create(pk=1)
    where = reverse("admin:toolkit_methodsettings_change", args=[settings.pk])

    client.post(where, answers(client, where) | {"disclosure_threshold": threshold, "disclosure_base": base})

    settings.refresh_from_db()
    assert (settings.disclosure_threshold, settings.disclosure_base) == (threshold, base)
    events = list(Event.objects.values_list("action", "role", "actor_id"))
    assert events == [("lower disclosure control", "administrator", cast.administrator.pk)] * lowered


def test_adding_settings_below_the_method_s_own_leaves_an_event_too(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)

    client.post(ADD, answers(client, ADD) | {"disclosure_threshold": 5})

    event = Event.objects.get()
    assert (event.before, event.after) == ("7", "5")


def test_a_curator_looks_at_the_settings_and_changes_nothing(cast: Cast, client: Client) -> None:
    client.force_login(cast.curator)
    settings = MethodSettings.objects.create(pk=1)
    where = reverse("admin:toolkit_methodsettings_change", args=[settings.pk])

    assert client.get(where).status_code == 200
    assert client.post(where, {"disclosure_threshold": 1}).status_code == 403
