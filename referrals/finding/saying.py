"""Why a service does not take a person, and what to ask one that may, in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.directory.entries import Entry
from provision.models import Delivery
from provision.names import area_name
from provision.reference import Reference, Word
from referrals.finding.circumstances import in_order, in_use, phrases_of
from referrals.finding.people import people_of
from referrals.routes import Judged, Profile, Refusal, Unknown
from referrals.routes.verdict import bars_left_open
from ui.templatetags.numbers import day

ONLY = MappingProxyType({"female": gettext_lazy("takes women only"), "male": gettext_lazy("takes men only")})
STATED = MappingProxyType(
    {
        Delivery.POLICY_ONLY.value: gettext_lazy("is in policy only: nobody delivers it"),
        Delivery.COMMISSIONED.value: gettext_lazy("is commissioned, and does not deliver yet"),
        Delivery.PAUSED.value: gettext_lazy("is paused"),
        Delivery.ENDED.value: gettext_lazy("has ended"),
    }
)


@dataclass(frozen=True)
class Asked:
    """One service, one person, and the words to tell it with."""

    entry: Entry
    judged: Judged
    profile: Profile
    words: Reference
    on: date

    @property
    def reasons(self) -> list[str]:
        """Why it does not take the person: each continues the name of the service."""
        return [self._reason(code) for code in self.judged.verdict.refusals]

    @property
    def questions(self) -> list[str]:
        """What to ask, because it is not known: each continues “Ask”."""
        return [_QUESTIONS[unknown](self) for unknown in self.judged.verdict.unknowns]

    @property
    def answered(self) -> list[Word]:
        """The person's needs that the service is for."""
        return [need for need in self.words.needs if need.code in self.judged.verdict.meets]

    def _reason(self, code: str) -> str:
        if code in _REASONS:
            return _REASONS[Refusal(code)](self)
        known = in_use(self.words).get(code)
        return _("does not take people %(who)s") % {"who": phrases_of(known).who if known else code}

    def needs(self, codes: Iterable[str]) -> str:
        wanted = set(codes)
        return ", ".join(need.in_a_sentence for need in self.words.needs if need.code in wanted)

    def stage(self) -> str:
        return next((str(stage) for stage in self.words.stages if stage.code == self.profile.stage), "")

    def where(self) -> str:
        return area_name(self.words.atlas.areas[self.profile.unit])

    def not_delivering(self) -> str:
        service = self.entry.service
        if service.starts_on and service.starts_on > self.on:
            return _("starts on %(day)s") % {"day": day(service.starts_on)}
        if service.ends_on and service.ends_on < self.on:
            return str(STATED[Delivery.ENDED.value])
        return str(STATED.get(service.delivery, _("does not deliver now")))

    def referrals_closed(self) -> str:
        opens = self.entry.service.referrals_open_on
        if opens and opens > self.on:
            return _("takes no referrals before %(day)s") % {"day": day(opens)}
        return _("takes no referrals any more")

    def sex(self) -> str:
        return str(ONLY.get(self.entry.service.sexes, _("does not say which sex it takes")))

    def exclusions_open(self) -> str:
        open_ = bars_left_open(self.judged.offer, self.profile.bars)
        who = [str(phrases_of(word).who) for word in in_order(open_, words=self.words)]
        return _("whether it takes people %(who)s") % {"who": "; ".join(who)}


_REASONS: Mapping[str, Callable[[Asked], str]] = MappingProxyType(
    {
        Refusal.NEED: lambda asked: _("is not for %(needs)s") % {"needs": asked.needs(asked.profile.needs)},
        Refusal.OUT_OF_AREA: lambda asked: _("does not cover %(area)s") % {"area": asked.where()},
        Refusal.SEX: Asked.sex,
        Refusal.TOO_YOUNG: lambda asked: (
            _("takes people from the age of %(age)s") % {"age": asked.judged.offer.min_age}
        ),
        Refusal.TOO_OLD: lambda asked: (
            _("takes people up to the age of %(age)s") % {"age": asked.judged.offer.max_age}
        ),
        Refusal.STAGE: lambda asked: (
            _("is not for people at this stage: %(stage)s") % {"stage": asked.stage()}
        ),
        Refusal.NOT_DELIVERING: Asked.not_delivering,
        Refusal.REFERRALS_CLOSED: Asked.referrals_closed,
    }
)
_QUESTIONS: Mapping[Unknown, Callable[[Asked], str]] = MappingProxyType(
    {
        Unknown.NEEDS: lambda asked: (
            _("whether it is for %(needs)s") % {"needs": asked.needs(asked.judged.verdict.may_meet)}
        ),
        Unknown.AREA: lambda asked: (
            _("whether it covers the address: it covers a part of %(area)s") % {"area": asked.where()}
        ),
        Unknown.SEX: lambda asked: (
            _("whether it takes %(people)s")
            % {"people": people_of(asked.profile.sex) if asked.profile.sex else _("women, or men")}
        ),
        Unknown.YOUNGEST: lambda asked: _("from which age it takes people"),
        Unknown.OLDEST: lambda asked: _("up to which age it takes people"),
        Unknown.STAGE: lambda asked: (
            _("whether it takes people at this stage: %(stage)s") % {"stage": asked.stage()}
        ),
        Unknown.EXCLUSIONS: Asked.exclusions_open,
        Unknown.DELIVERY: lambda asked: _("whether it is running: nobody has stated it"),
        Unknown.PERSONS_SEX: lambda asked: (
            _("whether it suits the person: it %(takes)s") % {"takes": asked.sex()}
        ),
    }
)
