"""The directory's facets: a query string in, services out (django-filter).

A facet never hides what is not known by pretending: a service whose ages nobody has told stays in the list
when an age is asked for, and its card says "not known".
"""

from datetime import date, timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from provision.models import Need, ProvisionKind, Service, Stage, Term, Vocabulary
from provision.reference import Reference, Word

NOT_KNOWN = "not_known"
CHECKED_WITHIN = [
    ("90", _("90 days")),
    ("180", _("180 days")),
    ("365", _("a year")),
    (NOT_KNOWN, _("not known when")),
]
SEXES = [("female", _("women")), ("male", _("men")), (NOT_KNOWN, _("not known"))]
DELIVERY = [
    ("accepting", _("accepting referrals now")),
    ("delivering", _("delivering now")),
    ("reported", _("reported, not verified")),
    ("ended", _("ended")),
]
TREATMENT = [
    ("treatment", _("treatment")),
    ("support", _("support, not treatment")),
    (NOT_KNOWN, _("not known")),
]


class Facet(django_filters.MultipleChoiceFilter):
    """Checkboxes whose choices come from the kept words. Ticking two shows services that have either."""

    def __init__(self, *, label: Any, field_name: str = "", method: str | None = None, **kwargs: Any) -> None:
        super().__init__(
            field_name=field_name or None,
            label=label,
            method=method,
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )


class ServiceFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="search", label=_("Words"))
    need = Facet(label=_("Need"), method="of_need")
    stage = Facet(label=_("Justice stage"), method="at_stage")
    type = Facet(label=_("Service type"), field_name="service_type__code")
    delivery = Facet(label=_("Whether it is running"), choices=DELIVERY, method="in_delivery")
    kind = Facet(
        label=_("Provision for probation"),
        choices=[*ProvisionKind.choices, (NOT_KNOWN, _("not known"))],
        method="of_kind",
    )
    treatment = Facet(label=_("Treatment or support"), choices=TREATMENT, method="of_treatment")
    sex = Facet(label=_("Takes"), choices=SEXES, method="taking_sex")
    age = django_filters.NumberFilter(
        label=_("Takes a person aged"), method="taking_age", min_value=0, max_value=120, field_name="min_age"
    )
    takes = Facet(label=_("Is not said to turn away"), method="not_excluding")
    route = Facet(label=_("Access route"), method="by_route")
    setting = Facet(label=_("Setting"), method="in_setting")
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
        self.on = on
        self._offer("need", words.needs)
        self._offer("stage", words.stages)
        for name, vocabulary in (
            ("type", Vocabulary.SERVICE_TYPE),
            ("takes", Vocabulary.EXCLUSION),
            ("route", Vocabulary.ACCESS_ROUTE),
            ("setting", Vocabulary.SETTING),
        ):
            self._offer(name, words.terms.get(vocabulary, ()))

    def _offer(self, name: str, words: tuple[Word, ...]) -> None:
        self.filters[name].extra["choices"] = [(word.code, str(word)) for word in words]

    def search(self, services: QuerySet[Service], name: str, value: str) -> QuerySet[Service]:
        for word in value.split()[:8]:
            services = services.filter(
                Q(name__icontains=word)
                | Q(name_cy__icontains=word)
                | Q(organisation__name__icontains=word)
                | Q(summary__icontains=word)
                | Q(description__icontains=word)
                | Q(who_for__icontains=word)
            )
        return services

    def of_need(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        return _naming(services, needs__need__in=Need.objects.filter(code__in=value))

    def at_stage(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        return _naming(services, stages__in=Stage.objects.filter(code__in=value))

    def by_route(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        return _naming(
            services,
            access_routes__in=Term.objects.filter(vocabulary=Vocabulary.ACCESS_ROUTE, code__in=value),
        )

    def in_setting(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        return _naming(
            services, settings__in=Term.objects.filter(vocabulary=Vocabulary.SETTING, code__in=value)
        )

    def not_excluding(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        refused = Term.objects.filter(vocabulary=Vocabulary.EXCLUSION, code__in=value)
        return services.exclude(pk__in=_naming(Service.objects.all(), exclusions__in=refused).values("pk"))

    def co_located(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        return _naming(services, sites__co_located_at__isnull=False)

    def of_kind(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        return services.filter(provision_kind__in=_with_blank(value))

    def of_treatment(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        return services.filter(support_or_treatment__in=_with_blank(value))

    def taking_sex(self, services: QuerySet[Service], name: str, value: list[str]) -> QuerySet[Service]:
        accepted = set(_with_blank(value))
        return services.filter(sexes__in=accepted | ({"any"} if accepted - {""} else set()))

    def taking_age(self, services: QuerySet[Service], name: str, value: int) -> QuerySet[Service]:
        return services.filter(
            Q(min_age=None) | Q(min_age__lte=value),
            Q(max_age=None) | Q(max_age__gte=value),
        )

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
        if value == NOT_KNOWN:
            return services.filter(last_checked_on=None)
        return services.filter(last_checked_on__gte=self.on - timedelta(days=int(value)))


def _naming(services: QuerySet[Service], **lists: object) -> QuerySet[Service]:
    """Services with a row in a list; a subquery, so that two rows do not show a service twice."""
    return services.filter(pk__in=Service.objects.filter(**lists).order_by().values("pk"))


def _with_blank(codes: list[str]) -> list[str]:
    return ["" if code == NOT_KNOWN else code for code in codes]
