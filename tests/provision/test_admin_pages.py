"""Every page of Django admin: for whom it opens, what it may run in a browser, how many queries it takes."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from simple_history.models import HistoricalChanges

from notices.models import Message, Notice, Preference, Watch
from provision import models
from referrals.models import Agreement, Gap, UnmetNeedSettings
from tests.cast import Cast
from tests.factories import UserFactory
from tests.provision.admin_rows import ROWS
from tests.referrals.admin_rows import COUNTS_OF_PEOPLE, TO_LOOK_AT
from toolkit.models import MethodSettings

pytestmark = pytest.mark.django_db
TABLES = pytest.mark.parametrize("model", list(ROWS), ids=lambda model: str(model._meta.model_name))
FOR_ALL_REGIONS = {models.Event, models.PackRecord, Message}
"""Tables of which only those who look after everything see anything."""
READ_ONLY = (
    FOR_ALL_REGIONS
    | {models.ChangeRequest, models.ProblemReport, models.Revision, models.Service}
    | TO_LOOK_AT
)
OWN_AFFAIRS = {Notice, Preference, Watch}
"""What somebody watches, chooses and is told: nobody curates it."""
ONE_ROW = {MethodSettings, UnmetNeedSettings, models.FreshnessSettings}
SCOPED = {Agreement, Gap, models.Caseload, models.ProvisionCheck, models.Organisation, models.Site}
QUERIES_OF_A_LIST = 13


def address(model: type[Model], page: str, *arguments: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


@pytest.fixture
def administrator(cast: Cast, client: Client) -> Client:
    client.force_login(cast.administrator)
    return client


def test_every_table_of_ours_is_registered_or_edited_on_another_table_s_page() -> None:
    registered = set(admin.site._registry)

    inline = {models.AreaCode, models.AreaOverlap, models.OrganisationCode, models.ServiceActivity,
              models.ServiceCoverage, models.ServiceNeed}  # fmt: skip
    every = {
        model
        for app in ("notices", "provision", "referrals", "toolkit")
        for model in apps.get_app_config(app).get_models()
        if not issubclass(model, HistoricalChanges)
    }
    assert registered == every - inline - OWN_AFFAIRS - COUNTS_OF_PEOPLE
    assert set(ROWS) == registered


def test_the_first_page_is_for_curators_and_administrators(cast: Cast, client: Client) -> None:
    assert client.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"

    found = {}
    for name, somebody in cast.people.items():
        client.force_login(somebody)
        found[name] = client.get("/admin/", follow=True).status_code

    assert found == dict.fromkeys(cast.people, 403) | {"curator": 200, "administrator": 200}


def test_the_first_page_is_branded(administrator: Client) -> None:
    text = administrator.get("/admin/").content.decode()

    assert "Provision Map: curation" in text
    assert "provision/curation.css" in text
    assert reverse("people") in text


@TABLES
def test_list_add_change_and_history_open_for_an_administrator(
    model: type[Model], administrator: Client
) -> None:
    row = ROWS[model]()
    is_read_only = model in READ_ONLY

    assert administrator.get(address(model, "changelist")).status_code == 200
    is_there_already = model in ONE_ROW
    assert administrator.get(address(model, "add")).status_code == (
        403 if is_read_only or is_there_already else 200
    )
    assert administrator.get(address(model, "change", row.pk)).status_code == 200
    assert administrator.get(address(model, "history", row.pk)).status_code == 200


@TABLES
def test_nobody_but_curators_and_administrators_opens_a_table(
    model: type[Model], cast: Cast, client: Client
) -> None:
    row = ROWS[model]()
    for name in ("submitter", "commissioner", "outsider"):
        client.force_login(cast.people[name])
        for where in (address(model, "changelist"), address(model, "change", row.pk)):
            assert client.get(where, follow=True).status_code == 403, name


@TABLES
def test_a_curator_of_a_region_adds_to_what_has_areas_and_looks_at_the_rest(
    model: type[Model], cast: Cast, client: Client
) -> None:
    row = ROWS[model]()
    client.force_login(cast.curator)

    assert client.get(address(model, "changelist")).status_code == (403 if model in FOR_ALL_REGIONS else 200)
    assert client.get(address(model, "add")).status_code == (200 if model in SCOPED else 403)
    changed = client.post(address(model, "change", row.pk), {"name": "Changed"})
    assert changed.status_code in {302, 403}  # not in the list at all, or looked at only
    row.refresh_from_db()
    assert getattr(row, "name", "") != "Changed"


@TABLES
def test_a_superuser_deletes_no_service_and_changes_nothing_that_is_read_only(
    model: type[Model], client: Client
) -> None:
    row = ROWS[model]()
    client.force_login(UserFactory(is_superuser=True))
    is_kept = model in READ_ONLY or model is Gap

    assert client.get(address(model, "delete", row.pk)).status_code == (403 if is_kept else 200)
    text = client.get(address(model, "changelist")).content.decode()
    assert ("delete_selected" in text) is not is_kept


@TABLES
def test_no_page_needs_a_script_or_a_style_within_the_page(model: type[Model], administrator: Client) -> None:
    row = ROWS[model]()
    pages = [
        address(model, "changelist"),
        address(model, "change", row.pk),
        address(model, "history", row.pk),
    ]
    if hasattr(model, "history"):
        version = row.history.get()  # type: ignore[attr-defined]  # simple-history puts it there
        pages.append(address(model, "simple_history", row.pk, version.pk))

    for where in pages:
        answer = administrator.get(where)
        text = answer.content.decode()
        assert answer.status_code == 200, where
        assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
        assert not re.search(r"<script(?![^>]*\ssrc=)[^>]*>(?!\s*</script>)", strip_data(text)), where
        assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", text), where
        assert "<style" not in text, where


def strip_data(text: str) -> str:
    """Without blocks of data, which a browser does not run."""
    return re.sub(r'<script[^>]*type="application/json"[^>]*>.*?</script>', "", text, flags=re.DOTALL)


@TABLES
def test_a_list_takes_a_steady_number_of_queries(
    model: type[Model], administrator: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(20):
        ROWS[model]()
    where = address(model, "changelist")
    administrator.get(where)

    with django_assert_max_num_queries(QUERIES_OF_A_LIST):
        administrator.get(where)


@TABLES
def test_a_list_is_searched_and_its_filters_open(model: type[Model], administrator: Client) -> None:
    ROWS[model]()
    table = admin.site._registry[model]

    assert model in ONE_ROW or table.search_fields
    assert administrator.get(address(model, "changelist"), {"q": "nothing like it"}).status_code == 200


@pytest.mark.parametrize(
    "model",
    [model for model in ROWS if model not in READ_ONLY],
    ids=lambda model: str(model._meta.model_name),
)
def test_no_field_drops_down_a_table_that_may_be_long(model: type[Model]) -> None:
    long = {models.Area, models.Organisation, models.Service, models.Term, models.Place}
    table = admin.site._registry[model]

    fields = {
        field.name
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.related_model in long and field.editable
    }

    assert fields <= {*table.autocomplete_fields, *table.readonly_fields}


def test_autocompletion_finds_areas_for_a_curator(cast: Cast, client: Client) -> None:
    client.force_login(cast.curator)
    query = {"app_label": "provision", "model_name": "caseload", "field_name": "area", "term": "unit"}

    found = client.get("/admin/autocomplete/", query).json()["results"]

    assert {row["text"] for row in found} == {"Home unit", "Neighbouring unit", "Other unit"}
