"""Who can take this person? What services ask about somebody, and nothing that says who it is."""

from datetime import date
from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fixed, Layout, Size
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.atlas import AreaFact
from provision.directory.facets import AGE_ERRORS, OLDEST
from provision.names import area_name
from provision.reference import Reference
from referrals.finding.circumstances import asked_about, phrases_of
from referrals.finding.places import UnitsMeant, units_meant
from referrals.routes import FEMALE, MALE, Profile

NOT_SAID = "not_said"
LONGEST_PLACE = 100
NO_CODE = {"invalid_choice": gettext_lazy("Choose from the list")}


class FindRouteForm(forms.Form):
    """`unit` is asked only where the place may mean several units. Raises nothing: what is wrong stands on its field."""

    place = forms.CharField(
        label=gettext_lazy("Where does the person live?"),
        help_text=gettext_lazy(
            "A probation delivery unit, a council area, or the first half of a postcode, such as NG7. Not the address."
        ),
        max_length=LONGEST_PLACE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Enter an area or the first half of a postcode")},
    )
    unit = forms.ChoiceField(label="", widget=forms.RadioSelect, required=False, error_messages=NO_CODE)
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What do they need help with?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=NO_CODE | {"required": gettext_lazy("Choose at least one need")},
    )
    sex = forms.ChoiceField(
        label=gettext_lazy("Is the person a woman or a man?"),
        help_text=gettext_lazy("Some services take only women, or only men."),
        widget=forms.RadioSelect,
        choices=[
            (FEMALE, gettext_lazy("A woman")),
            (MALE, gettext_lazy("A man")),
            (NOT_SAID, gettext_lazy("Another answer, or I would rather not say")),
        ],
        error_messages=NO_CODE | {"required": gettext_lazy("Choose an answer: the last one leaves it open")},
    )
    age = forms.IntegerField(
        label=gettext_lazy("Age, in years (if you know)"),
        help_text=gettext_lazy("Left out, age limits are not looked at."),
        required=False,
        min_value=0,
        max_value=OLDEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=AGE_ERRORS,
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("Justice stage (if it matters)"), required=False, error_messages=NO_CODE
    )
    circumstances = forms.MultipleChoiceField(
        label=gettext_lazy("Does any of this apply?"),
        help_text=gettext_lazy("Services turn people away for these. Leave empty what does not apply."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages=NO_CODE,
    )

    def __init__(self, *args: Any, words: Reference, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words, self.on = words, on
        self.meant = self._units_meant() if self.is_bound else None
        self.area: AreaFact | None = None
        self._offer("needs", [(need.code, str(need)) for need in words.needs])
        self._offer("stage", [("", _("Any, or not known"))] + [(one.code, str(one)) for one in words.stages])
        self._offer("circumstances", [(one.code, str(phrases_of(one).label)) for one in asked_about(words)])
        self._ask_which_unit()
        self.helper = _helper(asks_unit="unit" in self.fields)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _units_meant(self) -> UnitsMeant | None:
        text = str(self.data.get("place", "")).strip()[:LONGEST_PLACE]
        return units_meant(text, words=self.words, on=self.on) if text else None

    def _ask_which_unit(self) -> None:
        """A place that may mean several units asks which; the answer counts for this place only."""
        meant, field = self.meant, self.fields["unit"]
        if meant is None or len(meant.units) <= 1:
            del self.fields["unit"]
            return
        field.label = _("Which unit does “%(place)s” mean?") % {"place": meant.asked}
        field.help_text = self._why_several(meant)
        self._offer("unit", [(unit.code, area_name(unit)) for unit in meant.units])

    def _why_several(self, meant: UnitsMeant) -> str:
        if meant.is_approximate:
            return _("A postcode district is placed by its centre only, so it may lie in any of these.")
        return _("Several probation delivery units answer to it.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        if self.meant and "place" in cleaned:
            self.area = self._area(self.meant, chosen=str(cleaned.get("unit") or ""))
        return cleaned

    def _area(self, meant: UnitsMeant, *, chosen: str) -> AreaFact | None:
        if len(meant.units) == 1:
            return meant.units[0]
        if not meant.units:
            self.add_error("place", _nothing_found(meant))
        elif not chosen and "unit" not in self.errors:
            self.add_error("unit", _("Choose which unit “%(place)s” means") % {"place": meant.asked})
        return next((unit for unit in meant.units if unit.code == chosen), None)

    @property
    def profile(self) -> Profile:
        """What was asked; of a valid form only."""
        assert self.area is not None
        said = self.cleaned_data
        return Profile(
            unit=self.area.id,
            needs=frozenset(said["needs"]),
            sex=None if said["sex"] == NOT_SAID else said["sex"],
            age=said["age"],
            circumstances=frozenset(said["circumstances"]),
            stage=said["stage"],
        )


def _nothing_found(meant: UnitsMeant) -> str:
    said = {"place": meant.asked}
    if meant.is_too_large:
        return _("“%(place)s” holds too many units. Name one of them, or a council area.") % said
    if meant.is_approximate:
        return _("Which area %(place)s lies in is not known. Enter the council area instead.") % said
    return (
        _("No area named “%(place)s” was found. Try the council area, or the first half of a postcode.")
        % said
    )


def _helper(*, asks_unit: bool) -> FormHelper:
    """The fields alone: the template writes the form's own tag and its button."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.label_size = helper.legend_size = Size.SMALL
    helper.layout = Layout(
        Field.text("place"),
        *([Field.radios("unit", small=True)] if asks_unit else []),
        Field.checkboxes("needs", small=True),
        Field.radios("sex", small=True),
        Field("age", css_class=Fixed.for_input(Fixed.THREE)),
        Field.checkboxes("circumstances", small=True),
        Field.select("stage"),
    )
    return helper
