"""Where the links of an error summary lead: to the first input that can be put right."""

from crispy_forms_gds.fields import DateInputField
from django import forms
from django.template.loader import render_to_string

from tests.ui.dom import Element, parsed
from ui.templatetags.govuk_forms import error_links


class Referral(forms.Form):
    note = forms.CharField(required=False)
    route = forms.ChoiceField(choices=[("self", "Self"), ("court", "Court")], widget=forms.RadioSelect)
    stages = forms.MultipleChoiceField(choices=[("custody", "Custody")], widget=forms.CheckboxSelectMultiple)
    starts = DateInputField(require_all_fields=False)

    def clean(self) -> None:
        self.add_error(None, "Nothing fits together")


def test_an_error_of_radios_leads_to_the_first_of_them() -> None:
    html = _page(Referral({}))

    assert ("id_route", "This field is required.") in error_links(Referral({}))
    assert _input(html, id_="id_route").attributes["value"] == "self"


def test_an_error_of_checkboxes_leads_to_the_first_of_them() -> None:
    html = _page(Referral({}))

    assert ("id_stages", "This field is required.") in error_links(Referral({}))
    assert _input(html, id_="id_stages").attributes["value"] == "custody"


def test_an_error_of_a_whole_date_leads_to_its_day() -> None:
    form = Referral({})

    assert ("id_starts_0", "Enter the day, month and year") in error_links(form)
    assert _input(_page(form), id_="id_starts_0").attributes["name"] == "starts_0"


def test_an_error_of_a_month_leads_to_the_month_and_marks_it_alone() -> None:
    form = Referral({"starts_0": "24", "starts_1": "x", "starts_2": "2026"})

    html = _page(form)

    assert ("id_starts_1", "Enter a valid month") in error_links(form)
    assert [element.attributes["id"] for element in html.all("govuk-input--error")] == ["id_starts_1"]


def test_an_error_of_the_whole_form_leads_to_the_first_input() -> None:
    assert error_links(Referral({}))[0] == ("id_note", "Nothing fits together")


def test_rendering_twice_gives_the_same_markup() -> None:
    form = Referral({})

    assert _html(form) == _html(form)


def test_a_placeholder_is_left_out_because_it_vanishes_as_people_type() -> None:
    field = forms.CharField(widget=forms.TextInput(attrs={"placeholder": "Email address"}))
    form = type("Login", (forms.Form,), {"login": field})()

    assert "placeholder" not in _html(form)


def _html(form: forms.Form) -> str:
    return "".join(
        render_to_string("gds/field.html", {"field": field, "form_show_errors": True}) for field in form
    )


def _page(form: forms.Form) -> Element:
    return parsed(_html(form))


def _input(page: Element, *, id_: str) -> Element:
    return next(element for element in page.walk() if element.attributes.get("id") == id_)
