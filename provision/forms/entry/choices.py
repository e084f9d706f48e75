"""Fields of which one or several answers are chosen, with “Not known”, and “None: I asked” where a column can say so."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crispy_forms_gds.choices import Choice
from django import forms
from django.utils.translation import gettext as _

from provision.exchange.lists import joined
from provision.exchange.values import NONE
from provision.forms.entry.shown import items_of

NOT_KNOWN = "not-known"
"""Only on the page: an answer that is not known is an empty text."""


def offered(codes: Iterable[tuple[str, str]], *, also: Sequence[str] = ()) -> list[Choice]:
    """Codes with their words. `also`: codes that stand there already and are offered no more, said as they are."""
    listed = dict(codes)
    others = [
        (code, _("%(code)s (no longer offered)") % {"code": code}) for code in also if code not in listed
    ]
    return [Choice(code, label) for code, label in [*listed.items(), *others]]


class OneOf(forms.ChoiceField):
    """One answer, or not known."""

    def __init__(
        self,
        *,
        names: Mapping[str, str],
        text: str,
        are_many: bool = False,
        otherwise: str = "",
        **kwargs: Any,
    ) -> None:
        """`are_many`: too many to see at once. `otherwise`: the code that stands where nobody has said anything, so
        that there is no “Not known”."""
        self.otherwise = otherwise
        choices = offered(names.items(), also=[text] if text else [])
        not_known = [] if otherwise else [Choice("", _("Not known"))]
        if are_many:
            super().__init__(required=False, choices=[*not_known, *choices], widget=forms.Select, **kwargs)
        else:
            if not_known and choices:
                choices[-1].divider = _("or")
            super().__init__(
                required=False, choices=[*choices, *not_known], widget=forms.RadioSelect, **kwargs
            )
        self.error_messages["invalid_choice"] = _("Choose one of these answers")

    def from_text(self, text: str) -> str:
        return text or self.otherwise


class SomeOf(forms.MultipleChoiceField):
    """Several answers, or none of them, or not known. Those that stood there keep their order, which may say something."""

    def __init__(
        self,
        *,
        names: Mapping[str, str],
        text: str,
        none_label: str = "",
        is_told: bool = False,
        must_be_known: bool = False,
        **kwargs: Any,
    ) -> None:
        """`is_told`: somebody has answered already, so that an empty text means that they do not know."""
        self.before, self.is_told = items_of(text), is_told and not must_be_known
        choices = offered(names.items(), also=self.before)
        if choices and not must_be_known:
            choices[-1].divider = _("or")
        if none_label:
            choices.append(Choice(NONE.value, none_label, exclusive=True))
        if not must_be_known:
            choices.append(Choice(NOT_KNOWN, _("Not known"), exclusive=True))
        super().__init__(required=False, choices=choices, widget=forms.CheckboxSelectMultiple, **kwargs)
        self.error_messages["invalid_choice"] = _("Choose among these answers")

    def from_text(self, text: str) -> list[str]:
        if text == NONE.value:
            return [NONE.value]
        return items_of(text) or ([NOT_KNOWN] if self.is_told else [])

    def clean(self, value: Any) -> str:
        # Without script, “Not known” stays ticked beside what somebody ticks after it.
        chosen = [code for code in super().clean(value) if code != NOT_KNOWN]
        if NONE.value in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("Either choose “None”, or choose among the others"))
        if NONE.value in chosen:
            return NONE.value
        stood = [code for code in self.before if code in chosen]
        return joined([*stood, *(code for code in chosen if code not in stood)])
