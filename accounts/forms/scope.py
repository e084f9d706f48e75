"""Where a role is to hold: everywhere, or in areas and for organisations that are written one a line."""

from typing import Any, TypeVar

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.giving import Given
from accounts.models import User
from accounts.naming import Found, areas_named, organisations_named, written_area
from accounts.scope import scope_of
from provision.models import Area, Organisation

_Thing = TypeVar("_Thing")
EVERYWHERE, SOME = "everywhere", "some"
HOLDS = [
    (SOME, _("No, only in the areas and for the organisations below")),
    (EVERYWHERE, _("Yes, everywhere")),
]


class ScopeForm(forms.Form):
    """Only somebody who looks after everything is asked whether a role holds everywhere."""

    holds = forms.ChoiceField(
        label=_("Does it hold everywhere?"),
        choices=HOLDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it holds everywhere")},
    )
    areas = forms.CharField(
        label=_("Areas"),
        help_text=_(
            "One name or code a line, as in London, N07 or QMJ. A region holds for every unit inside it. "
            "Leave empty for none."
        ),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    organisations = forms.CharField(
        label=_("Organisations"),
        help_text=_("One name or code a line, as in ods:RW5. Leave empty for none."),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, by: User, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.permission = by, permission
        if not scope_of(by, permission).has_no_bounds:
            del self.fields["holds"]
        self.helper = form_helper(*self.rows(), button=self.button())

    def rows(self) -> list[Any]:
        """The fields of the page, in order."""
        named = [Field("areas"), Field("organisations")]
        if "holds" not in self.fields:
            return named
        return [Field.radios("holds"), *named]

    def button(self) -> str | Promise:
        return _("Save")

    @property
    def given(self) -> Given:
        """Where the role is to hold; of a valid form only."""
        if self.cleaned_data.get("holds") == EVERYWHERE:
            return Given(everywhere=True)
        return Given(False, tuple(self.cleaned_data["areas"]), tuple(self.cleaned_data["organisations"]))

    def clean_areas(self) -> list[Area]:
        among = self.by.within_scope(self.permission, Area.objects.all())
        return _all_or_error(areas_named(self.cleaned_data["areas"], among=among))

    def clean_organisations(self) -> list[Organisation]:
        among = self.by.within_scope(self.permission, Organisation.objects.all())
        return _all_or_error(organisations_named(self.cleaned_data["organisations"], among=among))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        holds = cleaned.get("holds") if "holds" in self.fields else SOME
        understood = {"areas", "organisations"} <= cleaned.keys()
        if understood and holds == SOME and not (cleaned["areas"] or cleaned["organisations"]):
            self.add_error("areas", _("Name at least one area or organisation"))
        return cleaned


def written(given: Given) -> dict[str, str]:
    """What the form shows at first for a role that is held already."""
    return {
        "holds": EVERYWHERE if given.everywhere else SOME,
        "areas": "\n".join(written_area(area) for area in given.areas),
        "organisations": "\n".join(organisation.name for organisation in given.organisations),
    }


def form_helper(*rows: Any, button: str | Promise) -> FormHelper:
    """How our forms are laid out: the fields, then one button."""
    helper = FormHelper()
    helper.label_size = helper.legend_size = Size.SMALL
    helper.attrs = {"novalidate": ""}  # our own messages say more than the browser's
    helper.layout = Layout(*rows, Submit("submit", button))
    return helper


def _all_or_error(found: Found[_Thing]) -> list[_Thing]:
    if found.problems:
        raise forms.ValidationError(found.problems)
    return found.things


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, or nothing when the page was only asked for. An empty answer is an answer."""
    return request.POST if request.method == "POST" else None
