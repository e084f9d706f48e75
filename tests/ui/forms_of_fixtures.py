"""A Django form with one field that says what a govuk-frontend example says, rendered by our templates."""

from typing import Any

from crispy_forms.utils import render_crispy_form
from crispy_forms_gds.choices import Choice
from crispy_forms_gds.fields import DateInputField
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Fieldset, Layout
from django import forms
from django.template.loader import render_to_string

COMMON = {
    *("id", "name", "idPrefix", "classes", "hint.text", "errorMessage.text", "formGroup.classes"),
    *("label.text", "label.classes", "label.isPageHeading"),
    *("fieldset.legend.text", "fieldset.legend.classes", "fieldset.legend.isPageHeading"),
}
INPUT = COMMON | {
    "value",
    "type",
    "autocomplete",
    "inputmode",
    "pattern",
    "spellcheck",
    "autocapitalize",
    "disabled",
}
INPUT |= {"prefix.text", "suffix.text"}
TEXTAREA = COMMON | {"value", "rows", "autocomplete", "spellcheck"}
COUNT = TEXTAREA | {"maxlength", "maxwords", "threshold"}
SELECT = COMMON | {"value", "items.value", "items.text", "items.selected"}
CHOICES = COMMON | {
    "items.value",
    "items.text",
    "items.checked",
    "items.divider",
    "items.hint.text",
    "value",
    "values",
}
CHOICES |= {"items.behaviour"}
DATE = COMMON | {"values.day", "values.month", "values.year"}
ATTRIBUTES = ("autocomplete", "inputmode", "pattern", "autocapitalize", "rows")
LETTERS = {True: "true", False: "false"}


def rendered(field: forms.Field, options: dict[str, Any], *, value: Any = None, **context: Any) -> str:
    """The field as a page shows it, in a form that was sent with `value` and came back with the example's error."""
    name = options.get("name") or options.get("idPrefix") or options["id"]
    form = forms.Form(data={name: value} if not isinstance(value, dict) else value, auto_id="%s")
    form.fields[name] = field
    form.full_clean()
    form.errors.clear()
    if "errorMessage" in options:
        form.add_error(name, options["errorMessage"]["text"])
    form.helper = helper = FormHelper()  # type: ignore[attr-defined]
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(Field(name, context={**_context(options), **context}))
    return str(render_crispy_form(form))


def text_input(options: dict[str, Any]) -> str:
    widget = forms.TextInput(attrs=_attributes(options))
    widget.input_type = options.get("type", "text")
    field = forms.CharField(**_words(options), widget=widget, disabled=options.get("disabled", False))
    affixes = {name: options[name]["text"] for name in ("prefix", "suffix") if name in options}
    return rendered(field, options, value=options.get("value"), **affixes)


def password_input(options: dict[str, Any]) -> str:
    widget = forms.PasswordInput(attrs=_attributes(options), render_value=True)
    return rendered(forms.CharField(**_words(options), widget=widget), options, value=options.get("value"))


def textarea(options: dict[str, Any]) -> str:
    widget = forms.Textarea(attrs={"rows": 5, **_attributes(options)})
    count = {
        ours: options[theirs]
        for ours, theirs in (
            ("max_characters", "maxlength"),
            ("max_words", "maxwords"),
            ("threshold", "threshold"),
        )
        if theirs in options
    }
    return rendered(
        forms.CharField(**_words(options), widget=widget), options, value=options.get("value"), **count
    )


def select(options: dict[str, Any]) -> str:
    chosen = [item["value"] for item in options["items"] if item.get("selected")] or [options.get("value")]
    field = forms.ChoiceField(
        **_words(options),
        choices=[(item["value"], item["text"]) for item in options["items"]],
        widget=forms.Select(attrs=_attributes(options)),
    )
    return rendered(field, options, value=chosen[0])


def radios(options: dict[str, Any]) -> str:
    chosen = [item["value"] for item in options["items"] if item.get("checked")] or [options.get("value")]
    field = forms.ChoiceField(**_words(options), choices=_choices(options), widget=forms.RadioSelect())
    classes = options.get("classes", "")
    modifiers = {"radios_inline": "--inline" in classes, "radios_small": "--small" in classes}
    return rendered(field, options, value=chosen[0], **modifiers)


def checkboxes(options: dict[str, Any]) -> str:
    chosen = [item["value"] for item in options["items"] if item.get("checked")] + options.get("values", [])
    field = forms.MultipleChoiceField(
        **_words(options), choices=_choices(options), widget=forms.CheckboxSelectMultiple()
    )
    return rendered(field, options, value=chosen, checkboxes_small="--small" in options.get("classes", ""))


def date_input(options: dict[str, Any]) -> str:
    parts = options.get("values", {})
    sent = {f"{options['id']}_{i}": parts.get(part, "") for i, part in enumerate(("day", "month", "year"))}
    field = DateInputField(**_words(options))
    return rendered(field, options, value=sent)


def file_upload(options: dict[str, Any]) -> str:
    widget = forms.FileInput(attrs=_attributes(options))
    return rendered(forms.FileField(**_words(options), widget=widget), options)


def _words(options: dict[str, Any]) -> dict[str, Any]:
    label = options.get("fieldset", {}).get("legend") or options.get("label") or {"text": ""}
    return {"label": label["text"], "help_text": options.get("hint", {}).get("text", ""), "required": False}


def _context(options: dict[str, Any]) -> dict[str, Any]:
    label = options.get("fieldset", {}).get("legend") or options.get("label") or {}
    kind = "legend" if "fieldset" in options else "label"
    return {
        f"{kind}_size": label.get("classes", ""),
        f"{kind}_tag": "h1" if label.get("isPageHeading") else "",
        "wrapper_class": options.get("formGroup", {}).get("classes", ""),
    }


def _attributes(options: dict[str, Any]) -> dict[str, Any]:
    attributes = {name: options[name] for name in ATTRIBUTES if name in options}
    if "spellcheck" in options:
        attributes["spellcheck"] = LETTERS[options["spellcheck"]]
    return {**attributes, "class": options.get("classes", "")}


def _choices(options: dict[str, Any]) -> tuple[Choice, ...]:
    choices: list[Choice] = []
    for item in options["items"]:
        if "divider" in item:
            choices[-1].divider = item["divider"]
        else:
            hint = item.get("hint", {}).get("text", "")
            exclusive = item.get("behaviour") == "exclusive"
            choices.append(Choice(item["value"], item["text"], hint=hint, exclusive=exclusive))
    return tuple(choices)


def button(options: dict[str, Any]) -> str:
    """A button in a layout; ours always has a name."""
    classes = options.get("classes", "")
    name = options.get("name", "unnamed")
    return _laid_out(
        Button(name, options["text"], disabled=options.get("disabled", False), css_class=classes)
    )


def fieldset(options: dict[str, Any]) -> str:
    """An empty fieldset in a layout."""
    legend = options["legend"]
    size = legend.get("classes", "").removeprefix("govuk-fieldset__legend--") or None
    tag = "h1" if legend.get("isPageHeading") else None
    return _laid_out(Fieldset(legend=legend["text"], legend_size=size, legend_tag=tag))


def error_message(options: dict[str, Any]) -> str:
    """The error of a field, as it stands above the input."""
    html = rendered(forms.CharField(required=False), {"name": "field", "errorMessage": options})
    return html[html.index("<p ") : html.index("</p>") + len("</p>")]


def error_summary(options: dict[str, Any]) -> str:
    """The summary of a form that has an error for each entry: of the field it leads to, else of the form."""
    form = forms.Form(data={}, auto_id="%s")
    for error in options["errorList"]:
        name = error.get("href", "").removeprefix("#") or None
        if name:
            form.fields[name] = forms.CharField(required=False)
    form.full_clean()
    for error in options["errorList"]:
        form.add_error(error.get("href", "").removeprefix("#") or None, error["text"])
    return render_to_string("gds/layout/error_summary.html", {"form": form})


def _laid_out(*layout: Any) -> str:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*layout)
    return str(render_crispy_form(forms.Form(), helper))
