"""Inviting somebody, and answering an invitation."""

from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Field
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.forms.scope import ScopeForm, form_helper
from accounts.models import Role, User

ROLES = [
    Choice(role.value, role.label, hint=hint)
    for role, hint in (
        (Role.SUBMITTER, _("Adds services and proposes corrections")),
        (Role.COMMISSIONER, _("Enters caseloads and checks, and makes reports")),
        (Role.CURATOR, _("Checks, publishes and withdraws services, and keeps the tables")),
        (Role.ADMINISTRATOR, _("Invites people and decides what they may do")),
    )
]


class InviteForm(ScopeForm):
    """Whom to invite, in which role, for where."""

    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        error_messages={
            "required": _("Enter the email address"),
            "invalid": _("Enter an email address like name@example.com"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=ROLES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a role"), "invalid_choice": _("Choose a role")},
    )

    field_order = ["email", "role", "holds", "areas", "organisations"]

    def rows(self) -> list[Any]:
        return [Field("email"), Field.radios("role"), *super().rows()]

    def button(self) -> str | Promise:
        return _("Send the invitation")


class AcceptForm(forms.Form):
    """A password for a new account; its address is the invitation's, and cannot be changed here."""

    password = forms.CharField(
        label=_("Create a password"),
        help_text=_("At least 12 characters. Three random words make a good one."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Enter a password")},
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.helper = form_helper(Field("password"), button=_("Create your account"))

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, User(email=self.email))
        return password
