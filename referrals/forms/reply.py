"""A provider's reply, in a sentence or two."""

from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size
from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.unmet.replying import LONGEST_REPLY


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=_("Your reply"),
        help_text=_("Say how it is, without anybody’s name."),
        max_length=LONGEST_REPLY,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write your reply")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
        self.helper.label_size = Size.SMALL
        self.helper.layout = Layout(Field.textarea("text", rows=3))
