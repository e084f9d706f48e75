"""Which areas adopt a national pathway."""

from collections.abc import Sequence
from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size
from django import forms
from django.utils.translation import gettext_lazy as _


class AdoptPathwayForm(forms.Form):
    areas = forms.MultipleChoiceField(
        label=_("Which areas adopt it?"),
        help_text=_("They share one pathway. An area where it goes otherwise adopts it by itself."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the areas that adopt it")},
    )

    def __init__(self, *args: Any, areas: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """`areas`: codes and names of those for which somebody may adopt it."""
        super().__init__(*args, **kwargs)
        field = self.fields["areas"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(areas)
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(Field.checkboxes("areas", small=True))
