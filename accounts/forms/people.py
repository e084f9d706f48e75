"""Finding people in the list, and saying why their account is disabled or enabled."""

from typing import Any

from crispy_forms_gds.layout import Field
from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.forms.scope import form_helper
from accounts.models import Role, User

ACTIVE, DISABLED = "active", "disabled"


class FilterForm(forms.Form):
    """The filters of the list of people. Something that is none of the choices filters nothing."""

    address = forms.CharField(label=_("Address contains"), required=False, max_length=254)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("Any role")), *Role.choices])
    state = forms.ChoiceField(
        label=_("Account"),
        required=False,
        choices=[("", _("Active or disabled")), (ACTIVE, _("Active")), (DISABLED, _("Disabled"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(Field("address"), Field("role"), Field("state"), button=_("Show"))
        self.helper.form_method = "get"

    def narrow(self, people: QuerySet[User]) -> QuerySet[User]:
        """The people that fit."""
        self.is_valid()
        chosen = self.cleaned_data
        if chosen.get("address"):
            people = people.filter(email__icontains=chosen["address"])
        if chosen.get("role"):
            people = people.filter(grants__role=chosen["role"])
        if chosen.get("state"):
            people = people.filter(is_active=chosen["state"] == ACTIVE)
        return people


class ReasonForm(forms.Form):
    """Why an account is disabled or enabled: it stays with the event."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Kept with the record of this change. Do not write anybody's name."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why")},
    )

    def __init__(self, *args: Any, button: str | Promise, address: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(Field("reason"), button=button)
        self.helper.form_action = address
