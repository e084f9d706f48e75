"""Form fields with the attributes that govuk-frontend 6 expects, for the templates in `templates/gds/`.

crispy-forms-gds writes these attributes into the widget itself, for fewer kinds of widget and with the names of an
earlier govuk-frontend. Here they are worked out for each rendering, and the widget stays as it was.

A page loads `crispy_forms_tags` and this library, not `crispy_forms_gds`, whose `breadcrumbs` would hide ours.
"""

from collections.abc import Iterator
from typing import Any

from django import forms, template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.widgets import Input
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

# The first that fits names the block: Input comes last, because other widgets are inputs too.
BLOCKS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "govuk-textarea"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.FileInput, "govuk-file-upload"),
    (Input, "govuk-input"),
)
SHOWABLE = "govuk-password-input__input govuk-js-password-input-input"


@register.inclusion_tag("gds/layout/error_summary.html")
def error_summary(form: BaseForm | None) -> dict[str, object]:
    """What is wrong with a form, above the heading of its page. Nothing when there is no form or no error."""
    return {"form": form}


@register.simple_tag
def govuk_widget(field: BoundField, *, counts: bool = False) -> SafeString:
    """The input of a field, with its class, its error class and what describes it.

    `counts` is true where a message under a text area counts characters or words.
    """
    widget = field.field.widget
    block = block_of(widget)
    classes = [block, widget.attrs.get("class", "")]
    attributes: dict[str, Any] = {}
    if isinstance(widget, forms.PasswordInput):
        classes.append(SHOWABLE)
        attributes = {"spellcheck": "false", "autocapitalize": "none", "autocomplete": "current-password"}
    if field.errors and "__" not in block:
        classes.append(f"{block}--error")
    if counts:
        classes.append("govuk-js-character-count")
    attributes["aria-describedby"] = described_by(field, counts=counts) or False
    # A hint stands above the input, where it can still be read once something is typed.
    return field.as_widget(
        attrs={**attributes, **widget.attrs, "class": one_of_each(*classes), "placeholder": False}
    )


@register.simple_tag
def govuk_date(field: BoundField) -> SafeString:
    """The inputs of a date (or of any field with several), each with its label and marked where it is wrong."""
    widget = field.field.widget
    context = widget.get_context(field.html_name, field.value(), {"id": field.auto_id})
    for part, faulty in zip(context["widget"]["subwidgets"], faulty_parts(field), strict=True):
        part["label"] = part["attrs"].pop("label", "")
        part["attrs"] |= {"inputmode": "numeric"}
        classes = part["attrs"].get("class", "govuk-input govuk-date-input__input")
        part["attrs"]["class"] = f"{classes} govuk-input--error" if faulty else classes
    return render_to_string("gds/widgets/date.html", context)


@register.filter
def description(field: BoundField) -> str:
    """The ids of the hint and the errors, for aria-describedby of a fieldset."""
    return described_by(field)


@register.filter
def choice_id(field_id: str, position: int) -> str:
    """The id of one of several choices, counted from 1: the first has the field's own, so that a link finds it."""
    return field_id if position == 1 else f"{field_id}-{position}"


@register.filter
def is_password(field: BoundField) -> bool:
    """Whether a field is a password, which can be shown."""
    return isinstance(field.field.widget, forms.PasswordInput)


@register.filter
def error_links(form: BaseForm) -> list[tuple[str, str]]:
    """Every error of a form with the id of the input that it is about, in the order of the fields.

    An error of the form as a whole leads to the first input.
    """
    fields = form.visible_fields()
    first = first_input(fields[0]) if fields else ""
    whole_form = [(first, str(error)) for error in form.non_field_errors()]
    return whole_form + [link for field in fields for link in links_of(field)]


def links_of(field: BoundField) -> Iterator[tuple[str, str]]:
    """A field's errors; one that belongs to a part of a date leads to that part."""
    parts = getattr(field.field, "fields", ())
    for error in field.errors:
        about = [i for i, part in enumerate(parts) if error in getattr(part.widget, "errors", ())]
        yield (f"{field.auto_id}_{about[0]}" if about else first_input(field)), str(error)


def first_input(field: BoundField) -> str:
    """The id of a field's first input. In `templates/gds/`, the first of several choices has the field's own id."""
    return f"{field.auto_id}_0" if isinstance(field.field.widget, forms.MultiWidget) else field.auto_id


def faulty_parts(field: BoundField) -> list[bool]:
    """Which inputs of a date to mark: those with an error of their own, or all when the error is about the whole."""
    parts = getattr(field.field, "fields", field.field.widget.widgets)
    own = [bool(getattr(getattr(part, "widget", part), "errors", ())) for part in parts]
    return own if any(own) else [bool(field.errors)] * len(own)


def described_by(field: BoundField, *, counts: bool = False) -> str:
    """The ids of what describes a field: the count under it, its hint, its errors."""
    ids = [f"{field.auto_id}-info"] if counts else []
    ids += [f"{field.auto_id}-hint"] if field.help_text else []
    ids += [
        f"{field.auto_id}-error" + (f"-{i}" if i > 1 else "") for i, _ in enumerate(field.errors, start=1)
    ]
    return " ".join(ids)


def block_of(widget: forms.Widget) -> str:
    """The govuk-frontend block for a widget, or empty for one that has none."""
    return next((block for kind, block in BLOCKS if isinstance(widget, kind)), "")


def one_of_each(*classes: str) -> str:
    """Class names joined, each once, in order."""
    return " ".join(dict.fromkeys(" ".join(classes).split()))
