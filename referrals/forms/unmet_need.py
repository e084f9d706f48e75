"""Thirty seconds: where, for which needs, and why nobody could take a person."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size
from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.quarters import months_offered

Choices = Sequence[tuple[str, str]]
LONGEST_NOTE = 240


class UnmetNeedForm(forms.Form):
    """No name, no number; a note only where curators take notes. `public_id` is made anew for each empty form."""

    public_id = forms.UUIDField(widget=forms.HiddenInput)
    area = forms.ChoiceField(
        label=gettext_lazy("Where does the person live?"),
        error_messages={"required": gettext_lazy("Choose the area")},
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What was needed?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one need")},
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Why could nobody take them?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the reason")},
    )
    month = forms.ChoiceField(
        label=gettext_lazy("When?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the month")},
    )
    stage = forms.ChoiceField(label=gettext_lazy("At which stage? (if you know)"), required=False)
    declined_by = forms.ChoiceField(label=gettext_lazy("Which service said no? (if one did)"), required=False)
    note = forms.CharField(
        label=gettext_lazy("A note (nothing about the person)"), required=False, max_length=LONGEST_NOTE
    )

    def __init__(
        self,
        *args: Any,
        areas: Choices,
        needs: Choices,
        reasons: Choices,
        stages: Choices,
        services: Choices,
        takes_notes: bool,
        on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        months = months_offered(on=on)
        self.fields["month"].initial = _code(months[0])
        if len(areas) == 1:
            self.fields["area"].initial = areas[0][0]
        self.initial.setdefault("public_id", uuid.uuid4())
        self._offer("area", areas if len(areas) == 1 else [("", _("Choose")), *areas])
        self._offer("needs", needs)
        self._offer("reason", reasons)
        self._offer("month", [(_code(month), date_format(month, "F Y", use_l10n=False)) for month in months])
        self._offer("stage", [("", _("Not known")), *stages])
        self._offer("declined_by", [("", _("None, or I do not know")), *services])
        if not takes_notes:
            del self.fields["note"]
        self.helper = _helper(takes_notes=takes_notes)

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    @property
    def told(self) -> dict[str, Any]:
        """What a valid form says, as the arguments of `Told` besides the area."""
        said = self.cleaned_data
        return {
            "needs": said["needs"],
            "reason": said["reason"],
            "month": date.fromisoformat(f"{said['month']}-01"),
            "stage": said["stage"],
            "declined_by": said["declined_by"],
            "note": said.get("note", ""),
        }


def _code(month: date) -> str:
    return month.strftime("%Y-%m")


def _helper(*, takes_notes: bool) -> FormHelper:
    """The fields alone: the template writes the form's own tag and its button."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.label_size = helper.legend_size = Size.SMALL
    helper.layout = Layout(
        Field("public_id"),
        Field.select("area"),
        Field.checkboxes("needs", small=True),
        Field.radios("reason", small=True),
        Field.radios("month", small=True, inline=True),
        Field.select("stage"),
        Field.select("declined_by"),
        *([Field.text("note")] if takes_notes else []),
    )
    return helper
