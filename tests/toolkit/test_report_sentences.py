"""The report's sentences at none, one and two, and at numbers that read badly."""

from dataclasses import replace

import pytest

from provision.figures import WrittenRange
from provision.maps import LegendEntry, MapClass
from provision.today import today
from tests.factories import CheckFactory
from tests.toolkit.report_reading import report_on, words
from tests.toolkit.small_country import (
    RECENTLY,
    SmallCountry,
    count_people,
    found_a_small_country,
    open_service,
)
from toolkit.area.provision import Provision
from toolkit.dashboard.layers import Layer
from toolkit.gaps.states import RULES, Rule
from toolkit.national import national_now
from toolkit.needs import Unit
from toolkit.render.to_json import to_json
from toolkit.report.coverage import amount
from toolkit.report.facts import Facts, gather
from toolkit.report.legend_words import legend_words
from toolkit.report.provision import services_in_a_sentence
from toolkit.report.sentences import first_few, in_words, listed
from toolkit.report.site import Site
from toolkit.report.summary import states_in_a_sentence

NOT_KNOWN, NO_NEED, NONE, ENOUGH, TOO_LITTLE = RULES[3], RULES[2], RULES[4], RULES[5], RULES[8]


@pytest.fixture
def country(db: None) -> SmallCountry:
    return found_a_small_country()


@pytest.fixture
def facts(country: SmallCountry) -> Facts:
    count_people(country.a, 2000)
    national = national_now()
    area = national.reference.atlas.by_code["N90A"]
    return gather(national, area, made_on=today(), site=Site(), shows_demonstration=False)


def in_states(facts: Facts, *rules: Rule) -> str:
    cell = facts.cells[0]
    return states_in_a_sentence(replace(facts, cells=tuple(replace(cell, rule=rule) for rule in rules)))


def provided(total: int, *, accepting: int = 0, reported: int = 0) -> str:
    return services_in_a_sentence(
        Provision(total=total, accepting=accepting, reported=reported, needs=(), stages=(), first=())
    )


def test_lists_have_commas_and_one_and() -> None:
    assert [listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_long_list_says_how_many_more_there_are() -> None:
    assert first_few(["a", "b", "c"], most=3) == "a, b and c"
    assert first_few(["a", "b", "c", "d"], most=2) == "a, b and 2 more"


def test_numbers_in_sentences_never_read_as_signs() -> None:
    assert [in_words(number) for number in (0, 0.3, 1, 1200)] == ["no", "fewer than 1", "1", "1,200"]


@pytest.mark.parametrize(
    ("number", "course", "continuing"),
    [
        (0, "zero starts a year", "zero places"),
        (1, "1 start a year", "1 place"),
        (2, "2 starts a year", "2 places"),
        (0.4, "<1 start a year", "<1 place"),
        (1.4, "1 start a year", "1 place"),
    ],
)
def test_amounts_agree_with_their_number(number: float, course: str, continuing: str) -> None:
    assert (amount(number, unit=Unit.COURSE), amount(number, unit=Unit.CONTINUING)) == (course, continuing)


def test_the_services_of_a_sentence_agree_with_their_numbers() -> None:
    assert provided(0) == "No delivering service that covers this area is known: nobody may have told us."
    assert provided(1, accepting=1) == (
        "1 delivering service covers this area or some of it. 1 is within its referral window."
    )
    assert provided(2, accepting=0, reported=1) == (
        "2 delivering services cover this area or some of it. 0 are within their referral window. "
        "1 more is reported, not verified, and enters no calculation."
    )
    assert provided(0, reported=2).endswith("2 more are reported, not verified, and enter no calculation.")


def test_states_are_named_only_where_there_are_some(facts: Facts) -> None:
    assert in_states(facts, ENOUGH) == "Provision for people on probation: of 1 need, 1 has enough."
    assert in_states(facts, ENOUGH, ENOUGH, NONE) == (
        "Provision for people on probation: of 3 needs, 2 have enough and for 1 none was found."
    )
    assert in_states(facts, TOO_LITTLE, NOT_KNOWN, NO_NEED) == (
        "Provision for people on probation: of 3 needs, 1 has too little, for 1 no need is estimated and 1 is not known."
    )
    assert in_states(facts, TOO_LITTLE, TOO_LITTLE, NOT_KNOWN, NOT_KNOWN) == (
        "Provision for people on probation: of 4 needs, 2 have too little and 2 are not known."
    )


def test_where_nothing_is_known_the_sentence_counts_nothing(facts: Facts) -> None:
    assert in_states(facts, NOT_KNOWN) == (
        "Whether there is enough for people on probation is not known for the 1 need."
    )
    assert in_states(facts, NOT_KNOWN, NOT_KNOWN) == (
        "Whether there is enough for people on probation is not known for any of the 2 needs."
    )


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (0, "Nobody is supervised on probation in the community in Unit A."),
        (
            1,
            "1 person is supervised on probation in the community in Unit A. By estimate, fewer than 1 of them",
        ),
        (
            2,
            "2 people are supervised on probation in the community in Unit A. By estimate, 1 of them (range 1) has",
        ),
        (
            5,
            "5 people are supervised on probation in the community in Unit A. By estimate, 2 of them (range 2 to 3) have",
        ),
    ],
)
def test_people_are_counted_in_good_english(country: SmallCountry, people: int, said: str) -> None:
    count_people(country.a, people, standing="published_statistic")
    assert said in words(report_on("N90A"), "what-matters-most")


def test_a_shared_out_caseload_is_told_as_an_estimate(country: SmallCountry) -> None:
    count_people(country.everywhere, 4000)
    said = words(report_on("N90A"), "what-matters-most")
    assert "By estimate, 3,000 people are supervised on probation in the community in Unit A." in said


def test_the_widest_gap_is_told_with_its_need_supply_and_shortfall(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    CheckFactory(area=country.a, need=country.mood, checked_on=RECENTLY, outcome="complete_list")
    open_service(country.mood, country.a, starts=50)
    said = words(report_on("N90A"), "what-matters-most")
    assert (
        "The widest gap in treatment with an end is mood disorder: by estimate 200 people in need (range 100 to 400), "
        "and services that can give 50 starts a year. It is short of the yardstick by 150 starts a year."
    ) in said
    assert "rank goes" not in said


def test_a_gap_without_any_service_says_that_none_was_found(country: SmallCountry) -> None:
    count_people(country.a, 20, standing="published_statistic")
    CheckFactory(area=country.a, need=country.psychosis, checked_on=RECENTLY)
    said = words(report_on("N90A"), "what-matters-most")
    assert (
        "The widest gap in continuing care is psychotic disorder: by estimate 1 person in need (range 1), "
        "and no service found. It is short of the yardstick by 1 place."
    ) in said


def test_services_that_give_nothing_are_not_called_none_found(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    CheckFactory(area=country.a, need=country.mood, checked_on=RECENTLY, outcome="complete_list")
    open_service(country.mood, country.a, starts=0)
    assert "and services that can take nobody." in words(report_on("N90A"), "what-matters-most")


def test_in_a_larger_area_the_widest_gap_names_its_unit(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    count_people(country.b, 1000)
    for unit in (country.a, country.b):
        CheckFactory(area=unit, need=country.mood, checked_on=RECENTLY)
    said = words(report_on("N90"), "what-matters-most")
    assert "The widest gap in treatment with an end is mood disorder in Unit A:" in said
    assert "It stays first as weights and prevalences move." in said


@pytest.mark.parametrize(
    ("services", "said"),
    [
        (0, "nobody has told us whether there is a service"),
        (1, "the capacity of 1 service that counts for it is not known"),
        (2, "the capacity of 2 services that count for it is not known"),
    ],
)
def test_what_to_find_out_first_says_why(country: SmallCountry, services: int, said: str) -> None:
    count_people(country.a, 2000)
    for need in (country.headline, country.psychosis):
        CheckFactory(area=country.a, need=need, checked_on=RECENTLY)
    for _number in range(services):
        open_service(country.mood, country.a)
    assert said in words(report_on("N90A"), "what-matters-most")


def test_without_a_caseload_that_is_what_to_find_out_first(country: SmallCountry) -> None:
    assert "Find out first how many people are supervised here" in words(
        report_on("N90A"), "what-matters-most"
    )


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (LegendEntry(MapClass.STEP_3, 1, WrittenRange("1", "1")), "1 service: 1 unit"),
        (LegendEntry(MapClass.STEP_3, 2, WrittenRange("2", "3")), "2 to 3 services: 2 units"),
        (LegendEntry(MapClass.NOT_KNOWN, 0), "Not known: 0 units"),
    ],
)
def test_a_legend_agrees_with_its_numbers(entry: LegendEntry, said: str) -> None:
    assert legend_words(entry, layer=Layer.SERVICES) == said


def test_no_sentence_of_a_report_is_left_with_a_hole(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    said = to_json(report_on("N90A"))
    assert "%(" not in said
    assert "None" not in said.replace("None found", "")
