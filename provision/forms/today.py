"""“Capacity and wait today”: two figures, each of which may be left not known."""

from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fixed, Layout, Size
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.directory.told import AllTold, Told
from provision.exchange.cells import Number
from provision.forms.entry.answers import Figure
from provision.forms.entry.wording import QUESTIONS
from provision.models import Service
from ui.templatetags.numbers import day

TOLD_BY = {"places_free": "places_free_as_at", "wait_weeks": "wait_as_at"}
LEFT_EMPTY = gettext_lazy("Leave it empty if you do not know.")


class Asked(Figure):
    """A figure whose message says which it is, because two stand on the page."""

    def __init__(self, *, column: str, most: int, refused: str | Promise) -> None:
        label = QUESTIONS[column].label
        super().__init__(cell=Number(high=most), longest=20, label=label, widget=forms.TextInput())
        self.refused = refused

    def clean(self, value: Any) -> str:
        try:
            return super().clean(value)
        except forms.ValidationError:
            raise forms.ValidationError(str(self.refused)) from None


class TodayForm(forms.Form):
    """What still holds stands in the fields; what has run out stands beside them, to be told anew."""

    places_free = Asked(
        column="places_free",
        most=10_000,
        refused=gettext_lazy("Write the places free as a number from 0 to 10000, like 3, or leave it empty."),
    )
    wait_weeks = Asked(
        column="wait_weeks",
        most=520,
        refused=gettext_lazy(
            "Write the wait as a number of weeks from 0 to 520, like 2 or 1.5, or leave it empty."
        ),
    )

    def __init__(self, *args: Any, service: Service, told: AllTold, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service
        for name, when in (("places_free", told.places_free), ("wait_weeks", told.wait)):
            figure = _written(getattr(service, name))
            self.fields[name].initial = figure if when.holds else ""
            self.fields[name].help_text = _hint(figure, when)
            self.fields[name].widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}
        self.helper = _helper(*self.fields)

    def clean(self) -> dict[str, Any]:
        """Two empty fields say something only where a figure stands, which is then known no more."""
        cleaned: dict[str, Any] = self.cleaned_data
        stands = any(getattr(self.service, name) is not None for name in TOLD_BY)
        if not self.errors and not any(cleaned.values()) and not stands:
            raise forms.ValidationError(
                _("Write how many places are free, or how long people wait, or both.")
            )
        return cleaned


def _written(figure: float | None) -> str:
    return Number().format(figure)


def _hint(figure: str, told: Told) -> str:
    if not figure:
        return str(LEFT_EMPTY)
    when = day(told.on) if told.on else _("a day that nobody wrote down")
    last = _("Last told: %(figure)s, on %(day)s.") % {"figure": figure, "day": when}
    return f"{last} {LEFT_EMPTY}"


def _helper(*names: str) -> FormHelper:
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.label_size = Size.SMALL
    helper.layout = Layout(*(Field(name, css_class=Fixed.for_input(Fixed.FIVE)) for name in names))
    return helper
