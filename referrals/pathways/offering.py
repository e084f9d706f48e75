"""What the form of a step offers for one pathway: the words, services of its areas, and agreements that hold there."""

from datetime import date

from django.utils.translation import gettext as _

from provision.models import Service
from provision.names import shown_name
from provision.reference import Reference
from referrals.forms.pathway_step import Offered
from referrals.models import Agreement, Pathway, Step


def offered_for(pathway: Pathway, *, words: Reference, on: date, step: Step | None = None) -> Offered:
    """`step`: the one that the form is of, which cannot follow itself, and keeps what it names now."""
    touching = {near for area in pathway.areas.all() for near in words.atlas.touching(area.pk)}
    shown = Service.objects.shown(on=on, clocks=words.clocks).not_ended(on=on).covering(touching)
    services = {str(one.public_id): shown_name(one) for one in shown.order_by("name", "pk")}
    holding = Agreement.objects.filter(areas__in=touching).distinct()
    agreements = {str(one.public_id): one.name for one in holding}
    if step and step.receiving_service:
        services.setdefault(str(step.receiving_service.public_id), _("The one that it names now"))
    if step and step.agreement:
        agreements.setdefault(str(step.agreement.public_id), step.agreement.name)
    return Offered(
        stages=[(stage.code, str(stage)) for stage in words.stages],
        circumstances=[(term.code, str(term)) for term in words.terms.get("exclusion", ())],
        types=[(term.code, str(term)) for term in words.terms.get("service_type", ())],
        services=list(services.items()),
        agreements=list(agreements.items()),
        steps=_steps(pathway, without=step.key if step else ""),
    )


def _steps(pathway: Pathway, *, without: str) -> list[tuple[str, str]]:
    steps = pathway.steps.order_by("order", "pk").values_list("key", "action")
    return [(key, f"{n}. {action}") for n, (key, action) in enumerate(steps, start=1) if key != without]
