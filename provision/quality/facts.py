"""What the questions need to know of one published service. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from provision.freshness import Clocks, Entry, Kind, holds, is_lapsed, is_stale, told_on


class Told(Entry, Protocol):
    """What an entry says of itself, as `provision.models.Service` names it."""

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
    def has_capacity_figure(self) -> bool:
        return self.says_how_much or any(
            figure is not None for figure in (self.told.mean_weeks, self.told.probation_share)
        )

    @property
    def takes_people_after_closing(self) -> bool:
        """Places were said to be free on a day after referrals closed."""
        closed, told = self.told.referrals_close_on, self.told.places_free_as_at
        return bool(self._is_past(closed) and self.told.places_free and closed and told and told > closed)

    @property
    def is_up_for_review(self) -> bool:
        """The day that a curator set for its review has come."""
        return self.told.next_review_on is not None and self.told.next_review_on <= self.when.on

    def holds(self, kind: Kind) -> bool:
        return holds(self.told, kind=kind, on=self.when.on, clocks=self.when.clocks)

    def is_stale(self, kind: Kind) -> bool:
        return is_stale(self.told, kind=kind, on=self.when.on, clocks=self.when.clocks)

    def told_on(self, kind: Kind) -> date | None:
        return told_on(self.told, kind=kind, on=self.when.on)

    def _is_past(self, day: date | None) -> bool:
        return day is not None and day < self.when.on
