"""From prison to care in the community in two real areas, on the real prisons, offices and contracts of the pack.

Worked out by hand from provision/packs/england_wales/services.csv:

- Stockton and Hartlepool has HMP Holme House and the office Wetherby House. "Personal Wellbeing Services in Cleveland"
  (PRJ_5630) and "Dependency and Recovery Services in Cleveland" (PRJ_7709) take men from 18; what they will not take is
  not known. A step that hands everybody over to either therefore breaks: a woman is turned away. RECONNECT in the North
  East is reported, and nobody has said that it delivers.
- Manchester North has HMP Manchester. "Personal Wellbeing Services In Manchester" takes women and men from 18, so nobody
  is turned away there. "Dependency and Recovery in Manchester and Tameside" (GMIRSDR_2) was last shown on 10 March 2026:
  a step that hands over to it breaks, because it has ended.
"""

import pytest

from provision.models import Place, Service
from provision.reference import reference_now
from referrals.continuity import Because, Holding
from referrals.joining.reading import read_joining
from referrals.models import Pathway, Step
from referrals.pathways.adopting import copy_of
from tests.referrals.scenes import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]
STOCKTON, MANCHESTER = "N54STHA", "N50MANC"
PRISON = {STOCKTON: "HHI", MANCHESTER: "MRI"}
WELLBEING = {STOCKTON: "PRJ_5630", MANCHESTER: "DN671065_MANCHESTER_PWB"}
DEPENDENCY = {STOCKTON: "PRJ_7709", MANCHESTER: "GMIRSDR_2"}
Reasons = dict[str, tuple[Because, ...]]


def adopt(code: str) -> Pathway:
    """The national pathway as the area would have it: its prison sends people, its contracts receive them."""
    unit = reference_now().atlas.by_code[code]
    prison = Place.objects.get(code=PRISON[code], areas=unit.id)
    copy = copy_of(Pathway.objects.get(code="custody_to_community"))
    copy.areas.add(unit.id)
    receives(copy, "screen", agency=prison.name)
    receives(copy, "substance_contact", service=DEPENDENCY[code])
    receives(copy, "supervision", service=WELLBEING[code])
    return copy


def receives(pathway: Pathway, key: str, *, service: str = "", agency: str = "") -> None:
    step = Step.objects.get(pathway=pathway, key=key)
    if service:
        step.receiving_service = Service.objects.get(sender_id=service)
        step.is_exit = False
    step.agency = agency or step.agency
    step.save()


def reasons(code: str) -> tuple[Holding, Reasons, dict[str, tuple[str, ...]]]:
    """How the pathway stands in the area, why by step, and who is turned away by step."""
    copy, words = adopt(code), reference_now()
    joining = read_joining([words.atlas.by_code[code]], words=words, on=TODAY, check_valid_days=180)
    (result,) = [one for one in joining.results() if one.pathway_id == copy.pk]
    return (
        result.holding,
        {step.key: step.because for step in result.steps},
        {
            step.key: tuple(person.sex for person in step.turned_away)
            for step in result.steps
            if step.turned_away
        },
    )


def test_in_stockton_and_hartlepool_it_breaks_where_the_contracts_take_men_only() -> None:
    holding, because, turned_away = reasons(STOCKTON)

    assert holding is Holding.BREAKS
    assert because["supervision"] == (Because.TURNED_AWAY,)
    assert because["substance_contact"][0] is Because.TURNED_AWAY
    assert set(turned_away["supervision"]) == set(turned_away["substance_contact"]) == {"female"}
    assert because["reconnect"] == (Because.MAY_TAKE,)
    assert because["care_in_prison"] == (Because.NOBODY_TOLD,)


def test_in_manchester_north_it_breaks_where_the_contract_has_ended() -> None:
    holding, because, turned_away = reasons(MANCHESTER)

    assert holding is Holding.BREAKS
    assert because["supervision"] == ()
    assert because["substance_contact"] == (Because.CLOSED,)
    assert turned_away == {}
    assert because["reconnect"] == (Because.NOBODY_TOLD,)


def test_a_contract_of_another_area_does_not_receive_anybody_here() -> None:
    copy, words = adopt(STOCKTON), reference_now()
    receives(copy, "supervision", service=WELLBEING[MANCHESTER])

    joining = read_joining([words.atlas.by_code[STOCKTON]], words=words, on=TODAY, check_valid_days=180)
    (result,) = [one for one in joining.results() if one.pathway_id == copy.pk]

    assert {step.key: step.because for step in result.steps}["supervision"] == (Because.NOT_HERE,)
