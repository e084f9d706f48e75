"""The form of one step of an entry."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from provision.entries.checking import problems_of
from provision.entries.columns import REQUIRED
from provision.entries.duplicates import areas_touching
from provision.entries.hidden import ADDRESS, hidden_from, shown_texts
from provision.entries.saying import Sayer
from provision.entries.texts import codes_of
from provision.exchange.values import NONE
from provision.forms.entry.areas import area_choice, area_fields, areas_told
from provision.forms.entry.fields import field_for
from provision.forms.entry.layout import helper_for
from provision.forms.entry.provider import known_name, reaches
from provision.forms.entry.shown import items_of
from provision.forms.entry.wording import NO_NEED_TO_SHOW, QUESTIONS
from provision.models import ChangeRequest, Place, PlaceKind
from provision.names import shown_name
from provision.person import Person
from provision.reference import Reference

AREAS, MORE, VISIBILITY, OFFICES = "areas", "areas_more", "address_visibility", "co_located_at"
MUST = {
    "name": lambda: _("Enter what it is called"),
    "organisation": lambda: _("Enter who provides it"),
    "areas": lambda: _("Choose or name at least one area"),
}
DATED_BY = {
    "capacity_as_at": ("starts_per_year", "places", "mean_weeks", "probation_share"),
    "places_free_as_at": ("places_free",),
    "wait_as_at": ("wait_weeks",),
}
"""The day that says when each figure was so."""


class EntryForm(forms.Form):
    """Some columns of a draft, for the person who made it. `texts` of a valid form are what it says, by column.

    `afresh`: columns that are asked for as if nothing stood there; where all are left empty, what stands there stays.
    `page`: the name of its layout. `is_told`: whether these questions were answered before, so that an empty text is
    the answer that something is not known.
    """

    def __init__(
        self,
        answers: QueryDict | None,
        *,
        page: str,
        columns: Collection[str],
        entry: ChangeRequest,
        by: Person,
        words: Reference,
        on: date,
        is_told: bool = False,
        afresh: Collection[str] = (),
    ) -> None:
        super().__init__(answers)
        self.columns, self.entry, self.by, self.words, self.on = tuple(columns), entry, by, words, on
        self.hidden = hidden_from(entry, by=by).difference(entry.texts)
        self.afresh = frozenset(afresh).intersection(entry.base).difference(entry.texts)
        self.texts: dict[str, str] = {}
        self._ask(shown_texts(entry, by=by), sayer=Sayer(words), is_told=is_told or bool(entry.base))
        self.helper = helper_for(self, page=page)

    def _ask(self, texts: Mapping[str, str], *, sayer: Sayer, is_told: bool) -> None:
        """Make the fields, each with what stands there."""
        for column in self.columns:
            text = "" if column in self.afresh else texts.get(column, "")
            if column == AREAS:
                self._ask_areas(text)
                continue
            near = self._offices_near(texts) if column == OFFICES else None
            field: Any = field_for(column, text=text, sayer=sayer, is_told=is_told, names=near)
            self.fields[column], self.initial[column] = field, field.from_text(text)
            if column in self.hidden:
                field.help_text = NO_NEED_TO_SHOW
            if QUESTIONS[column].none and not isinstance(field, forms.MultipleChoiceField):
                self.fields[none_of(column)] = forms.BooleanField(
                    label=str(QUESTIONS[column].none), required=False
                )
                self.initial[none_of(column)] = text == NONE.value

    def _ask_areas(self, text: str) -> None:
        standing = self.entry.base.get(AREAS, "")
        self.choice = area_choice(text, standing=standing, by=self.by, words=self.words, on=self.on)
        fields = area_fields(self.choice)
        self.fields |= fields
        if AREAS in fields:
            self.initial[AREAS] = codes_of(self.choice.ticked)

    def _offices_near(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The probation offices of the entry's areas, and those that it names."""
        areas = areas_touching(texts.get(AREAS, ""), atlas=self.words.atlas)
        near = Q(areas__in=areas) | Q(code__in=items_of(texts.get(OFFICES, "")))
        offices = Place.objects.filter(near, kind=PlaceKind.PROBATION_OFFICE).distinct().order_by("name")
        return {office.code: shown_name(office) for office in offices.only("code", "name", "name_cy")}

    def clean(self) -> dict[str, Any]:
        """Bring answers together that belong to one column, and hold the whole against the checks of files."""
        answers = self.cleaned_data
        for column in self.columns:
            if column == AREAS:
                self._settle_areas(answers)
            elif column in answers:
                self.texts[column] = self._text_of(column, answers)
        if VISIBILITY in self.texts:
            self._settle_visibility()
        self._settle_days()
        if not any(self.texts.get(column) for column in self.afresh):
            self.texts |= {column: self.entry.base[column] for column in self.afresh}
        if not self.errors:
            self._refuse_what_is_missing()
        if not self.errors:
            self._refuse_what_a_file_could_not_say()
        return answers

    def _text_of(self, column: str, answers: Mapping[str, Any]) -> str:
        text = str(answers[column])
        if answers.get(none_of(column)):
            if text and text != NONE.value:
                self.add_error(column, _("Either leave this empty, or untick the box under it"))
            return NONE.value
        if column in self.hidden and not text:
            return str(self.entry.base[column])
        return known_name(text) if column == "organisation" else text

    def _settle_areas(self, answers: Mapping[str, Any]) -> None:
        if self.errors.keys() & {AREAS, MORE}:
            return
        ticked, named = answers.get(AREAS, ""), answers.get(MORE, "")
        text, problems = areas_told(ticked, named, choice=self.choice, words=self.words, on=self.on)
        for problem in problems:
            self.add_error(MORE, problem)
        self.texts[AREAS] = text

    def _settle_visibility(self) -> None:
        """Who may see an address is said of an address: without one, nothing is said that was not said before."""
        site = (*ADDRESS, OFFICES)
        if not any(self.texts.get(column) for column in site):
            self.texts[VISIBILITY] = self.entry.base.get(VISIBILITY, "")

    def _settle_days(self) -> None:
        """A figure that is told now and without a day is told as of today."""
        for day, figures in DATED_BY.items():
            told = any(
                self.texts.get(figure) and self.texts[figure] != self.entry.base.get(figure, "")
                for figure in figures
            )
            if told and self.texts.get(day) == "":
                self.texts[day] = self.on.isoformat()

    def _refuse_what_is_missing(self) -> None:
        for column in REQUIRED:
            if column in self.columns and not self.texts.get(column):
                self.add_error(self._field_of(column), MUST[column]())
        if self.errors or AREAS not in self.columns or self.entry.base:
            return
        if not reaches(self.texts[AREAS], provider=self.texts["organisation"], by=self.by):
            self.add_error(
                self._field_of(AREAS),
                _("Your role holds for none of these areas. Name at least one that it holds for."),
            )

    def _refuse_what_a_file_could_not_say(self) -> None:
        for problem in problems_of(self.entry, texts=self.entry.texts | self.texts):
            if problem.column in self.columns:
                self.add_error(self._field_of(problem.column), problem.reason)

    def _field_of(self, column: str) -> str:
        return MORE if column == AREAS and AREAS not in self.fields else column


def none_of(column: str) -> str:
    """The name of the tick that says “asked, and there are none”."""
    return f"{column}_none"
