"""What the questions need to know of one published service. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from provision.freshness import Clocks, Entry, Kind, holds, is_lapsed


class Told(Entry, Protocol):
    """What an entry says of itself, as `provision.models.Service` names it."""

    support_or_treatment: str
    source: str
    starts_on: date | None
    referrals_close_on: date | None
    min_age: int | None
    max_age: int | None
    how_to_refer: str
    referral_email: str
    referral_phone: str
    lead_role: str
    lead_email: str
    starts_per_year: float | None
    places: float | None
    mean_weeks: float | None
    probation_share: float | None
    places_free: float | None
    wait_weeks: float | None
    stated_none: list[str]


@dataclass(frozen=True)
class When:
    """The day asked about, and for how long facts hold."""

    on: date
    clocks: Clocks


@dataclass(frozen=True)
class Facts:
    """An entry with what others say that bears on it, each in words.

    `ended_areas`: areas it covers that exist no more; `alike`: services with its name in its areas; `denied_by`: checks
    that found no service where it delivers; `overtaken`: checks that called a list complete before it was added.
    """

    told: Told
    when: When
    names_a_need: bool = True
    ended_areas: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    overtaken: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Said to have ended, or past its last day: no more is asked of it than whether it says so."""
        return self.told.delivery == "ended" or self._is_past(self.told.ends_on)

    @property
    def is_running(self) -> bool:
        """Said to be delivering, and within its dates."""
        starts_later = self.told.starts_on is not None and self.told.starts_on > self.when.on
        return self.told.delivery == "delivering" and not self.is_over and not starts_later

    @property
    def has_lapsed(self) -> bool:
        return is_lapsed(self.told, on=self.when.on, clocks=self.when.clocks)

    @property
    def says_how_much(self) -> bool:
        """Starts or places are given, dated or not."""
        return self.told.starts_per_year is not None or self.told.places is not None

    @property
    def tells_a_capacity(self) -> bool:
        """Any figure of it is given, dated or not."""
        others = (self.told.mean_weeks, self.told.probation_share)
        return self.says_how_much or any(figure is not None for figure in others)

    @property
    def tells_of_today(self) -> bool:
        """Free places or a wait are given, dated or not."""
        return self.told.places_free is not None or self.told.wait_weeks is not None

    @property
    def is_of_today(self) -> bool:
        """Whatever is told of free places and of the wait still holds."""
        given = {Kind.PLACES_FREE: self.told.places_free, Kind.WAIT: self.told.wait_weeks}
        return all(self.holds(kind) for kind, figure in given.items() if figure is not None)

    @property
    def says_how_to_refer(self) -> bool:
        return bool(self.told.how_to_refer or self.told.referral_email or self.told.referral_phone)

    @property
    def meets_none_of_the_needs(self) -> bool:
        """Somebody was asked which needs it meets, and said none."""
        return "needs" in self.told.stated_none

    @property
    def ages_cross(self) -> bool:
        """The youngest age is above the oldest."""
        youngest, oldest = self.told.min_age, self.told.max_age
        return youngest is not None and oldest is not None and youngest > oldest

    @property
    def referrals_have_closed(self) -> bool:
        return self._is_past(self.told.referrals_close_on)

    @property
    def takes_people_after_closing(self) -> bool:
        """Places were said to be free on a day after referrals closed."""
        closed, told = self.told.referrals_close_on, self.told.places_free_as_at
        return bool(self.told.places_free and closed and told and closed < told <= self.when.on)

    @property
    def is_up_for_review(self) -> bool:
        """The day that a curator set for its review has come."""
        return self.told.next_review_on is not None and self.told.next_review_on <= self.when.on

    def holds(self, kind: Kind) -> bool:
        """Whether facts of a kind were told, and lately enough."""
        return holds(self.told, kind=kind, on=self.when.on, clocks=self.when.clocks)

    def _is_past(self, day: date | None) -> bool:
        return day is not None and day < self.when.on
