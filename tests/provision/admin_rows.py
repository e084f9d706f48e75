"""One row of every table that Django admin shows."""

from collections.abc import Callable

from django.db.models import Model
from django.utils import timezone

from notices.models import Message
from provision import models
from provision.models import EntryStatus
from tests.factories import (
    AreaFactory,
    CaseloadFactory,
    CheckFactory,
    NeedFactory,
    OrganisationFactory,
    PlaceFactory,
    PrevalenceFactory,
    ServiceFactory,
    SiteFactory,
    StageFactory,
    TermFactory,
)
from tests.referrals.admin_rows import REFERRALS
from toolkit.models import EvidenceItem, MethodSettings


def _count() -> int:
    return models.PackRecord.objects.count() + models.DataSource.objects.count()


def _evidence() -> Model:
    return EvidenceItem.objects.create(key=f"item-{EvidenceItem.objects.count()}", title="A paper")


ROWS: dict[type[Model], Callable[[], Model]] = {
    models.Area: AreaFactory,
    models.AreaChange: lambda: models.AreaChange.objects.create(
        when="2025", change="split", old_names="A", new_names="B", source="A page"
    ),
    models.AreaStatistic: lambda: models.AreaStatistic.objects.create(
        area=AreaFactory(), measure="adults", value=1, as_at="2025", source="A page"
    ),
    models.Caseload: CaseloadFactory,
    models.ChangeRequest: lambda: models.ChangeRequest.objects.create(
        status=EntryStatus.SUBMITTED, submitted_at=timezone.now(), texts={"name": "Asked for"}
    ),
    models.Crosswalk: lambda: models.Crosswalk.objects.create(
        source="somebody", label=f"Label {models.Crosswalk.objects.count()}", vocabulary="need"
    ),
    models.DataSource: lambda: models.DataSource.objects.create(
        code=f"source-{_count()}",
        title="Data",
        holds="Rows",
        publisher="Somebody",
        licence="OGL",
        as_at="2025",
    ),
    EvidenceItem: _evidence,
    models.Event: lambda: models.Event.objects.create(role="curator", action="publish"),
    models.FreshnessSettings: lambda: models.FreshnessSettings.objects.get_or_create(pk=1)[0],
    Message: lambda: Message.objects.create(address="lead@service.example.org", made_at=timezone.now()),
    MethodSettings: lambda: MethodSettings.objects.get_or_create(pk=1)[0],
    models.Need: NeedFactory,
    models.Organisation: lambda: OrganisationFactory(kind=TermFactory(vocabulary="body")),
    models.PackRecord: lambda: models.PackRecord.objects.create(
        pack="england_wales", table="area", key=f"{_count()}", written={"name": "A"}
    ),
    models.Place: PlaceFactory,
    models.PostcodeDistrict: lambda: models.PostcodeDistrict.objects.create(
        code=f"T{models.PostcodeDistrict.objects.count()}", candidates=["N07"]
    ),
    models.PrevalenceEstimate: PrevalenceFactory,
    models.ProblemReport: lambda: models.ProblemReport.objects.create(
        service=ServiceFactory(), text="The number is wrong"
    ),
    models.ProvisionCheck: CheckFactory,
    models.Revision: lambda: models.Revision.objects.create(
        service=ServiceFactory(), number=2, role="curator", edits=[["name", "A", "B"]]
    ),
    models.Service: lambda: ServiceFactory(
        areas=[AreaFactory()], needs=[NeedFactory()], service_type=TermFactory()
    ),
    models.Site: lambda: SiteFactory(name="Site"),
    models.Stage: StageFactory,
    models.Term: TermFactory,
    **REFERRALS,
    models.TreatmentFinding: lambda: models.TreatmentFinding.objects.create(
        need=NeedFactory(), need_label="Need", measure="share", percent=10, population="people", study="Study"
    ),
}
