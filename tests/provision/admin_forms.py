"""Filling in the forms of Django admin."""

from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse


def change_page(row: Model) -> str:
    return reverse(f"admin:provision_{row._meta.model_name}_change", args=[row.pk])


def answers_of(client: Client, where: str) -> dict[str, Any]:
    """What a browser would send back from a page of admin, were nothing changed."""
    context = client.get(where).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    answers: dict[str, Any] = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False and value != []:
                answers[field.html_name] = (
                    [getattr(v, "pk", v) for v in value] if isinstance(value, list) else value
                )
    return answers


def errors_on(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return str(answer.context["errors"])
