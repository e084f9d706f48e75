"""What people type of a referral procedure: what stands beside its text, its parts, and the teams that it is told to."""

from collections.abc import Mapping
from typing import Any

from crispy_forms_gds.fields import DateInputField
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.models import Organisation
from referrals.models import Procedure, ProcedureVersion
from referrals.procedures.checking import is_of_a_person, looks_like_a_persons
from referrals.procedures.communicating import Team
from referrals.procedures.template import LONGEST_PART, PARTS
from referrals.procedures.writing import Facts, edition_of, edition_of_facts

LONGEST_NAME = 160


class AsksOnceAboutMailbox(forms.Form):
    """A mailbox that looks like a person's is asked about once. Sent again unchanged, it is taken."""

    mailbox_field = ""
    warned = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        mailbox = said.get(self.mailbox_field, "")
        if mailbox and mailbox != said.get("warned") and is_of_a_person(mailbox):
            again = _("If it is a role’s all the same, send the form again.")
            self.add_error(self.mailbox_field, f"{looks_like_a_persons()} {again}")
            self.data = {**self.data, "warned": mailbox}
        return said


class ProcedureFactsForm(AsksOnceAboutMailbox):
    mailbox_field = "lead_email"

    name = forms.CharField(
        label=gettext_lazy("What is the procedure called?"),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Enter a name")},
    )
    lead_role = forms.CharField(
        label=gettext_lazy("Who leads it, by role?"),
        help_text=gettext_lazy("A role such as “health and justice coordinator”, nobody’s name."),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Enter the role of the lead")},
    )
    lead_organisation = forms.ModelChoiceField(
        Organisation.objects.order_by("name"),
        label=gettext_lazy("Which organisation is the lead in?"),
        empty_label=gettext_lazy("Choose"),
        error_messages={"required": gettext_lazy("Choose the organisation of the lead")},
    )
    lead_email = forms.EmailField(
        label=gettext_lazy("Mailbox of the lead"),
        help_text=gettext_lazy("A mailbox that belongs to the role. Everybody can read it."),
        error_messages={"required": gettext_lazy("Enter the mailbox of the lead")},
    )
    review_on = DateInputField(
        label=gettext_lazy("On which day is it to be reviewed?"),
        help_text=gettext_lazy("A day still to come, a year from now at most being usual."),
    )
    edition = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _helper(
            Field.text("name"),
            Field.text("lead_role"),
            Field.select("lead_organisation"),
            Field.text("lead_email"),
            Field("review_on"),
            "edition",
            "warned",
        )

    @property
    def facts(self) -> Facts:
        """What a valid form says."""
        return Facts(**{name: self.cleaned_data[name] for name in Facts.__dataclass_fields__})


def facts_written(procedure: Procedure) -> dict[str, Any]:
    """What the form shows of a procedure that exists."""
    written = {name: getattr(procedure, name) for name in Facts.__dataclass_fields__}
    return written | {"edition": edition_of_facts(procedure)}


class ProcedurePartsForm(forms.Form):
    """A box for each part of the template. Any may stay empty in a draft."""

    edition = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in PARTS:
            self.fields[part.code] = _box(str(part.heading), str(part.guidance))
        self.helper = _helper("edition", *(Field.textarea(part.code, rows=4) for part in PARTS))

    @property
    def parts(self) -> Mapping[str, str]:
        """What a valid form says, by part."""
        return {part.code: self.cleaned_data[part.code] for part in PARTS}

    def saved_since(self, edition: str) -> None:
        """From now on the form knows the newest edition: sent again, it is saved over it, knowingly."""
        self.data = {**self.data, "edition": edition}


def parts_written(version: ProcedureVersion) -> dict[str, str]:
    """What the form shows of a version."""
    return {**version.parts, "edition": edition_of(version)}


class TeamForm(AsksOnceAboutMailbox):
    mailbox_field = "mailbox"

    name = forms.CharField(
        label=gettext_lazy("Which team?"),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Enter the name of the team")},
    )
    mailbox = forms.EmailField(
        label=gettext_lazy("Mailbox of the team"),
        help_text=gettext_lazy(
            "A role’s mailbox. It stands on the procedure’s page and sheet, for all to read."
        ),
        error_messages={"required": gettext_lazy("Enter the mailbox of the team")},
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.order_by("name"),
        label=gettext_lazy("Which organisation does it belong to? (if you know)"),
        empty_label=gettext_lazy("Not known"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _helper(
            Field.text("name"), Field.text("mailbox"), Field.select("organisation"), "warned"
        )

    @property
    def team(self) -> Team:
        """What a valid form says."""
        said = self.cleaned_data
        return Team(
            name=" ".join(said["name"].split()), mailbox=said["mailbox"], organisation=said["organisation"]
        )


def _box(label: str, guidance: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=guidance,
        max_length=LONGEST_PART,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _helper(*fields: Any) -> FormHelper:
    """The fields alone: the template writes the form's own tag and its button."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.label_size = helper.legend_size = Size.SMALL
    helper.layout = Layout(*fields)
    return helper
