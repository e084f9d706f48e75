"""What the form of a step offers for one pathway: the words, services of its areas, and agreements that hold there."""

from datetime import date

from provision.models import Service
from provision.names import shown_name
from provision.reference import Reference
from referrals.forms.pathway_step import Offered
from referrals.models import Agreement, Pathway


def offered_for(pathway: Pathway, *, words: Reference, on: date, without: str = "") -> Offered:
    """`without`: the key of the step that the form is of, which cannot follow itself."""
    touching = {near for area in pathway.areas.all() for near in words.atlas.touching(area.pk)}
    services = Service.objects.shown(on=on, clocks=words.clocks).not_ended(on=on).covering(touching)
    agreements = Agreement.objects.filter(areas__in=touching).distinct()
    steps = list(pathway.steps.order_by("order", "pk").values_list("key", "action"))
    return Offered(
        stages=[(stage.code, str(stage)) for stage in words.stages],
        circumstances=[(term.code, str(term)) for term in words.terms.get("exclusion", ())],
        types=[(term.code, str(term)) for term in words.terms.get("service_type", ())],
        services=[(str(one.public_id), shown_name(one)) for one in services.order_by("name", "pk")],
        agreements=[(str(one.public_id), one.name) for one in agreements],
        steps=[
            (key, f"{number}. {action}")
            for number, (key, action) in enumerate(steps, start=1)
            if key != without
        ],
    )
