"""Asking for the file."""

from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LARGEST = 1024 * 1024  # bytes


class CaseloadFileForm(forms.Form):
    """One CSV file. `as_chosen` is its content."""

    file = forms.FileField(
        label=gettext_lazy("Your file"),
        help_text=gettext_lazy(
            "A CSV file of at most 1 MB. Nothing is saved before you have seen what it says."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": gettext_lazy("Choose a file"),
            "missing": gettext_lazy("Choose a file"),
            "invalid": gettext_lazy("Choose a file"),
            "empty": gettext_lazy("The file is empty: give it a first row with the names of the columns."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.label_size = Size.SMALL
        self.helper.attrs = {"novalidate": ""}
        self.helper.layout = Layout(Field("file"), Submit("submit", gettext_lazy("Look at it first")))

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 1 MB: take out what is not a caseload, or cut it in two.")
            )
        return file

    @property
    def as_chosen(self) -> bytes:
        """The content of the file; of a valid form only."""
        content: bytes = self.cleaned_data["file"].read()
        return content
