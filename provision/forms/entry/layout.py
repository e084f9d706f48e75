"""How the fields of a step stand on its page: the few that matter most, then the others behind a line that opens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Div, Field, Fixed, Fluid, Layout, Size
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class More:
    """Fields behind a line that opens. It stands open where one of them says something, or is wrong.

    `beside`: the field that they add to. Where the form does not have it, they stand in its place and in the open.
    """

    title: Words
    names: tuple[str, ...]
    beside: str = ""


@dataclass(frozen=True)
class Group:
    """Fields under a heading of their own."""

    title: Words
    names: tuple[str, ...]
    hint: Words = ""


Row = str | More | Group
REFERRAL = ("referral_email", "referral_phone", "how_to_refer")
ROWS: Mapping[str, tuple[Row, ...]] = MappingProxyType(
    {
        "new": ("name", "organisation", "areas", More(_("It covers other areas"), ("areas_more",), "areas")),
        "what": (
            "name", "organisation", "areas", More(_("Add other areas"), ("areas_more",), "areas"),
            "summary", "url", "service_type", "support_or_treatment", "needs", "stages",
        ),
        "refer": (
            Group(_("One way to refer"), REFERRAL, _("One of these is enough.")),
            "access_routes", "required_documents", "required_documents_none", "opening_hours",
            More(_("Days between which it takes referrals"), ("referrals_open_on", "referrals_close_on")),
            More(_("Who leads it"), ("lead_role", "lead_email")),
        ),
        "capacity": (
            "delivery", More(_("First and last day"), ("starts_on", "ends_on")),
            Group(
                _("In a year"), ("starts_per_year", "places", "mean_weeks", "probation_share", "capacity_as_at")
            ),
            Group(_("Now"), ("places_free", "places_free_as_at", "wait_weeks", "wait_as_at")),
        ),
    }
)  # fmt: skip
"""Pages that do not simply show one field after another."""

PERCENT = frozenset(("probation_share",))
WIDTHS: Mapping[str, str] = MappingProxyType(
    {
        name: Fixed.for_input(Fixed.FIVE)
        for name in ("min_age", "max_age", "starts_per_year", "places", "mean_weeks", "probation_share", "places_free",
                     "wait_weeks")
    }
    | {name: Fluid.for_input(Fluid.TWO_THIRDS) for name in ("postcode", "referral_phone")}
)  # fmt: skip
"""Fields whose width says how long an answer is expected."""
TICKED: tuple[tuple[type[forms.Widget], Any], ...] = (
    (forms.CheckboxSelectMultiple, Field.checkboxes),
    (forms.RadioSelect, Field.radios),
    (forms.CheckboxInput, Field.checkbox),
)


def helper_for(form: forms.Form, *, page: str) -> FormHelper:
    """The layout of a page: of the fields that the form has. The template writes the form's own tag and buttons."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.label_size = helper.legend_size = Size.SMALL
    rows = ROWS.get(page, tuple(form.fields))
    helper.layout = Layout(*(item for row in rows if (item := _laid_out(row, form=form))))
    return helper


def _laid_out(row: Row, *, form: forms.Form) -> Any:
    if isinstance(row, str):
        return _field(row, form=form) if row in form.fields else None
    inner = [_field(name, form=form) for name in row.names if name in form.fields]
    if not inner:
        return None
    if isinstance(row, Group):
        return Titled(*inner, title=row.title, hint=row.hint)
    if row.beside and row.beside not in form.fields:
        return Div(*inner)
    return Opening(*inner, title=row.title, names=row.names)


def _field(name: str, *, form: forms.Form) -> Any:
    if name in WIDTHS:
        return Field(name, css_class=WIDTHS[name], context={"suffix": "%"} if name in PERCENT else {})
    widget = form.fields[name].widget
    for kind, laid_out in TICKED:
        if isinstance(widget, kind):
            return laid_out(name, small=True)
    return Field(name)


class Titled(Div):
    """Fields in a fieldset with a heading."""

    template = "provision/entry/includes/titled.html"

    def __init__(self, *fields: Any, title: Words, hint: Words = "") -> None:
        super().__init__(*fields)
        self.title, self.hint = title, hint


class Opening(Div):
    """Fields behind a line that opens, without script as well."""

    template = "provision/entry/includes/opening.html"

    def __init__(self, *fields: Any, title: Words, names: Iterable[str]) -> None:
        super().__init__(*fields)
        self.title, self.names, self.is_open = title, tuple(names), False

    def render(self, form: Any, context: Any, template_pack: Any = None, **kwargs: Any) -> Any:
        self.is_open = any(_says_something(form[name]) for name in self.names if name in form.fields)
        return super().render(form, context, template_pack=template_pack or "gds", **kwargs)


def _says_something(field: Any) -> bool:
    """A day is three texts while it is being asked for."""
    value = field.value()
    return bool(field.errors) or (any(value) if isinstance(value, list) else bool(value))
