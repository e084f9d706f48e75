"""The directory's facets: a query string in, services out (django-filter).

Facets narrow each other; ticks within one widen it. A facet never hides what is not known by pretending: a service
whose ages nobody has told stays in the list when an age is asked for, and its card says "not known"; other facets
offer "not known" as a tick of its own. What was told too long ago to hold is not known.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from provision.freshness import CHECKS, KIND_OF, Kind
from provision.models import ProvisionKind, Service, Term, Vocabulary
from provision.models.freshness_queries import is_holding, told_by, told_within
from provision.reference import Reference, Word

NOT_KNOWN = "not_known"
UNKNOWN = (NOT_KNOWN, _("not known"))
CHECKED_WITHIN = [
    ("90", _("90 days")),
    ("180", _("180 days")),
    ("365", _("a year")),
    (NOT_KNOWN, _("not known when")),
]
SEXES = [("female", _("women")), ("male", _("men")), UNKNOWN]
DELIVERY = [
    ("accepting", _("accepting referrals now")),
    ("delivering", _("delivering now")),
    ("reported", _("reported, not verified")),
    ("ended", _("ended")),
]
TREATMENT = [("treatment", _("treatment")), ("support", _("support, not treatment")), UNKNOWN]
MOST_WORDS = 10
OLDEST = 120
AGE_ERRORS = dict.fromkeys(
    ("invalid", "min_value", "max_value"), _("Enter an age in whole years from 0 to 120, such as 34.")
)


def has_few_words(text: str) -> None:
    """Raises ValidationError where a search would take too long."""
    if len(text.split()) > MOST_WORDS:
        raise ValidationError(_("Search for at most %(most)s words at a time.") % {"most": MOST_WORDS})


class Facet(django_filters.MultipleChoiceFilter):
    """Checkboxes whose choices come from the kept words. Ticking two shows services that have either."""

    def __init__(self, *, label: Any, method: str, field_name: str = "", **kwargs: Any) -> None:
        super().__init__(
            field_name=field_name or None,
            label=label,
            method=method,
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )


class AgeFilter(django_filters.Filter):
    field_class = forms.IntegerField


class ServiceFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        method="search", label=_("Words"), max_length=200, validators=[has_few_words]
    )
    need = Facet(label=_("Need"), method="naming", field_name="needs__need")
    stage = Facet(label=_("Justice stage"), method="naming", field_name="stages")
    type = Facet(label=_("Service type"), method="of_type")
    delivery = Facet(label=_("Whether it is running"), choices=DELIVERY, method="in_delivery")
    kind = Facet(
        label=_("Provision for probation"),
        choices=[*ProvisionKind.choices, UNKNOWN],
        method="told_as",
        field_name="provision_kind",
    )
    treatment = Facet(
        label=_("Treatment or support"),
        choices=TREATMENT,
        method="told_as",
        field_name="support_or_treatment",
    )
    sex = Facet(label=_("Takes"), choices=SEXES, method="taking_sex")
    age = AgeFilter(
        label=_("Takes a person aged"),
        method="taking_age",
        min_value=0,
        max_value=OLDEST,
        error_messages=AGE_ERRORS,
    )
    takes = Facet(label=_("Is not said to turn away"), method="not_excluding")
    route = Facet(label=_("Access route"), method="naming", field_name="access_routes")
    setting = Facet(label=_("Setting"), method="naming", field_name="settings")
    in_office = Facet(
        label=_("Co-located"), choices=[("yes", _("in a probation office"))], method="co_located"
    )
    checked = django_filters.ChoiceFilter(
        label=_("Last checked within"),
        choices=CHECKED_WITHIN,
        method="checked_within",
        widget=forms.RadioSelect,
        empty_label=_("any time"),
    )

    class Meta:
        model = Service
        fields: list[str] = []

    def __init__(self, *args: Any, words: Reference, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words
        self.on = on
        terms = words.terms.get
        self._offer("need", words.needs, UNKNOWN)
        self._offer("stage", words.stages, UNKNOWN)
        self._offer("type", terms(Vocabulary.SERVICE_TYPE, ()), UNKNOWN)
        self._offer("takes", terms(Vocabulary.EXCLUSION, ()))
        self._offer("route", terms(Vocabulary.ACCESS_ROUTE, ()), UNKNOWN)
        self._offer("setting", terms(Vocabulary.SETTING, ()), UNKNOWN)

    def _offer(self, name: str, words: Iterable[Word], *more: tuple[str, Any]) -> None:
        self.filters[name].extra["choices"] = [(word.code, str(word)) for word in words] + [*more]

    def choices(self, name: str) -> dict[str, Any]:
        """The labels of a facet's choices by code; none for a facet that takes text."""
        return {str(code): label for code, label in self.filters[name].extra.get("choices") or ()}

    def search(self, services: QuerySet[Service], name: str, value: str) -> QuerySet[Service]:
        """Services in which every word is found: in their texts, or in the name of their type or of a need."""
        for word in value.split():
            services = services.filter(
                Q(name__icontains=word)
                | Q(name_cy__icontains=word)
                | Q(organisation__name__icontains=word)
                | Q(organisation__name_cy__icontains=word)
                | Q(summary__icontains=word)
                | Q(description__icontains=word)
                | (Q(who_for__icontains=word) & self._holds(Kind.ELIGIBILITY))
                | Q(service_type_id__in=_ids_of(self.words.terms.get(Vocabulary.SERVICE_TYPE, ()), word))
                | _having(needs__need_id__in=_ids_of(self.words.needs, word))
            )
        return services

    def naming(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        """Services with one of some codes in a list; “not known” where nobody has told the list, or too long ago."""
        column = name.split("__", maxsplit=1)[0]
        kind = KIND_OF.get(column)
        wanted = _having(**{f"{name}__code__in": value})
        if kind:
            wanted &= self._holds(kind)
        if NOT_KNOWN in value:
            wanted |= _not_told(column) | (~self._holds(kind) if kind else Q())
        return services.filter(wanted)

    def of_type(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        types = Term.objects.filter(vocabulary=Vocabulary.SERVICE_TYPE, code__in=value)
        nobody_told = Q(service_type=None) if NOT_KNOWN in value else Q()
        return services.filter(Q(service_type__in=types) | nobody_told)

    def told_as(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        return services.filter(**{f"{name}__in": _with_blank(value)})

    def taking_sex(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        """Services that are said to take these people; “not known” where nobody has told it, or too long ago."""
        accepted = set(_with_blank(value))
        wanted = Q(sexes__in=accepted | ({"any"} if accepted - {""} else set())) & self._holds(
            Kind.ELIGIBILITY
        )
        return services.filter(wanted | ~self._holds(Kind.ELIGIBILITY) if NOT_KNOWN in value else wanted)

    def taking_age(self, services: QuerySet[Service], name: str, value: int) -> QuerySet[Service]:
        takes = (Q(min_age=None) | Q(min_age__lte=value)) & (Q(max_age=None) | Q(max_age__gte=value))
        return services.filter(takes | ~self._holds(Kind.ELIGIBILITY))

    def not_excluding(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        """Services that turn away for none of the reasons: here two ticks narrow, for one person may have both."""
        refused = Term.objects.filter(vocabulary=Vocabulary.EXCLUSION, code__in=value)
        return services.exclude(_having(exclusions__in=refused) & self._holds(Kind.ELIGIBILITY))

    def co_located(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        return services.filter(_having(sites__co_located_at__isnull=False))

    def in_delivery(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        queries = {
            "accepting": Service.objects.accepting_referrals(on=self.on),
            "delivering": Service.objects.delivering(on=self.on),
            "reported": Service.objects.reported_only(),
            "ended": Service.objects.ended(on=self.on),
        }
        wanted = Q()
        for choice in value:
            wanted |= Q(pk__in=queries[choice].order_by().values("pk"))
        return services.filter(wanted)

    def checked_within(self, services: QuerySet[Service], name: str, value: str) -> QuerySet[Service]:
        """Services of which somebody has checked any part lately."""
        if value == NOT_KNOWN:
            return services.exclude(told_by(CHECKS, on=self.on))
        return services.filter(told_within(CHECKS, days=int(value), on=self.on))

    def _holds(self, kind: Kind) -> Q:
        return is_holding(kind, on=self.on, clocks=self.words.clocks)


def _having(**facts: object) -> Q:
    """Services of which something holds; a subquery, so that two rows of a list do not show a service twice."""
    return Q(pk__in=Service.objects.filter(**facts).order_by().values("pk"))


def _not_told(name: str) -> Q:
    """Services whose list is empty, and of which nobody has said that there are none."""
    silent = Service.objects.filter(**{f"{name}__isnull": True})
    asked = silent.annotate(asked=Cast("stated_none", TextField())).filter(asked__contains=f'"{name}"')
    return Q(pk__in=silent.order_by().values("pk")) & ~Q(pk__in=asked.order_by().values("pk"))


def _with_blank(codes: list[str]) -> list[str]:
    return ["" if code == NOT_KNOWN else code for code in codes]


def _ids_of(words: Iterable[Word], part: str) -> list[int]:
    """The words of a list in whose name, in either language, somebody's word occurs."""
    wanted = part.casefold()
    return [
        word.id
        for word in words
        if any(wanted in text.casefold() for text in (word.label, word.label_cy, word.phrase, word.phrase_cy))
    ]
