"""The whole method in plain words, with the settings in force."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provision.models import Need
from toolkit.explain import key_of
from toolkit.gaps import METHOD_VERSION, Reason, State
from toolkit.gaps.states import RULES, Rule
from toolkit.models import MethodSettings
from toolkit.national import National, national_for
from toolkit.needs import NEVER_RANKED, UMBRELLA, UMBRELLA_MEMBERS, Prevalence


@dataclass(frozen=True)
class StateRow:
    """A row of the table of states, in the shape in which the word and swatch of a cell are drawn."""

    rule: Rule

    @property
    def key(self) -> str:
        return key_of(self.rule)

    @property
    def state(self) -> State:
        return self.rule.state

    @property
    def borderline(self) -> bool:
        return self.rule.is_borderline

    @property
    def no_need_estimated(self) -> bool:
        return self.rule.is_no_need

    @property
    def reason(self) -> Reason | None:
        return self.rule.reason


@dataclass(frozen=True)
class NeedRow:
    """A need with its settings; `prevalence` None: no study can be used."""

    need: Need
    prevalence: Prevalence | None

    @property
    def is_never_ranked(self) -> bool:
        return self.need.code in NEVER_RANKED


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """`/method/`: everybody who may read."""
    national = national_for(request)
    needs = _needs(national)
    context = {
        "national": national,
        "version": METHOD_VERSION,
        "states": [StateRow(rule) for rule in RULES],
        "needs": needs,
        "umbrella": next((row.need for row in needs if row.need.code == UMBRELLA), None),
        "members": [row.need for row in needs if row.need.code in UMBRELLA_MEMBERS],
        "without_study": sum(row.prevalence is None for row in needs),
        "clocks": national.reference.clocks,
        "settings": MethodSettings.objects.first() or MethodSettings(),
    }
    return render(request, "toolkit/method.html", context)


def _needs(national: National) -> list[NeedRow]:
    prevalence = {need.code: need.prevalence for need in national.gaps.needs.needs}
    return [NeedRow(need, prevalence.get(need.code)) for need in Need.objects.order_by("order", "pk")]
