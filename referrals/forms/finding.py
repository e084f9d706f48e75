"""What was found of one responsibility, in one area."""

from typing import Any

from crispy_forms_gds.fields import DateInputField
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size
from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import FoundState
from referrals.responsibilities.finding import Found

LONGEST = 600


class FindingForm(forms.Form):
    state = forms.ChoiceField(
        label=_("What did you find?"),
        choices=FoundState.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what was found")},
    )
    evidence = forms.CharField(
        label=_("How is it known?"),
        help_text=_("A document, a meeting of two bodies, a count. Roles and bodies, nobody’s name."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say how it is known")},
    )
    found_on = DateInputField(label=_("On which day was it found?"))
    note = forms.CharField(
        label=_("A note for this area (if policy is met otherwise here)"), max_length=LONGEST, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(
            Field.radios("state", small=True),
            Field.textarea("evidence", rows=3),
            Field("found_on"),
            Field.text("note"),
        )

    @property
    def found(self) -> Found:
        """What a valid form says."""
        said = self.cleaned_data
        return Found(
            state=FoundState(said["state"]),
            evidence=said["evidence"],
            found_on=said["found_on"],
            note=said["note"],
        )
