"""The demonstration shows every state. The table below says which cell shows which."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from provision.models import Area, Caseload, ProvisionCheck
from tests.toolkit.conftest import NOON
from toolkit.gaps import Cell, Level
from toolkit.national import national_now

pytestmark = pytest.mark.django_db

DERBY, DERBYSHIRE, LINCOLNSHIRE, LEICESTER = "N53DRBY", "N53DERS", "N53EWL", "N53LEIS"
NOTTINGHAM, NOTTINGHAMSHIRE = "N53NOCY", "N53NOTS"
HOUNSLOW, DYFED_POWYS, SALFORD = "LDNHKR", "WPTWES", "N50SFTR"
PD, ALCOHOL, DRUGS = "personality_disorder", "alcohol_use_disorder", "drug_problem"

SHOWN: dict[tuple[str, str], str] = {
    # One map, of one need in one region, with all of the states that a map tells apart.
    (DERBY, PD): "enough",
    (DERBYSHIRE, PD): "enough, borderline",
    (NOTTINGHAM, PD): "too_little",
    (NOTTINGHAMSHIRE, PD): "too_little, borderline",
    (LINCOLNSHIRE, PD): "none",
    (LEICESTER, PD): "not_known: capacity_not_known",
    # Why it is not known.
    ("N54DUR", PD): "not_known: nobody_told",  # where nobody has entered anything
    (NOTTINGHAMSHIRE, DRUGS): "not_known: list_not_checked",  # its check is too old
    (NOTTINGHAMSHIRE, ALCOHOL): "not_known: capacity_not_known",  # for want of one share
    (LINCOLNSHIRE, "mood_disorder"): "not_known: capacity_not_known",  # its capacity is too old
    (NOTTINGHAM, "dual_diagnosis"): "not_known: no_prevalence",
    # The rest of the region, and three units elsewhere.
    (NOTTINGHAM, ALCOHOL): "too_little",
    (NOTTINGHAM, DRUGS): "too_little",
    (DERBY, DRUGS): "enough, borderline",
    (LEICESTER, "psychotic_disorder"): "enough, borderline",
    (DERBY, "any_mental_illness"): "enough",
    (DYFED_POWYS, PD): "too_little",
    (HOUNSLOW, "mood_disorder"): "enough, borderline",  # firm, but for the age of the caseload
    (SALFORD, PD): "no need estimated",
}


@pytest.fixture
def _demonstration(reference: None, settings: Any) -> None:
    settings.DEBUG = True
    load()


def load() -> None:
    call_command("load_demo", stdout=StringIO(), stderr=StringIO())


def in_words(cell: Cell) -> str:
    if cell.no_need_estimated:
        return "no need estimated"
    if cell.reason:
        return f"{cell.state}: {cell.reason}"
    return f"{cell.state}, borderline" if cell.borderline else str(cell.state)


def shown() -> dict[tuple[str, str], str]:
    national = national_now()
    return {(area, need): in_words(national.cell(area, need)) for area, need in SHOWN}


@pytest.mark.usefixtures("_demonstration")
def test_every_state_is_seen_in_a_cell_of_its_own() -> None:
    assert shown() == SHOWN


@pytest.mark.usefixtures("_demonstration")
def test_that_no_caseload_is_known_is_seen_by_looking_back_before_the_first_figure() -> None:
    # While the national figure is loaded, every unit is lent a share of it.
    cell = national_now(as_at=NOON.date() - timedelta(days=20 * 365)).cell(NOTTINGHAM, PD)

    assert in_words(cell) == "not_known: no_caseload"


@pytest.mark.usefixtures("_demonstration")
def test_it_is_as_fresh_whenever_it_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("remove_demo", stdout=StringIO())
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + timedelta(days=700))
    load()

    assert shown() == SHOWN


@pytest.mark.usefixtures("_demonstration")
def test_gaps_of_several_needs_are_ranked_with_the_range_that_each_rank_could_take() -> None:
    ranked = sorted((c for c in national_now().cells(Level.PDU) if c.rank), key=lambda c: c.rank or 0)

    assert [(c.area, c.need) for c in ranked] == [
        (LINCOLNSHIRE, PD),
        (NOTTINGHAM, ALCOHOL),
        (NOTTINGHAM, PD),
        (DYFED_POWYS, PD),
        (NOTTINGHAM, DRUGS),
        (NOTTINGHAMSHIRE, PD),
    ]
    assert any((c.rank_low or 0) < (c.rank or 0) < (c.rank_high or 0) for c in ranked)


@pytest.mark.usefixtures("_demonstration")
def test_every_doubt_of_the_method_is_seen() -> None:
    national = national_now()
    county_alcohol = national.cell(NOTTINGHAMSHIRE, ALCOHOL)

    assert county_alcohol.break_even_share is not None
    assert 1 / county_alcohol.break_even_share == pytest.approx(14.3, abs=0.1)
    assert national.cell(LINCOLNSHIRE, "anxiety_disorder").check_and_list_disagree
    assert national.cell(DERBY, "psychotic_disorder").assumed  # a board's service, shared out by need
    assert not national.cell(NOTTINGHAM, PD).assumed  # stated shares
    assert national.cell(HOUNSLOW, PD).caseload_is_old
    bases = {unit: national.cell(unit, PD).supervised for unit in (DERBY, DERBYSHIRE, HOUNSLOW)}
    assert bases[DERBY].may_count_a_person_twice
    assert bases[DERBYSHIRE].still_in_prison == 430
    assert bases[HOUNSLOW].basis == "estimated"


@pytest.mark.usefixtures("_demonstration")
def test_units_that_two_boards_share_are_among_them() -> None:
    boards: dict[str, int] = {}
    for part in national_now().geography.parts:
        boards[part.pdu] = boards.get(part.pdu, 0) + 1

    assert boards[HOUNSLOW] == 2
    assert boards[DYFED_POWYS] == 2


@pytest.mark.usefixtures("_demonstration")
def test_one_whole_region_and_three_other_units_have_figures_of_their_own() -> None:
    counted = Area.objects.filter(caseloads__is_demonstration=True).distinct()

    region = Area.objects.get(code="N53")
    assert set(counted.filter(parent=region)) == set(region.children.filter(type="pdu", valid_to=None))
    assert {area.code for area in counted.exclude(parent=region)} == {HOUNSLOW, DYFED_POWYS, SALFORD}
    assert set(Caseload.objects.filter(is_demonstration=True).values_list("group", flat=True)) == {
        "all",
        "court_order",
        "post_release",
        "pre_release",
        "approved_premises",
    }
    assert set(ProvisionCheck.objects.filter(is_demonstration=True).values_list("outcome", flat=True)) == {
        "complete_list",
        "no_service",
    }
