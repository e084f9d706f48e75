"""An invented pathway of the demonstration: the East Midlands adopted the way out of prison and changed it. In and out."""

from datetime import date, timedelta

from django.db import transaction

from provision.demonstration import erase
from provision.demonstration.writing import BEFORE_NAMES, SOURCE
from provision.models import Area, Event, Stage, Term, Vocabulary
from referrals.models import Agreement, Branch, Pathway, SharingBasis, Step, TimeUnit
from referrals.pathways.adopting import copy_of

TEMPLATE, REGION = "custody_to_community", "N53"


@transaction.atomic
def load_pathways(*, today: date) -> int:
    """Adopt and change a pathway, marked as demonstration; how many: none where the pack's pathways are not loaded."""
    template = Pathway.objects.filter(code=TEMPLATE).first()
    if template is None:
        return 0
    pathway = copy_of(template, is_demonstration=True)
    pathway.name, pathway.source = BEFORE_NAMES + template.name, SOURCE
    pathway.summary = "Invented for demonstration: how one region might change the national pathway."
    pathway.save()
    region = Area.objects.get(code=REGION)
    pathway.areas.set([region])
    _change(pathway, agreement=_agreement(region, today=today))
    Event.objects.create(
        role="operator",
        action="adopt pathway",
        subject=f"{pathway.name}: {REGION}",
        after=str(pathway.version),
        is_demonstration=True,
    )
    return 1


@transaction.atomic
def remove_pathways() -> None:
    """Take out every pathway and agreement that is marked as demonstration.

    Raises StillNamedError when something that is not demonstration names one.
    """
    erase(Pathway.objects.filter(is_demonstration=True))
    erase(Agreement.objects.filter(is_demonstration=True))


def _agreement(region: Area, *, today: date) -> Agreement:
    agreement = Agreement.objects.create(
        name=BEFORE_NAMES + "passing on care plans at release",
        starts_on=today - timedelta(days=500),
        ends_on=today + timedelta(days=230),
        review_on=today + timedelta(days=60),
        source=SOURCE,
        is_demonstration=True,
    )
    agreement.areas.set([region])
    return agreement


def _change(pathway: Pathway, *, agreement: Agreement) -> None:
    """A standard and an agreement for the first contact, a step of peer support before it, and one step less."""
    steps = {step.key: step for step in pathway.steps.all()}
    steps["substance_contact"].delete()
    first = steps["first_contact"]
    first.time_standard, first.time_unit, first.standard_source = 5, TimeUnit.DAYS, SOURCE
    first.shares, first.basis = "The care plan and the list of medicines", SharingBasis.CONSENT
    first.agreement, first.needs_agreement = agreement, True
    first.save()
    meeting = _meeting(pathway, before=first)
    Branch.objects.filter(origin=steps["reconnect"], to=first).delete()
    Branch.objects.create(origin=steps["reconnect"], to=meeting)
    Branch.objects.create(origin=meeting, to=first)
    for number, step in enumerate(pathway.steps.order_by("order", "pk"), start=1):
        step.order = number
        step.save(update_fields=["order"])


def _meeting(pathway: Pathway, *, before: Step) -> Step:
    step = Step.objects.create(
        pathway=pathway,
        key="meet-at-the-gate",
        order=before.order - 1,
        stage=Stage.objects.get(code="release_0_28d"),
        agency="Peer support",
        actor="peer supporter",
        action="Meets the person at the gate and goes along",
        fallback="The probation practitioner calls on the first day",
    )
    step.receiving_types.set(Term.objects.filter(vocabulary=Vocabulary.SERVICE_TYPE, code="peer_support"))
    return step
