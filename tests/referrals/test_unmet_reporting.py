"""Reporting unmet need: who may, for which body, and what is refused."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from provision.models import EntryStatus
from provision.reference import reference_now
from referrals.models import UnmetNeed, UnmetNeedSettings
from referrals.unmet.counting import sent_by
from referrals.unmet.reporting import REPORT, ReportRefusedError, Told, report
from tests.cast import Cast
from tests.factories import GrantFactory, OrganisationFactory, ServiceFactory, UserFactory
from tests.referrals.scenes import NOVEMBER, TODAY, send, words

pytestmark = pytest.mark.django_db


def told(cast: Cast, **changes: object) -> Told:
    need, _reason = words()
    area = reference_now().atlas.by_code[cast.unit.code]
    plain = Told(area=area, needs=[need.code], reason="no_gp", month=NOVEMBER)
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test may say anything


def sent(cast: Cast, **changes: object) -> UnmetNeed:
    return report(
        told(cast, **changes), public_id=uuid4(), by=cast.submitter, atlas=reference_now().atlas, on=TODAY
    )


def test_a_report_keeps_month_and_quarter_and_no_day(cast: Cast) -> None:
    row = sent(cast)

    assert (row.month, row.quarter) == (NOVEMBER, date(2026, 10, 1))
    assert {
        field.name for field in UnmetNeed._meta.fields if field.get_internal_type() == "DateTimeField"
    } == set()


def test_a_form_that_is_sent_twice_is_one_report(cast: Cast) -> None:
    told_once, public_id, atlas = told(cast), uuid4(), reference_now().atlas

    first = report(told_once, public_id=public_id, by=cast.submitter, atlas=atlas, on=TODAY)
    again = report(told_once, public_id=public_id, by=cast.submitter, atlas=atlas, on=TODAY)

    assert first.pk == again.pk
    assert UnmetNeed.objects.count() == 1


@pytest.mark.parametrize("who", ["commissioner", "curator", "administrator", "outsider"])
def test_nobody_reports_for_an_area_that_is_not_theirs_or_in_another_role(cast: Cast, who: str) -> None:
    need, _reason = words()

    with pytest.raises(PermissionDenied):
        send(by=cast.people[who], area=cast.unit, need=need)
    assert not UnmetNeed.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"needs": []}, "needs"),
        ({"needs": ["no_such_need"]}, "needs"),
        ({"reason": "because"}, "reason"),
        ({"month": date(2026, 8, 1)}, "month"),
        ({"month": date(2026, 12, 1)}, "month"),
        ({"month": date(2026, 11, 2)}, "month"),
        ({"stage": "no_such_stage"}, "stage"),
        ({"declined_by": "not an id"}, "declined_by"),
        ({"declined_by": str(uuid4())}, "declined_by"),
    ],
)
def test_what_cannot_be_accepted_is_refused_by_field_and_nothing_is_kept(
    cast: Cast, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(ReportRefusedError) as refused:
        sent(cast, **changes)

    assert refused.value.field == field
    assert not UnmetNeed.objects.exists()


def test_a_service_that_is_not_published_cannot_be_named(cast: Cast) -> None:
    withdrawn = ServiceFactory(status=EntryStatus.WITHDRAWN)

    with pytest.raises(ReportRefusedError):
        sent(cast, declined_by=str(withdrawn.public_id))


def test_a_note_is_kept_only_where_curators_take_notes(cast: Cast) -> None:
    assert sent(cast, note="told by telephone").note == ""


def test_a_note_is_kept_where_curators_take_notes(cast: Cast) -> None:
    UnmetNeedSettings.objects.create(takes_notes=True)

    assert sent(cast, note="told by telephone").note == "told by telephone"


def test_the_body_is_the_smallest_area_of_the_role_that_holds_the_place(cast: Cast) -> None:
    both = UserFactory()
    GrantFactory(user=both, areas=[cast.region, cast.unit])
    need, _reason = words()

    assert send(by=both, area=cast.unit, need=need).sent_for == cast.unit
    assert send(by=both, area=cast.neighbour, need=need).sent_for == cast.region


def test_only_the_very_body_that_sent_them_sees_reports_one_by_one(cast: Cast) -> None:
    need, _reason = words()
    row = send(by=cast.submitter, area=cast.unit, need=need)

    def seen_by(person: str) -> list[UnmetNeed]:
        return list(sent_by(cast.people[person].bodies_acted_for(REPORT)))

    assert seen_by("submitter") == seen_by("colleague") == [row]
    for other in ("outsider", "curator", "commissioner", "administrator"):
        assert seen_by(other) == []


def test_an_organisation_is_a_body_of_its_own(cast: Cast) -> None:
    charity = OrganisationFactory()
    charity.areas.add(cast.unit)
    worker = UserFactory()
    GrantFactory(user=worker, organisations=[charity])

    assert not sent_by(worker.bodies_acted_for(REPORT)).exists()
    need, _reason = words()
    send(by=cast.submitter, area=cast.unit, need=need)
    assert not sent_by(worker.bodies_acted_for(REPORT)).exists()
