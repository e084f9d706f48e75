"""What policy expects, and what was found: by data, not by code."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from provision.models import Area, Event
from provision.reference import reference_now
from referrals.models import Expectation, Finding, FoundState
from referrals.responsibilities.finding import FindingRefusedError, Found, state_finding
from referrals.responsibilities.ledger import lines_of
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def found(**changes: object) -> Found:
    plain: dict[str, object] = {
        "state": FoundState.PARTLY,
        "evidence": "The board’s minutes of May say so.",
        "found_on": date(2026, 5, 4),
    }
    return Found(**(plain | changes))  # type: ignore[arg-type]  # a test may say anything


@pytest.mark.usefixtures("reference")
def test_wales_differs_from_england_by_its_rows_alone() -> None:
    words = reference_now()
    bodies = {
        code: {
            line.body.code for line in lines_of(words.atlas.by_code[code], words=words, on=TODAY) if line.body
        }
        for code in ("N54STHA", "W11000023")
    }

    assert "local_health_board" in bodies["W11000023"]
    assert "local_health_board" not in bodies["N54STHA"]
    assert "icb" not in bodies["W11000023"]


@pytest.mark.usefixtures("reference")
def test_every_expectation_names_its_source_and_what_nobody_found_is_not_known() -> None:
    words = reference_now()
    lines = lines_of(words.atlas.by_code["N54STHA"], words=words, on=TODAY)

    assert lines
    assert all(line.expectation.source for line in lines)
    assert {line.state for line in lines} == {FoundState.NOT_KNOWN}


def test_the_nearest_areas_newest_finding_counts_and_says_whose_it_is(cast: Cast) -> None:
    expectation, nation = scene(cast)
    state_finding(cast.region, expectation, found(), by=cast.commissioner, on=TODAY)
    words = reference_now()

    line = lines_of(words.atlas.areas[cast.unit.pk], words=words, on=TODAY)[0]
    assert line.state == FoundState.PARTLY
    assert line.larger is not None
    assert line.larger.id == cast.region.pk

    newer = found(state=FoundState.NOT, found_on=date(2026, 4, 1))
    state_finding(cast.unit, expectation, newer, by=cast.commissioner, on=TODAY)
    line = lines_of(words.atlas.areas[cast.unit.pk], words=words, on=TODAY)[0]
    assert (line.state, line.larger) == (FoundState.NOT, None)
    assert nation.pk in {expectation.nation_id}


@pytest.mark.parametrize("who", ["submitter", "colleague", "outsider"])
def test_nobody_else_states_a_finding(cast: Cast, who: str) -> None:
    expectation, _nation = scene(cast)
    with pytest.raises(PermissionDenied):
        state_finding(cast.unit, expectation, found(), by=cast.people[who], on=TODAY)
    assert not Finding.objects.exists()


def test_a_commissioner_of_one_region_states_nothing_about_another(cast: Cast) -> None:
    expectation, _nation = scene(cast)
    with pytest.raises(PermissionDenied):
        state_finding(cast.other_unit, expectation, found(), by=cast.commissioner, on=TODAY)


@pytest.mark.parametrize("changes", [{"found_on": date(2026, 11, 25)}, {"evidence": "  "}])
def test_a_finding_of_tomorrow_or_without_evidence_is_refused(cast: Cast, changes: dict[str, object]) -> None:
    expectation, _nation = scene(cast)
    with pytest.raises(FindingRefusedError):
        state_finding(cast.unit, expectation, found(**changes), by=cast.commissioner, on=TODAY)
    assert not Event.objects.exists()


def test_a_commissioner_states_on_the_page_what_was_found_and_everybody_reads_it(
    client: Client, cast: Cast
) -> None:
    expectation, _nation = scene(cast)
    client.force_login(cast.commissioner)
    address = f"/areas/{cast.unit.code}/responsibilities/{expectation.code}/"

    answer = client.post(
        address,
        {
            "state": "disputed",
            "evidence": "Each body names the other.",
            "found_on_0": "4",
            "found_on_1": "5",
            "found_on_2": "2026",
        },
        follow=True,
    )
    client.logout()

    assert answer.redirect_chain
    page = client.get(f"/areas/{cast.unit.code}/responsibilities/").content.decode()
    assert "Each body names the other." in page
    assert "1 disputed" in page
    assert Event.objects.get().action == "state finding"


def test_a_form_that_lacks_something_says_what_and_keeps_what_was_typed(client: Client, cast: Cast) -> None:
    expectation, _nation = scene(cast)
    client.force_login(cast.commissioner)

    page = client.post(
        f"/areas/{cast.unit.code}/responsibilities/{expectation.code}/", {"evidence": "Each names the other."}
    ).content.decode()

    assert "Choose what was found" in page
    assert "Each names the other." in page


def test_an_expectation_of_another_nation_is_not_found(client: Client, cast: Cast) -> None:
    _expectation, _nation = scene(cast)
    elsewhere = Area.objects.create(code="X9", scheme="ons", type="nation", name="Elsewhere")
    other = Expectation.objects.create(code="other", nation=elsewhere, expects="Something", source="A source")
    client.force_login(cast.commissioner)

    assert client.get(f"/areas/{cast.unit.code}/responsibilities/{other.code}/").status_code == 404


def scene(cast: Cast) -> tuple[Expectation, Area]:
    """The home region in a nation whose policy expects one thing."""
    nation = Area.objects.create(code="N1", scheme="ons", type="nation", name="Home nation")
    cast.region.parent = nation
    cast.region.save()
    return Expectation.objects.create(
        code="care", nation=nation, expects="Care for all", source="A law"
    ), nation
