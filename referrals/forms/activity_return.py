"""One quarter of one service and one source of referral. Every count may be left empty: not known."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size
from django import forms
from django.utils.translation import gettext_lazy as _

from provision.exchange.outcomes import Refusal
from provision.models import Term, Vocabulary
from referrals.quarters import Quarter
from referrals.unmet.quarter_words import in_words

QUARTERS_OFFERED = 6
PROBATION = "E3"
COUNTS = (
    ("referred", _("How many people were referred?")),
    ("accepted", _("How many of them were accepted?")),
    (
        "first_contact_in_standard",
        _("How many of those accepted had their first contact within the standard?"),
    ),
    ("median_wait_days", _("What was the median wait, in days?")),
    ("not_attended", _("How many appointments were not attended?")),
    ("completed", _("How many people completed?")),
    ("declined", _("How many people were declined?")),
)


class ActivityReturnForm(forms.Form):
    quarter = forms.ChoiceField(
        label=_("Which quarter?"), error_messages={"required": _("Choose the quarter")}
    )
    source_of_referral = forms.ChoiceField(
        label=_("Who referred them?"), error_messages={"required": _("Choose who referred them")}
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in COUNTS:
            self.fields[name] = forms.CharField(
                label=label,
                required=False,
                max_length=12,
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )
        self.fields["declined_reasons"] = forms.CharField(
            label=_("Why were people declined?"),
            help_text=_(
                "Counts by reason, such as no_gp=3;no_capacity=12. They add up to the people declined."
            ),
            required=False,
        )
        self._offer("quarter", [(str(quarter), in_words(quarter)) for quarter in _ended(on)])
        self._offer("source_of_referral", [(term.code, str(term)) for term in _sources()])
        self.fields["source_of_referral"].initial = PROBATION
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(
            Field.select("quarter"),
            Field.select("source_of_referral"),
            *(Field.text(name) for name, _label in COUNTS),
            Field.text("declined_reasons"),
        )

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def add_refusals(self, refusals: Iterable[Refusal]) -> None:
        """Say beside each field why what it says was not accepted."""
        for refusal in refusals:
            self.add_error(refusal.column if refusal.column in self.fields else None, refusal.reason)


def _ended(on: date) -> list[Quarter]:
    quarters = [Quarter.of(on).previous]
    while len(quarters) < QUARTERS_OFFERED:
        quarters.append(quarters[-1].previous)
    return quarters


def _sources() -> Iterable[Term]:
    return Term.objects.filter(vocabulary=Vocabulary.SOURCE_OF_REFERRAL).order_by("order")
