"""The continuity test over the database: the page, the command, and breaks that are kept as gaps."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from provision.models import CheckOutcome, Term, Vocabulary
from referrals.models import Gap, Pathway, Step
from tests.factories import CheckFactory, ServiceFactory, StageFactory, TermFactory
from tests.toolkit.small_country import AS_AT, RECENTLY, SmallCountry, found_a_small_country


@pytest.fixture
def country(db: None) -> SmallCountry:
    return found_a_small_country()


@pytest.fixture
def team(country: SmallCountry) -> Term:
    """A kind of service that a pathway hands over to."""
    for code in ("stage", "excluded_group", "wait", "pathway_break"):
        TermFactory(vocabulary=Vocabulary.GAP_TYPE, code=code)
    found: Term = TermFactory(vocabulary=Vocabulary.SERVICE_TYPE, code="cmht")
    return found


def pathway_to(team: Term, **fields: object) -> Step:
    """A national pathway of one step."""
    stage = StageFactory(code="licence_pss")
    pathway = Pathway.objects.create(code="probation-cmht", name="Probation to community team")
    step = Step.objects.create(
        pathway=pathway,
        key="refer",
        order=1,
        stage=stage,
        agency="Probation",
        actor="Practitioner",
        action="Refers",
        **fields,
    )
    step.receiving_types.add(team)
    return step


def told(client: Client, country: SmallCountry) -> str:
    answer = client.get(f"/areas/{country.a.code}/continuity/")
    assert answer.status_code == 200
    return str(answer.context["picture"].told[0].result.steps[0].holding)


def test_what_nobody_told_is_not_known_and_breaks_once_somebody_has_looked(
    client: Client, country: SmallCountry, team: Term
) -> None:
    step = pathway_to(team)
    assert told(client, country) == "not_known"

    CheckFactory(
        area=country.region, need=None, stage=step.stage, outcome=CheckOutcome.NO_SERVICE, checked_on=RECENTLY
    )
    assert told(client, country) == "breaks"


def test_a_service_that_takes_everybody_holds_the_step_and_is_named(
    client: Client, country: SmallCountry, team: Term
) -> None:
    pathway_to(team)
    ServiceFactory(
        name="Open to all",
        areas=[country.a],
        service_type=team,
        sexes="any",
        stated_none=["min_age", "max_age", "exclusions"],
        last_checked_on=AS_AT,
    )

    assert told(client, country) == "holds"
    assert "Open to all" in client.get(f"/areas/{country.a.code}/continuity/").content.decode()


def test_a_copy_that_an_area_adopted_stands_in_for_the_national_description_there_alone(
    client: Client, country: SmallCountry, team: Term
) -> None:
    national = pathway_to(team).pathway
    copy = Pathway.objects.create(name="Ours", template=national)
    copy.areas.add(country.a)

    def names(code: str) -> list[str]:
        answer = client.get(f"/areas/{code}/continuity/")
        return [told.fact.name for told in answer.context["picture"].told]

    assert names(country.a.code) == ["Ours"]
    assert names(country.b.code) == ["Probation to community team"]


def test_a_break_never_changes_the_state_of_a_cell(client: Client, country: SmallCountry, team: Term) -> None:
    def states() -> object:
        out = StringIO()
        call_command("gaps", format="json", stdout=out)
        return [(cell["area"], cell["need"], cell["state"]) for cell in json.loads(out.getvalue())["cells"]]

    before = states()
    step = pathway_to(team)
    CheckFactory(
        area=country.region, need=None, stage=step.stage, outcome=CheckOutcome.NO_SERVICE, checked_on=RECENTLY
    )
    call_command("continuity", record=True, stdout=StringIO(), stderr=StringIO())

    assert Gap.objects.exists()
    assert states() == before


def test_breaks_are_kept_once_and_closed_when_they_are_mended(country: SmallCountry, team: Term) -> None:
    step = pathway_to(team)
    check = CheckFactory(
        area=country.region, need=None, stage=step.stage, outcome=CheckOutcome.NO_SERVICE, checked_on=RECENTLY
    )

    def record() -> str:
        err = StringIO()
        call_command("continuity", record=True, stdout=StringIO(), stderr=err)
        return err.getvalue().strip()

    assert record() == "2 gaps opened, 0 closed."
    assert record() == "0 gaps opened, 0 closed."
    assert {gap.kind.code for gap in Gap.objects.all()} == {"stage"}
    check.delete()
    assert record() == "0 gaps opened, 2 closed."
    assert not Gap.objects.filter(closed_on=None).exists()


def test_the_command_tells_every_step_in_every_format(country: SmallCountry, team: Term) -> None:
    pathway_to(team)

    def output(**options: str) -> str:
        out = StringIO()
        call_command("continuity", stdout=out, **options)
        return out.getvalue()

    rows = json.loads(output(format="json", area=country.a.code))["lines"]
    assert [(row["area"], row["step"], row["holding"], row["because"]) for row in rows] == [
        ("N90A", "", "not_known", "procedure_not_known"),
        ("N90A", "refer", "not_known", "nobody_told"),
    ]
    assert len(output(format="csv").splitlines()) == 1 + 2 * 2
    assert "N90B  Probation to community team: not_known" in output()


def test_the_grid_says_some_none_found_or_not_known(
    client: Client, country: SmallCountry, team: Term
) -> None:
    step = pathway_to(team)
    other = StageFactory(code="custody", order=9)
    ServiceFactory(areas=[country.a], needs=[country.mood], stages=[step.stage])
    CheckFactory(
        area=country.a, need=None, stage=step.stage, outcome=CheckOutcome.COMPLETE_LIST, checked_on=RECENTLY
    )

    rows = client.get(f"/areas/{country.a.code}/continuity/").context["rows"]
    cells = {(row.stage.code, cell.need): (cell.services, cell.absence) for row in rows for cell in row.cells}

    assert cells[step.stage.code, "mood_disorder"] == (1, None)
    assert cells[step.stage.code, "psychotic_disorder"] == (0, "none found")
    assert cells[other.code, "mood_disorder"] == (0, "not known")
