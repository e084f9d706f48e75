"""One row of every table of referrals that Django admin shows."""

from collections.abc import Callable
from datetime import date

from django.db.models import Model

from provision.models import Vocabulary
from referrals import models
from tests.factories import AreaFactory, OrganisationFactory, StageFactory, TermFactory

DAY = date(2026, 11, 1)


def _pathway() -> models.Pathway:
    return models.Pathway.objects.create(name="A pathway")


def _step(key: str = "first", *, pathway: models.Pathway | None = None) -> models.Step:
    return models.Step.objects.create(
        pathway=pathway or _pathway(),
        key=key,
        order=1,
        stage=StageFactory(),
        agency="Probation",
        actor="Staff",
        action="Asks",
    )


def _branch() -> models.Branch:
    origin = _step()
    return models.Branch.objects.create(origin=origin, to=_step("second", pathway=origin.pathway))


def _procedure() -> models.Procedure:
    return models.Procedure.objects.create(
        pathway=_pathway(),
        name="A procedure",
        lead_role="Lead",
        lead_organisation=OrganisationFactory(),
        lead_email="lead@example.org",
    )


def _version() -> models.ProcedureVersion:
    return models.ProcedureVersion.objects.create(procedure=_procedure(), number=1)


def _expectation() -> models.Expectation:
    count = models.Expectation.objects.count()
    return models.Expectation.objects.create(
        code=f"duty-{count}", nation=AreaFactory(), expects="Care", source="A law"
    )


REFERRALS: dict[type[Model], Callable[[], Model]] = {
    models.Acknowledgement: lambda: models.Acknowledgement.objects.create(
        version=_version(), team="A team", mailbox="team@example.org"
    ),
    models.Agreement: lambda: models.Agreement.objects.create(name="An agreement"),
    models.Branch: _branch,
    models.Expectation: _expectation,
    models.Finding: lambda: models.Finding.objects.create(
        area=AreaFactory(),
        expectation=_expectation(),
        state="partly",
        evidence="Minutes",
        found_on=DAY,
        role="curator",
    ),
    models.Gap: lambda: models.Gap.objects.create(
        area=AreaFactory(),
        kind=TermFactory(vocabulary=Vocabulary.GAP_TYPE),
        reason="Nobody answers",
        found_on=DAY,
    ),
    models.Pathway: _pathway,
    models.Procedure: _procedure,
    models.ProcedureVersion: _version,
    models.Step: _step,
    models.UnmetNeedSettings: lambda: models.UnmetNeedSettings.objects.get_or_create(pk=1)[0],
}
TO_LOOK_AT = {
    models.Acknowledgement,
    models.Branch,
    models.Finding,
    models.Pathway,
    models.Procedure,
    models.ProcedureVersion,
    models.Step,
}
"""Tables that nobody changes in admin."""
COUNTS_OF_PEOPLE = {models.ActivityReturn, models.DeclinedCount, models.Reply, models.UnmetNeed}
"""Shown through disclosure alone, on pages of their own."""
