"""Which procedures a reader sees, in which version, and how far teams have said that they have it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from provision.person import Person
from referrals.models import Acknowledgement, Procedure, ProcedureVersion
from referrals.procedures.sheet import Block, blocks_of
from referrals.procedures.template import PARTS, Part
from referrals.procedures.writing import OWN


@dataclass(frozen=True)
class ReadPart:
    part: Part
    blocks: tuple[Block, ...]


def readable(*, by: Person | None) -> QuerySet[Procedure]:
    """What has a published version, for everybody; drafts that never had one, for those who may write them."""
    published = ProcedureVersion.objects.filter(procedure=OuterRef("pk")).exclude(published_at=None)
    is_readable = Q(Exists(published))
    if by is not None:
        is_readable |= Q(pk__in=by.within_scope(OWN, Procedure.objects.all()).values("pk"))
    procedures = Procedure.objects.filter(is_readable)
    return procedures.select_related("pathway", "lead_organisation").prefetch_related("areas")


def listed(*, by: Person | None) -> QuerySet[Procedure]:
    """The same for a list, each with the `number` in force and how many teams of it were told and have it."""
    in_force = ProcedureVersion.objects.filter(procedure=OuterRef("pk")).exclude(published_at=None)
    newest = in_force.order_by("-number")
    is_of_newest = Q(versions__pk=F("in_force"))
    return (
        readable(by=by)
        .annotate(
            in_force=Subquery(newest.values("pk")[:1]),
            number=Subquery(newest.values("number")[:1]),
        )
        .annotate(
            teams=Count("versions__acknowledgements", filter=is_of_newest),
            teams_that_have_it=Count(
                "versions__acknowledgements",
                filter=is_of_newest & Q(versions__acknowledgements__acknowledged_at__isnull=False),
            ),
        )
        .order_by("name", "pk")
    )


def published_versions(procedure: Procedure) -> list[ProcedureVersion]:
    """The newest first, each with its `teams` and `teams_that_have_it`."""
    counted = procedure.versions.exclude(published_at=None).annotate(
        teams=Count("acknowledgements"),
        teams_that_have_it=Count(
            "acknowledgements", filter=Q(acknowledgements__acknowledged_at__isnull=False)
        ),
    )
    return list(counted.order_by("-number"))


def teams_of(version: ProcedureVersion) -> list[Acknowledgement]:
    """Its teams by name, whoever they belong to read with them."""
    return list(version.acknowledgements.select_related("organisation").order_by("team"))


def parts_of(version: ProcedureVersion) -> tuple[ReadPart, ...]:
    """The text in the order of the template."""
    return tuple(ReadPart(part, blocks_of(version.parts.get(part.code, ""))) for part in PARTS)


def is_past_review(procedure: Procedure, *, on: date) -> bool:
    """Whether it should have been looked at again by now."""
    return procedure.review_on is not None and procedure.review_on <= on
