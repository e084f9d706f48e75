"""Activity returns: what adds up is kept, what does not is refused with its place, and counts are disclosed."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from provision.disclosure import STANDARD, disclose
from provision.exchange.staging import stage_cells
from provision.figures import Absence
from provision.models import Event, Service, Term, Vocabulary
from referrals.models import ActivityReturn
from referrals.quarters import Quarter
from referrals.returns.chart import columns
from referrals.returns.entering import ReturnRefusedError, enter_return
from referrals.returns.shown import shown_returns
from referrals.returns.table import ACTIVITY
from tests.cast import Cast
from tests.factories import ServiceFactory, TermFactory

pytestmark = pytest.mark.django_db
SUMMER = date(2026, 7, 1)
PLAIN = {
    "quarter": "2026-Q3",
    "source_of_referral": "E3",
    "referred": "40",
    "accepted": "22",
    "declined": "12",
}


@pytest.fixture
def service(cast: Cast) -> Service:
    """A service of the first unit, and the words that returns use."""
    TermFactory(vocabulary=Vocabulary.SOURCE_OF_REFERRAL, code="E3", label="Probation")
    TermFactory(vocabulary=Vocabulary.EXCLUSION, code="no_gp", label="No GP")
    TermFactory(vocabulary=Vocabulary.DECLINE_REASON, code="no_capacity", label="No capacity")
    found: Service = ServiceFactory(areas=[cast.unit], sender="trust", sender_id="s1")
    return found


def refused(**cells: str) -> list[tuple[str, str]]:
    staged = stage_cells(ACTIVITY, [{"service_id": "s1", "sender": "trust", **PLAIN, **cells}])
    return [(refusal.column, refusal.reason) for refusal in staged.refusals]


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"accepted": "41"}, "accepted", "41 is more than 40 in column referred."),
        ({"declined": "50"}, "declined", "50 is more than 40 in column referred."),
        ({"accepted": "30"}, "declined", "30 accepted and 12 declined are more than the 40 referred."),
        (
            {"first_contact_in_standard": "23"},
            "first_contact_in_standard",
            "23 is more than 22 in column accepted.",
        ),
        (
            {"declined_reasons": "no_gp=3;no_capacity=8"},
            "declined_reasons",
            "The reasons add up to 11 people, and 12 were declined.",
        ),
        (
            {"declined_reasons": "no_gp=3;no_gp=9"},
            "declined_reasons",
            "Each reason stands once: add its counts together.",
        ),
        (
            {"declined_reasons": "nobody=12"},
            "declined_reasons",
            "No reason for declining, besides exclusions has this code.",
        ),
        (
            {"declined_reasons": "twelve"},
            "declined_reasons",
            "“twelve” is no count by reason: write it like no_gp=3.",
        ),
        ({"quarter": "2026-Q4"}, "quarter", "This quarter has not ended yet: return it when it has."),
        ({"quarter": "summer"}, "quarter", "This is not a quarter: write it like 2026-Q3."),
        ({"referred": "-1"}, "referred", "This cannot be below 0."),
        ({"referred": "12.5"}, "referred", "This is not a whole number: write it in digits, like 1250."),
        ({"source_of_referral": "E9"}, "source_of_referral", "No source of referral has this code."),
        (
            {"service_id": "nothing"},
            "service_id",
            "No service has this id. Load its services first, and check the sender.",
        ),
    ],
)
@pytest.mark.usefixtures("service")
def test_what_does_not_add_up_is_refused_with_its_place_and_the_reason(
    cells: dict[str, str], column: str, reason: str
) -> None:
    found, *_others = refused(**cells)

    assert found[0] == column
    assert found[1].startswith(reason)


def test_a_file_is_kept_and_read_back_changes_nothing(service: Service, tmp_path: Path) -> None:
    file, back = tmp_path / "activity.csv", tmp_path / "back.csv"
    file.write_text(
        "service_id,sender,quarter,source_of_referral,referred,accepted,declined,declined_reasons\n"
        "s1,trust,2026-Q3,E3,40,22,12,no_capacity=9;no_gp=3\n"
        "s1,trust,2026-Q2,E3,30,,,\n"
    )

    call_command("import_csv", "activity", str(file), commit=True, stdout=StringIO())
    kept = ActivityReturn.objects.get(quarter=SUMMER)
    assert (kept.service, kept.referred, kept.accepted) == (service, 40, 22)
    assert {count.reason.code: count.people for count in kept.declined_reasons.all()} == {
        "no_capacity": 9,
        "no_gp": 3,
    }
    assert ActivityReturn.objects.get(quarter=date(2026, 4, 1)).accepted is None
    call_command("export_csv", "activity", str(back), stdout=StringIO(), stderr=StringIO())
    out = StringIO()
    call_command("import_csv", "activity", str(back), stdout=out)
    assert "0 to add, 0 to change, 2 to leave, 0 refused" in out.getvalue()


def test_people_enter_returns_of_what_lies_in_their_areas_and_correct_them(
    service: Service, cast: Cast
) -> None:
    enter_return(service, PLAIN, by=cast.submitter)
    enter_return(service, PLAIN | {"referred": "41"}, by=cast.submitter)

    assert ActivityReturn.objects.get().referred == 41
    assert [event.action for event in Event.objects.all()] == ["enter return", "enter return"]
    with pytest.raises(PermissionDenied):
        enter_return(service, PLAIN, by=cast.outsider)
    with pytest.raises(ReturnRefusedError) as problem:
        enter_return(service, PLAIN | {"accepted": "99"}, by=cast.submitter)
    assert problem.value.refusals[0].column == "accepted"
    assert ActivityReturn.objects.get().referred == 41


def test_counts_are_disclosed_and_shares_come_from_rounded_counts(service: Service) -> None:
    source = Term.objects.get(code="E3")
    row = ActivityReturn.objects.create(
        service=service,
        quarter=SUMMER,
        source_of_referral=source,
        referred=43,
        accepted=22,
        first_contact_in_standard=13,
        median_wait_days=31.0,
        declined=3,
    )

    (shown,) = shown_returns([row], on=date(2026, 11, 24), rules=STANDARD)

    assert (shown.referred.value, shown.accepted.value) == (45, 20)
    assert shown.declined.absence is Absence.SUPPRESSED
    assert shown.in_standard.value == 15 / 20
    assert shown.median_wait_days.value == 31
    assert shown.not_attended.absence is Absence.NOT_KNOWN


def test_a_median_that_rests_on_few_people_is_suppressed_and_on_nobody_knows_how_many_not_known(
    service: Service,
) -> None:
    source = Term.objects.get(code="E3")
    rows = [
        ActivityReturn(
            service=service,
            quarter=SUMMER,
            source_of_referral=source,
            accepted=few,
            median_wait_days=9,
            pk=pk,
        )
        for pk, few in enumerate((7, None), start=1)
    ]

    few, unknown = shown_returns(rows, on=date(2026, 11, 24), rules=STANDARD)

    assert few.median_wait_days.absence is Absence.SUPPRESSED
    assert unknown.median_wait_days.absence is Absence.NOT_KNOWN


def test_a_quarter_is_shown_two_weeks_after_its_end(service: Service) -> None:
    row = ActivityReturn(service=service, quarter=SUMMER, source_of_referral=Term.objects.get(code="E3"))
    row.pk = 1

    assert shown_returns([row], on=date(2026, 10, 13), rules=STANDARD) == []
    assert len(shown_returns([row], on=date(2026, 10, 14), rules=STANDARD)) == 1


def test_a_trend_leaves_room_for_quarters_without_a_return_and_says_their_word() -> None:

    chart = columns(
        [(Quarter(2026, 3), disclose(40)), (Quarter(2026, 1), disclose(3)), (Quarter(2025, 4), disclose(20))]
    )

    assert chart is not None
    assert [str(bar.quarter) for bar in chart.bars] == ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]
    assert [bar.figure.absence for bar in chart.bars] == [None, Absence.SUPPRESSED, Absence.NOT_KNOWN, None]
    assert [bar.height for bar in chart.bars] == [90, 14, 14, 180]
    assert columns([(Quarter(2026, 3), disclose(40))]) is None
