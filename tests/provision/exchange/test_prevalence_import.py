"""Prevalence: versions of a study are all kept, and a need has one default."""

import pytest

from provision.models import PrevalenceEstimate
from tests.factories import PrevalenceFactory
from tests.provision.exchange.conftest import Country, Files

STUDY = {
    "need_code": "ptsd",
    "condition_code": "ptsd",
    "condition_label": "PTSD",
    "measure": "current",
    "estimate_percent": "20",
    "ci_low": "15",
    "ci_high": "25",
    "interval_kind": "ci",
    "n": "200",
    "population": "people on probation",
    "population_kind": "probation",
    "study": "A study",
    "year": "2020",
    "is_default": "yes",
}


def defaults() -> list[str]:
    return list(PrevalenceEstimate.objects.filter(is_default=True).values_list("study", flat=True))


def test_a_new_default_takes_the_place_of_the_former(files: Files, country: Country) -> None:
    PrevalenceFactory(need=country.ptsd, study="The former", is_default=True)

    ended = files.committed("prevalence", STUDY)

    assert ended.code == 0
    assert "The former" in ended.said
    assert "is_default: “yes” → not known" in ended.said
    assert defaults() == ["A study"]


def test_a_row_that_is_there_may_become_the_default(files: Files, country: Country) -> None:
    files.committed("prevalence", STUDY, STUDY | {"study": "Another", "is_default": ""})

    files.committed("prevalence", STUDY | {"is_default": ""}, STUDY | {"study": "Another"})

    assert defaults() == ["Another"]


def test_a_row_alone_may_become_the_default(files: Files, country: Country) -> None:
    files.committed("prevalence", STUDY, STUDY | {"study": "Another", "is_default": ""})

    ended = files.committed("prevalence", STUDY | {"study": "Another"})

    assert "2 to change" in ended.said
    assert defaults() == ["Another"]
    assert "1 to leave" in files.committed("prevalence", STUDY | {"study": "Another"}).said


def test_without_the_column_the_default_stays(files: Files, country: Country) -> None:
    files.committed("prevalence", STUDY)

    files.committed(
        "prevalence", {name: text for name, text in STUDY.items() if name != "is_default"} | {"n": "300"}
    )

    assert defaults() == ["A study"]


def test_another_version_of_a_study_is_another_row(files: Files, country: Country) -> None:
    files.committed("prevalence", STUDY, STUDY | {"year": "2011", "is_default": ""})

    assert PrevalenceEstimate.objects.count() == 2


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"need_code": ""}, "A row without a need is for comparison only, and cannot be a default."),
        ({"population_kind": "prison"}, "A default must be of people on probation"),
        ({"measure": "lifetime"}, "A default must be of one of the measures current, past_year, probable."),
        ({"measure": "ever"}, "This is not one of the codes"),
        ({"estimate_percent": "101"}, "This cannot be above 100."),
        ({"ci_low": "30"}, "The high end, 25, is below the low end, 30."),
        ({"need_code": "ptds"}, "No need has this code. Did you mean ptsd"),
        ({"n": "-1"}, "This cannot be below 0."),
        ({"study": ""}, "This cannot be empty."),
    ],
)
def test_a_bad_row_is_refused(files: Files, country: Country, cells: dict[str, str], said: str) -> None:
    ended = files.committed("prevalence", STUDY | cells)

    assert (ended.code, PrevalenceEstimate.objects.count()) == (1, 0)
    assert said in ended.said


def test_a_second_default_for_one_need_in_one_file_is_refused(files: Files, country: Country) -> None:
    ended = files.committed(
        "prevalence", STUDY, STUDY | {"study": "Another"}, STUDY | {"need_code": "psychosis"}
    )

    assert ended.code == 1
    assert (
        "refuse  row 3, is_default “yes”: Row 2 is the default for this need: a need has one default."
        in ended.said
    )
    assert not PrevalenceEstimate.objects.exists()
