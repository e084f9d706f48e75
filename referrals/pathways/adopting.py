"""Adopting a national template for areas: a copy of its steps by the same keys, which the areas may then change."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from provision.models import Area, Event
from provision.person import Person
from referrals.models import Branch, Pathway, Step
from referrals.pathways.allowed import EDIT, areas_to_adopt_for

LONGEST_SUBJECT = 240


class AdoptionRefusedError(Exception):
    """The template cannot be adopted for these areas. The message says why."""


@transaction.atomic
def adopt(template: Pathway, *, areas: Collection[Area], by: Person) -> Pathway:
    """Adopt a template for areas, with its event.

    Raises PermissionDenied where an area is outside the person's, and AdoptionRefusedError.
    """
    wanted = {area.pk for area in areas}
    held = list(areas_to_adopt_for(by).filter(pk__in=wanted))
    if len(held) < len(wanted):
        raise PermissionDenied
    _check(template, areas=held)
    pathway = copy_of(template)
    pathway.areas.set(held)
    Event.objects.create(
        role=by.acting_role(EDIT, held[0]),
        actor_id=by.pk,
        action="adopt pathway",
        subject=f"{pathway.name}: {', '.join(area.code for area in held)}"[:LONGEST_SUBJECT],
        after=str(pathway.version),
    )
    return pathway


def _check(template: Pathway, *, areas: Collection[Area]) -> None:
    if not template.code or template.is_retired:
        raise AdoptionRefusedError(_("Only a national pathway that is in use can be adopted."))
    if not areas:
        raise AdoptionRefusedError(_("Choose the areas that adopt it."))
    already = template.adoptions.filter(is_retired=False, areas__in=areas).first()
    if already:
        raise AdoptionRefusedError(
            _("One of these areas has adopted it already. Change that pathway, or choose other areas.")
        )


def copy_of(template: Pathway, *, is_demonstration: bool = False) -> Pathway:
    """A copy of a template with its needs, steps and ways, which belongs to no area yet."""
    copy = Pathway.objects.create(
        name=template.name,
        name_cy=template.name_cy,
        summary=template.summary,
        summary_cy=template.summary_cy,
        template=template,
        source=template.source,
        source_date=template.source_date,
        is_demonstration=is_demonstration,
    )
    copy.needs.set(template.needs.all())
    steps = {step.pk: _copied(step, to=copy) for step in template.steps.order_by("order", "pk")}
    for way in Branch.objects.filter(origin__pathway=template).order_by("pk"):
        Branch.objects.create(origin=steps[way.origin_id], to=steps[way.to_id], when=way.when)
    return copy


def _copied(step: Step, *, to: Pathway) -> Step:
    """Every field of a step, the lists too."""
    kept = {
        field.attname: getattr(step, field.attname)
        for field in Step._meta.concrete_fields
        if not field.primary_key and field.name != "pathway"
    }
    copy = Step.objects.create(pathway=to, **kept)
    copy.circumstances.set(step.circumstances.all())
    copy.receiving_types.set(step.receiving_types.all())
    return copy
