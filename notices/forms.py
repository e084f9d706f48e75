"""Choosing which messages to get, and how often."""

from collections.abc import Iterable
from typing import Any

from crispy_forms_gds.layout import Field, Hidden
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.scope import form_helper
from notices.models import Kind, Pace, Preference

QUESTIONS: dict[Kind, tuple[Any, Any]] = {
    # Each asked, with its hint.
    Kind.REMINDERS: (
        _("Reminders of what is due"),
        _("Entries that you answer for and that nobody has checked for a while."),
    ),
    Kind.DECISIONS: (
        _("Decisions on what you asked for"),
        _("A curator has published, returned or withdrawn what you sent."),
    ),
    Kind.NEWS: (_("What is new in what you watch"), _("Services added, changed or gone in areas you watch.")),
}


class PreferenceForm(forms.Form):
    """One question for each kind of message that this address can get."""

    def __init__(
        self, *args: Any, preference: Preference, kinds: Iterable[Kind], key: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for kind in kinds:
            self.fields[kind.value] = _question(kind, initial=preference.pace(kind))
        rows = [Field.radios(name) for name in self.fields]
        self.helper = form_helper(*rows, Hidden("key", key), button=_("Save"))

    @property
    def chosen(self) -> dict[str, str]:
        """The pace of each kind; of a valid form only."""
        return dict(self.cleaned_data)


def _question(kind: Kind, *, initial: Pace) -> forms.ChoiceField:
    label, hint = QUESTIONS[kind]
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=Pace.choices,
        initial=initial,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how often"), "invalid_choice": _("Choose how often")},
    )
