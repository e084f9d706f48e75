"""The forms of the review desk: narrowing the queue, and saying what is decided and why."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size
from django import forms
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from provision.atlas import AreaFact, Atlas
from provision.forms.entry.answers import Day
from provision.models import DecisionReason
from provision.models.change_request import LONGEST_ANSWER, ChangeRequestQuerySet
from provision.names import area_name

MINE, NOBODYS, NEW, CORRECTION = "mine", "nobodys", "new", "correction"
OTHER_DAY, NO_DAY = "other", "none"
READ_BY_SENDER = gettext_lazy("Its sender reads this. Do not write anybody’s name.")
KEPT_WITH_SERVICE = gettext_lazy("It is kept with what happened to the service. Do not write anybody’s name.")
BY_CURATOR = [(code, label) for code, label in DecisionReason.choices if code != DecisionReason.SUPERSEDED]
"""Reasons that a curator chooses; that a request is superseded, the button says."""


class QueueForm(forms.Form):
    """The filters of the queue. Something that is none of the choices filters nothing."""

    area = forms.ChoiceField(label=gettext_lazy("Area"), required=False)
    whose = forms.ChoiceField(
        label=gettext_lazy("Looked at by"),
        required=False,
        choices=[
            ("", gettext_lazy("Anybody or nobody")),
            (MINE, gettext_lazy("Me")),
            (NOBODYS, gettext_lazy("Nobody yet")),
        ],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        required=False,
        choices=[
            ("", gettext_lazy("New services and corrections")),
            (NEW, gettext_lazy("New services")),
            (CORRECTION, gettext_lazy("Corrections")),
        ],
    )

    def __init__(self, *args: Any, areas: Iterable[tuple[AreaFact, int]], **kwargs: Any) -> None:
        """`areas`: those that something waits for, with how many."""
        super().__init__(*args, **kwargs)
        offered = [(area.code, f"{area_name(area)} ({count})") for area, count in areas]
        field = self.fields["area"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Any area")), *offered]
        self.helper = _helper(Field("area"), Field("whose"), Field("kind"))

    def narrow(self, waiting: ChangeRequestQuerySet, *, by_id: Any, atlas: Atlas) -> ChangeRequestQuerySet:
        """The requests that fit."""
        self.is_valid()
        chosen = self.cleaned_data
        if area := atlas.by_code.get(chosen.get("area", "")):
            waiting = waiting.concerning(atlas.inside(area.id))
        if whose := chosen.get("whose"):
            waiting = waiting.filter(assigned_to_id=by_id if whose == MINE else None)
        if kind := chosen.get("kind"):
            waiting = waiting.filter(service__isnull=kind == NEW)
        return waiting

    @property
    def area_code(self) -> str:
        """The area that is chosen, or nothing."""
        return str(self.cleaned_data.get("area", ""))


class WhyForm(forms.Form):
    """A coded reason and a sentence, for the person who asked."""

    reason_code = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        required=False,
        choices=[("", gettext_lazy("Choose a reason")), *BY_CURATOR],
    )
    answer = forms.CharField(
        label=gettext_lazy("Say in a sentence why"),
        help_text=READ_BY_SENDER,
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, hint: str | Promise = READ_BY_SENDER, **kwargs: Any) -> None:
        """`hint`: who reads the sentence."""
        super().__init__(*args, **kwargs)
        self.fields["answer"].help_text = str(hint)
        self.helper = _helper(
            Field("reason_code"), Field.textarea("answer", rows=3, max_characters=LONGEST_ANSWER)
        )

    def refuse_unexplained(self) -> bool:
        """Whether a reason or a sentence is missing, which the form then says."""
        if not self.cleaned_data.get("reason_code") and "reason_code" not in self.errors:
            self.add_error("reason_code", _("Choose a reason"))
        if not self.cleaned_data.get("answer") and "answer" not in self.errors:
            self.add_error("answer", _("Say in a sentence why"))
        return bool(self.errors)


class ReviewDayForm(forms.Form):
    """When the service is to be looked at again: one of a few days, another, or none."""

    review = forms.ChoiceField(
        label=gettext_lazy("Look at it again"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose when to look at it again"),
            "invalid_choice": gettext_lazy("Choose when to look at it again"),
        },
    )
    review_on = Day(label=gettext_lazy("Which day?"), help_text=gettext_lazy("For example, 27 3 2027"))

    def __init__(
        self, answers: Any = None, *, on: date, periods: Sequence[int], standing: date | None = None
    ) -> None:
        """`periods`: in how many days, the first one chosen at first; `standing`: the day that is set already."""
        super().__init__(answers)
        self.on = on
        field = self.fields["review"]
        assert isinstance(field, forms.ChoiceField)
        days = [(on + timedelta(days=period), period) for period in periods]
        offered = [Choice(day.isoformat(), _in_days(day, period)) for day, period in days]
        if standing and standing > on and standing not in {day for day, _period in days}:
            kept = _("%(day)s, as it is set now") % {"day": _written(standing)}
            offered.insert(0, Choice(standing.isoformat(), kept))
        offered[-1].divider = _("or")
        field.choices = [
            *offered,
            Choice(OTHER_DAY, _("On another day")),
            Choice(NO_DAY, _("When its facts run out: no day is set")),
        ]
        self.initial["review"] = days[0][0].isoformat()
        self.helper = _helper(Field.radios("review", small=True), Field("review_on"))

    def clean(self) -> dict[str, Any]:
        chosen = self.cleaned_data
        if chosen.get("review") == OTHER_DAY and "review_on" not in self.errors:
            told = chosen.get("review_on", "")
            if not told:
                self.add_error("review_on", _("Write the day on which to look at it again"))
            elif told <= self.on.isoformat():
                self.add_error("review_on", _("Write a day that is still to come"))
        return chosen

    @property
    def day(self) -> date | None:
        """The day that was chosen; of a valid form only."""
        chosen = self.cleaned_data["review"]
        if chosen == NO_DAY:
            return None
        return date.fromisoformat(self.cleaned_data["review_on"] if chosen == OTHER_DAY else chosen)


def _in_days(day: date, period: int) -> str:
    words = {"day": _written(day), "count": period}
    return ngettext("%(day)s, in %(count)d day", "%(day)s, in %(count)d days", period) % words


def _written(day: date) -> str:
    return date_format(day, "j F Y", use_l10n=False)


def _helper(*rows: Any) -> FormHelper:
    """The fields alone: the template writes the form's own tag and its buttons."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.label_size = helper.legend_size = Size.SMALL
    helper.layout = Layout(*rows)
    return helper
