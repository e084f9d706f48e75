"""One step of a pathway: who does what, whom it hands over to whom, how fast, and what follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fieldset, Fixed, Layout, Size
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from provision.models import AcceptedSex, Service, Stage
from referrals.models import Agreement, SharingBasis, Step, TimeUnit
from referrals.pathways.editing import StepTold
from referrals.pathways.problems import OLDEST

Choices = Sequence[tuple[str, Any]]
_Named = TypeVar("_Named", Service, Agreement)
FEWEST_WAYS = 3
NOT_KNOWN = _("Not known")
SHORT, LONG = 240, 2_000


@dataclass(frozen=True)
class Offered:
    """What a step's form offers to choose from, as codes and words; services and agreements by public id."""

    stages: Choices
    circumstances: Choices
    types: Choices
    services: Choices = ()
    agreements: Choices = ()
    steps: Choices = field(default=())


def _age(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, validators=[MinValueValidator(0), MaxValueValidator(OLDEST)]
    )


def _short(label: Any, *, required: bool = False, longest: int = SHORT, error: Any = "") -> forms.CharField:
    messages = {"required": error} if error else None
    return forms.CharField(label=label, required=required, max_length=longest, error_messages=messages)


def _long(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 2})
    )


class StepForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    stage = forms.ChoiceField(label=_("Justice stage"))
    agency = _short(
        _("Agency (the lane of the diagram)"), required=True, longest=120, error=_("Say which agency acts")
    )
    actor = _short(_("Who acts, by role"), required=True, longest=160, error=_("Say who acts, by role"))
    action = _short(_("What is done"), required=True, error=_("Say what is done"))
    decision = _short(_("What is decided (if anything)"))
    criteria = _long(_("On what criteria"))
    time_standard = forms.FloatField(label=_("Within (a number)"), required=False, min_value=0)
    time_unit = forms.ChoiceField(
        label=_("Unit"), required=False, choices=[("", NOT_KNOWN), *TimeUnit.choices]
    )
    standard_source = _short(_("Source of the time standard"), longest=LONG)
    sexes = forms.ChoiceField(
        label=_("Sex of the people handed over"),
        required=False,
        choices=[("", _("Women and men")), *AcceptedSex.choices[1:]],
    )
    min_age = _age(_("Youngest"))
    max_age = _age(_("Oldest"))
    circumstances = forms.MultipleChoiceField(
        label=_("Circumstances that people may bring"), required=False, widget=forms.CheckboxSelectMultiple
    )
    receiving_types = forms.MultipleChoiceField(
        label=_("Kinds of service that may receive"), required=False, widget=forms.CheckboxSelectMultiple
    )
    receiving_service = forms.ChoiceField(label=_("Or one service that receives"), required=False)
    fallback = _short(_("When it says no"))
    is_exit = forms.BooleanField(label=_("Somebody may leave the pathway here"), required=False)
    destination = _short(_("Where to, for those who leave here"))
    shares = _long(_("What information is passed on"))
    basis = forms.ChoiceField(
        label=_("On what basis"), required=False, choices=[("", NOT_KNOWN), *SharingBasis.choices]
    )
    needs_agreement = forms.BooleanField(label=_("An agreement is needed"), required=False)
    agreement = forms.ChoiceField(label=_("Under which agreement"), required=False)

    def __init__(
        self, *args: Any, offered: Offered, ways: int = FEWEST_WAYS, adds: bool = False, **kwargs: Any
    ) -> None:
        """`ways`: for how many ways on there is room; `adds`: whether the step is new, and stands behind another."""
        super().__init__(*args, **kwargs)
        self.ways = range(1, ways + 1)
        if adds:
            self.fields["after"] = forms.ChoiceField(label=_("Behind which step?"))
            self.fields["after_when"] = _short(_("On which answer (if the step before decides)"), longest=160)
            self._offer("after", offered.steps)
        for number in self.ways:
            self.fields[f"way_{number}"] = forms.ChoiceField(label=_("Leads on to"), required=False)
            self.fields[f"when_{number}"] = _short(_("On which answer"), longest=160)
            self._offer(f"way_{number}", [("", _("Nothing")), *offered.steps])
        self._offer("stage", offered.stages)
        self._offer("circumstances", offered.circumstances)
        self._offer("receiving_types", offered.types)
        self._offer("receiving_service", [("", _("No one service")), *offered.services])
        self._offer("agreement", [("", _("None, or not known")), *offered.agreements])
        self.helper = _helper(self.ways, adds=adds)

    def _offer(self, name: str, choices: Choices) -> None:
        kept = self.fields[name]
        assert isinstance(kept, forms.ChoiceField)
        kept.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        """What one field alone cannot say: the unit of a time, ages in order, a way out that leads somewhere."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("time_standard") is not None and not said.get("time_unit"):
            self.add_error("time_unit", _("Say the unit of the time standard"))
        if said.get("time_standard") == 0:
            self.add_error("time_standard", _("A time standard is above 0"))
        youngest, oldest = said.get("min_age"), said.get("max_age")
        if youngest is not None and oldest is not None and oldest < youngest:
            self.add_error("max_age", _("The oldest age is below the youngest"))
        receives = said.get("receiving_types") or said.get("receiving_service")
        if said.get("is_exit") and not said.get("destination") and not receives:
            self.add_error("destination", _("Say where people go who leave the pathway here"))
        return said

    @property
    def told(self) -> StepTold:
        """What a valid form says."""
        said = dict(self.cleaned_data)
        ways = {said[f"way_{n}"]: said[f"when_{n}"] for n in self.ways if said[f"way_{n}"]}
        plain = ("agency", "actor", "action", "decision", "criteria", "is_exit", "destination", "time_standard",
                 "time_unit", "standard_source", "sexes", "min_age", "max_age", "fallback", "shares", "basis",
                 "needs_agreement")  # fmt: skip
        return StepTold(
            **{name: said[name] for name in plain},
            stage=Stage.objects.get(code=said["stage"]),
            circumstances=frozenset(said["circumstances"]),
            receiving_types=frozenset(said["receiving_types"]),
            receiving_service=_named(Service, said["receiving_service"]),
            agreement=_named(Agreement, said["agreement"]),
            ways=tuple(ways.items()),
        )


def _named(model: type[_Named], public_id: str) -> _Named | None:
    """The row that the form names; None where it names none."""
    return model._default_manager.filter(public_id=public_id).first() if public_id else None


def first_values(step: Step, *, version: int) -> dict[str, Any]:
    """What a form shows of a step as it stands."""
    plain = {name: getattr(step, name) for name in StepForm.base_fields if hasattr(Step, name)}
    ways: dict[str, str] = {}
    for number, way in enumerate(step.branches.select_related("to").order_by("pk"), start=1):
        ways |= {f"way_{number}": way.to.key, f"when_{number}": way.when}
    return (
        plain
        | ways
        | {
            "version": version,
            "time_standard": None if step.time_standard is None else f"{step.time_standard:g}",
            "stage": step.stage.code,
            "circumstances": [term.code for term in step.circumstances.all()],
            "receiving_types": [term.code for term in step.receiving_types.all()],
            "receiving_service": str(step.receiving_service.public_id) if step.receiving_service else "",
            "agreement": str(step.agreement.public_id) if step.agreement else "",
        }
    )


def ways_of(step: Step) -> int:
    """Room for the ways on that a step has, and for one more."""
    return max(FEWEST_WAYS, step.branches.count() + 1)


def _helper(numbers: Iterable[int], *, adds: bool) -> FormHelper:
    """The fields alone: the template writes the form's own tag and its button."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.label_size = helper.legend_size = Size.SMALL
    ways = [item for n in numbers for item in (Field.select(f"way_{n}"), Field.text(f"when_{n}"))]
    where = (
        [
            Fieldset(
                Field.select("after"),
                Field.text("after_when"),
                legend=_("Where it stands"),
                legend_size=Size.MEDIUM,
            )
        ]
        if adds
        else []
    )
    helper.layout = Layout(
        Field("version"),
        *where,
        Fieldset(
            Field.select("stage"), Field.text("agency"), Field.text("actor"), Field.text("action"),
            Field.text("decision"), Field.textarea("criteria", rows=2),
            legend=_("What happens"), legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.text("time_standard", field_width=Fixed.FIVE), Field.select("time_unit"), Field.text("standard_source"),
            legend=_("How fast"), legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.select("sexes"), Field.text("min_age", field_width=Fixed.THREE), Field.text("max_age", field_width=Fixed.THREE),
            Field.checkboxes("circumstances", small=True),
            legend=_("Whom it hands over (empty: anybody)"), legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.checkboxes("receiving_types", small=True), Field.select("receiving_service"),
            Field.text("fallback"),
            legend=_("Who receives"), legend_size=Size.MEDIUM,
        ),
        Fieldset(
            Field.textarea("shares", rows=2), Field.select("basis"), Field("needs_agreement"),
            Field.select("agreement"),
            legend=_("What is passed on"), legend_size=Size.MEDIUM,
        ),
        Fieldset(*ways, Field("is_exit"), Field.text("destination"), legend=_("What follows"), legend_size=Size.MEDIUM),
    )  # fmt: skip
    return helper
