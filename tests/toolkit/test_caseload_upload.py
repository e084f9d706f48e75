"""Bringing caseload figures: looked at first, saved whole or not at all, within the areas of one's role."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Role, User
from provision.models import Caseload, Event
from tests.cast import Cast, person
from tests.factories import CaseloadFactory
from tests.toolkit.caseload_files import ADDRESS, HEADER, parcel_in, row_of, save, send, words
from tests.toolkit.small_country import count_people, found_a_small_country
from tests.ui.dom import Element, parsed
from toolkit.caseload_upload.form import LARGEST

pytestmark = pytest.mark.django_db


@pytest.fixture
def commissioner(client: Client, cast: Cast) -> User:
    """Signed in; the role holds for the home region."""
    client.force_login(cast.commissioner)
    return cast.commissioner


# --- Looking at it first


def test_a_preview_saves_nothing_and_says_what_would_be_added(
    client: Client, cast: Cast, commissioner: User
) -> None:
    text = words(send(client, row_of(cast), row_of(cast, people=150, group="pre_release")))
    assert "2 to add 0 to change 0 to leave as they are 0 refused" in text
    assert (
        f"2 Home unit {cast.unit.code} 30 September 2026 everybody under supervision 1,250 Regional performance team"
        in text
    )
    assert not Caseload.objects.exists()


def test_a_preview_shows_changes_from_and_to(client: Client, cast: Cast, commissioner: User) -> None:
    CaseloadFactory(
        area=cast.unit,
        as_at=date(2026, 9, 30),
        people=1200,
        source="Regional performance team",
        standing="local_count",
    )
    text = words(send(client, row_of(cast)))
    assert "0 to add 1 to change" in text
    assert "Home unit 30 September 2026, everybody under supervision people : 1200 → 1250" in text


def test_what_is_there_already_is_left(client: Client, cast: Cast, commissioner: User) -> None:
    CaseloadFactory(area=cast.unit, as_at=date(2026, 9, 30), people=1250, source="Regional performance team")
    text = words(send(client, row_of(cast)))
    assert "Everything in this file is here already" in text
    assert "Save these figures" not in text


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("T999,2026-09-30,all,all,5,x", ("Row 3 area_code", "No area has this code.")),
        ("{unit},30/09/2026,all,all,5,x", ("Row 3 as_at", "This is not a date")),
        ("{unit},2026-09-30,everybody,all,5,x", ("Row 3 group", "This is not one of the codes")),
        ("{unit},2026-09-30,all,all,-5,x", ("Row 3 people", "This cannot be below 0.")),
        ("{unit},2026-09-30,all,all,5,", ("Row 3 source", "Say where the number comes from")),
        ("{other},2026-09-30,all,all,5,x", ("Row 3 area_code", "Your role does not hold for this area")),
        ("{unit},2026-09-30,all", ("Row 3 the whole row", "This row has 3 cells and the header has 6")),
    ],
)
def test_a_bad_row_is_refused_with_its_row_column_and_reason(
    client: Client, cast: Cast, commissioner: User, row: str, said: tuple[str, str]
) -> None:
    bad = row.format(unit=cast.unit.code, other=cast.other_unit.code)
    text = words(send(client, row_of(cast, group="pre_release"), bad))
    assert "This file cannot be saved yet" in text
    assert all(words_of_it in text for words_of_it in said)
    assert "Save these figures" not in text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe\x00", "UTF-16"),
        (b"PK\x03\x04zip", "a workbook or a zip archive"),
        (b"name,number\nx,1\n", "names no column of caseloads"),
        (b"area_code;as_at;group;sex\n", "separated by"),
        (b"area_code,people\nx,1\n", "The column as_at is missing"),
        (b"", "The file is empty"),
        (b"x" * (LARGEST + 1), "larger than 1 MB"),
        (b'area_code,as_at,people\n"x,1,2\n', "cannot be read as CSV"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_with_what_to_do(
    client: Client, commissioner: User, content: bytes, why: str
) -> None:
    response = client.post(ADDRESS, {"file": SimpleUploadedFile("figures.csv", content)})
    root: Element = parsed(response.content.decode())
    assert why in root.all("govuk-error-summary")[0].text
    assert why in root.all("govuk-error-message")[0].text


def test_sending_nothing_asks_for_a_file(client: Client, commissioner: User) -> None:
    assert "Choose a file" in words(client.post(ADDRESS, {}))


# --- Saving


def test_saving_writes_all_rows_with_an_event_each(client: Client, cast: Cast, commissioner: User) -> None:
    preview = send(client, row_of(cast), row_of(cast, people=150, group="pre_release"))
    assert "Saved: 2 figures added, 0 changed." in words(save(client, parcel_in(preview)))
    assert list(Caseload.objects.order_by("group").values_list("group", "people", "standing")) == [
        ("all", 1250, "local_count"),
        ("pre_release", 150, "local_count"),
    ]
    assert (
        list(Event.objects.values_list("role", "actor_id", "action"))
        == [("commissioner", commissioner.pk, "imported")] * 2
    )


def test_a_saved_figure_takes_the_place_of_the_estimate(client: Client) -> None:
    country = found_a_small_country()
    count_people(country.everywhere, 4000)
    client.force_login(person("regional", role=Role.COMMISSIONER, areas=[country.region]))
    assert "0 of 2 probation areas have a caseload of their own here. For 2 a larger" in words(
        client.get(ADDRESS)
    )
    rows = [
        f"N90A,2026-09-30,{group},all,{people},x" for group, people in (("all", 2000), ("pre_release", 560))
    ]
    save(client, parcel_in(send(client, *rows)))
    assert "1 of 2 probation areas has a caseload of its own here. For 1 a larger" in words(
        client.get(ADDRESS)
    )
    assert "1,440 people on probation in the community" in words(client.get("/gaps/N90A/mood_disorder/"))


def test_saving_twice_does_no_more_than_once(client: Client, cast: Cast, commissioner: User) -> None:
    parcel = parcel_in(send(client, row_of(cast)))
    save(client, parcel)
    assert "These figures are in already: nothing was changed." in words(save(client, parcel))
    assert (Caseload.objects.count(), Event.objects.count()) == (1, 1)


def test_a_preview_that_is_too_old_saves_nothing(
    client: Client, cast: Cast, commissioner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    parcel = parcel_in(send(client, row_of(cast)))
    later = datetime.now(tz=UTC) + timedelta(hours=1, minutes=1)
    monkeypatch.setattr("django.core.signing.time.time", later.timestamp)
    assert "more than an hour ago. Nothing was saved" in words(save(client, parcel))
    assert not Caseload.objects.exists()


@pytest.mark.parametrize("spoil", [lambda parcel: parcel[:-3] + "abc", lambda parcel: "nonsense"])
def test_a_preview_that_was_tampered_with_saves_nothing(
    client: Client, cast: Cast, commissioner: User, spoil: Callable[[str], str]
) -> None:
    parcel = spoil(parcel_in(send(client, row_of(cast))))
    assert "did not come back as it was. Nothing was saved" in words(save(client, parcel))
    assert not Caseload.objects.exists()


def test_somebody_elses_preview_saves_nothing(client: Client, cast: Cast, commissioner: User) -> None:
    parcel = parcel_in(send(client, row_of(cast)))
    client.force_login(cast.administrator)
    assert "did not come back as it was" in words(save(client, parcel))
    assert not Caseload.objects.exists()


def test_what_changed_meanwhile_is_shown_again_and_not_overwritten(
    client: Client, cast: Cast, commissioner: User
) -> None:
    parcel = parcel_in(send(client, row_of(cast)))
    CaseloadFactory(area=cast.unit, as_at=date(2026, 9, 30), people=999)
    text = words(save(client, parcel))
    assert "Somebody changed these figures since you looked. Nothing was saved: look again." in text
    assert Caseload.objects.get().people == 999


def test_a_role_that_was_taken_away_meanwhile_saves_nothing(
    client: Client, cast: Cast, commissioner: User
) -> None:
    parcel = parcel_in(send(client, row_of(cast)))
    commissioner.grants.all().delete()
    assert client.post(ADDRESS, {"parcel": parcel}).status_code == 403
    assert not Caseload.objects.exists()


def test_the_mark_of_demonstration_goes_and_cannot_be_set(
    client: Client, cast: Cast, commissioner: User
) -> None:
    CaseloadFactory(area=cast.unit, as_at=date(2026, 9, 30), people=1200, is_demonstration=True)
    preview = send(client, f"{row_of(cast)},yes", header=f"{HEADER},demonstration")
    assert "no longer marked as demonstration" in words(preview)
    assert "Columns that are ignored: demonstration." in words(preview)
    save(client, parcel_in(preview))
    assert (Caseload.objects.get().people, Caseload.objects.get().is_demonstration) == (1250, False)


def test_a_published_figure_that_is_overwritten_is_a_local_count(
    client: Client, cast: Cast, commissioner: User
) -> None:
    CaseloadFactory(area=cast.unit, as_at=date(2026, 9, 30), people=1200, standing="published_statistic")
    save(client, parcel_in(send(client, row_of(cast))))
    assert Caseload.objects.get().standing == "local_count"


def test_a_published_figure_may_be_entered_as_such(client: Client, cast: Cast, commissioner: User) -> None:
    preview = send(client, f"{row_of(cast)},published_statistic", header=f"{HEADER},standing")
    save(client, parcel_in(preview))
    assert Caseload.objects.get().standing == "published_statistic"
