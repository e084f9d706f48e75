"""One page with everything in it, for looking at in a browser. No part of the product."""

from pathlib import Path

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.fields import DateInputField
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout, Size
from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template import RequestContext, Template
from django.urls import include, path

from ui.filters import removable_filters

MARKUP = (Path(__file__).parent / "gallery.html").read_text(encoding="utf-8")
STATES = [
    ("enough", "Enough"),
    ("too_little", "Too little"),
    ("none", "None found"),
    ("not_known", "Not known"),
]
LABELS = {("need", "ptsd"): "Need: post-traumatic stress", ("stage", "custody"): "Stage: custody"}


class EveryField(forms.Form):
    """A field of each kind."""

    name = forms.CharField(label="Name", help_text="As its users know it")
    email = forms.EmailField(label="Email address")
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    summary = forms.CharField(label="Summary", widget=forms.Textarea)
    kind = forms.ChoiceField(label="Kind", choices=[("dedicated", "Dedicated"), ("mainstream", "Mainstream")])
    is_open = forms.ChoiceField(
        label="Does it accept referrals?",
        choices=(
            Choice("yes", "Yes"),
            Choice("no", "No", divider="or"),
            Choice("unknown", "Not known", hint="Yet"),
        ),
        widget=forms.RadioSelect,
    )
    stages = forms.MultipleChoiceField(
        label="Stages",
        choices=[("custody", "Custody"), ("court", "Court")],
        widget=forms.CheckboxSelectMultiple,
    )
    starts = DateInputField(label="When did it start?", help_text="For example, 24 11 2026")
    file = forms.FileField(label="CSV file")
    agreed = forms.BooleanField(label="I have checked this")

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.layout = Layout(
            Field.text("name", label_size=Size.SMALL, field_width=20),
            "email",
            "secret",
            Field.textarea("summary", rows=4, max_characters=200),
            "kind",
            Field.radios("is_open", legend_size=Size.SMALL),
            Field.checkboxes("stages", legend_size=Size.SMALL, small=True),
            *("starts", "file", "agreed"),
            Button.primary("save", "Save"),
        )
        return helper


def gallery(request: HttpRequest) -> HttpResponse:
    """The page; with `?sent=yes`, after its form came back with an error in each field."""
    query = QueryDict("need=ptsd&stage=custody")
    shown = {
        "form": EveryField({} if "sent" in request.GET else None),
        "page": Paginator(range(300), 10).page(7),
        "filters": removable_filters(query, labels=LABELS),
        "nothing": None,
        "states": STATES,
        "columns": range(12),
        "demonstration_shown": True,
    }
    return HttpResponse(Template(MARKUP).render(RequestContext(request, shown)))


urlpatterns = [path("gallery/", gallery, name="gaps"), path("", include("config.urls"))]
