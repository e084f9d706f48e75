"""Forms for a new password, with labels written as those of every other form."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, ResetPasswordKeyForm
from django import forms
from django.utils.translation import gettext_lazy as _

LABELS = {
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password again"),
}


class _Labelled(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & LABELS:
            self.fields[name].label = LABELS[name]


class PasswordChange(_Labelled, ChangePasswordForm):
    """A new password for somebody who is signed in and gives the one they have."""


class PasswordReset(_Labelled, ResetPasswordKeyForm):
    """A new password for somebody who has followed the link in a message."""
