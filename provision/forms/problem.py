"""One field for a reader who sees that something is wrong, and one for the curator who mends it."""

import hashlib
from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size
from django import forms
from django.utils.translation import gettext_lazy as _

from provision.models.problem_report import LONGEST_REPORT

LONGEST_OUTCOME = 500
AS_IT_IS = "as_it_is"
"""The button that sends a text after a warning: it carries the digest of the very text that was warned of."""


class Words(forms.CharField):
    """A text of some lines. A line break counts as one character, as it does while people type."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["null_characters_not_allowed"] = _(
            "The text holds a character that cannot be kept. Type it instead of pasting it."
        )

    def to_python(self, value: Any) -> str:
        lines = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        return str(super().to_python(lines))


class ProblemForm(forms.Form):
    """What is wrong with the entry."""

    text = Words(
        label=_("What is wrong, and what would be right?"),
        help_text=_(
            "Do not write anybody’s name, and nothing about a person on probation: no date of birth, no number."
        ),
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        error_messages={
            "required": _("Write what is wrong"),
            "max_length": _("Use at most %(limit_value)d characters. Your text has %(show_value)d."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _helper(Field.textarea("text", rows=6, max_characters=LONGEST_REPORT))

    @property
    def digest(self) -> str:
        """What stands for this very text; of a valid form only."""
        return hashlib.sha256(str(self.cleaned_data["text"]).encode()).hexdigest()

    @property
    def is_meant_as_it_is(self) -> bool:
        """Whether its sender was warned of this very text and sends it all the same."""
        return self.data.get(AS_IT_IS) == self.digest


class SettleForm(forms.Form):
    """What a curator did about a report."""

    outcome = Words(
        label=_("What was done?"),
        help_text=_(
            "A sentence, as in “The provider confirmed the new number, and the entry has it now.” "
            "Do not write anybody’s name."
        ),
        max_length=LONGEST_OUTCOME,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Say in a sentence what was done"),
            "max_length": _("Use at most %(limit_value)d characters. Your text has %(show_value)d."),
        },
    )
    erases_text = forms.BooleanField(
        label=_("It tells something about a person: erase what the reader wrote"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _helper(Field.textarea("outcome", rows=3), Field.checkbox("erases_text", small=True))


def _helper(*rows: Any) -> FormHelper:
    """The fields alone: the template writes the form's own tag and its buttons."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.label_size = helper.legend_size = Size.SMALL
    helper.layout = Layout(*rows)
    return helper
