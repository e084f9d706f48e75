"""Questions that dates and coverage decide, as querysets that read as English."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Q
from django.db.models.functions import Lower

from provision.freshness import Clocks, Kind
from provision.models.feeding import FeedingQuerySet
from provision.models.freshness_queries import has_a_clock_past, is_silent, is_stale, newest_check

if TYPE_CHECKING:
    from provision.models.service import Service  # noqa: F401 (named in the base class below)


def within(first: str, last: str, day: date) -> Q:
    """First and last day count; an empty one does not bound."""
    return (Q(**{first: None}) | Q(**{f"{first}__lte": day})) & (
        Q(**{last: None}) | Q(**{f"{last}__gte": day})
    )


IS_PUBLISHED = Q(status="published")
IS_REPORTED_ONLY = IS_PUBLISHED & Q(delivery="")


def is_delivering(*, on: date) -> Q:
    """The method's section 3: published, said to be delivering, and within its dates."""
    return IS_PUBLISHED & Q(delivery="delivering") & within("starts_on", "ends_on", on)


def is_accepting_referrals(*, on: date) -> Q:
    """Delivering, and within its referral window."""
    return is_delivering(on=on) & within("referrals_open_on", "referrals_close_on", on)


def has_ended(*, on: date) -> Q:
    """Said to have ended, or past its last day."""
    return Q(delivery="ended") | Q(ends_on__isnull=False, ends_on__lt=on)


def is_not_yet_open(*, on: date) -> Q:
    """Published, not ended, and its first day or its referral window is still to come."""
    return IS_PUBLISHED & ~has_ended(on=on) & (Q(starts_on__gt=on) | Q(referrals_open_on__gt=on))


def is_shown(*, on: date, clocks: Clocks) -> Q:
    """What readers see: published, and not lapsed."""
    return IS_PUBLISHED & ~is_silent(on=on, clocks=clocks)


class ServiceQuerySet(FeedingQuerySet["Service"]):
    def published(self) -> Self:
        """What the calculation and curators see; readers see what is `shown`."""
        return self.filter(IS_PUBLISHED)

    def shown(self, *, on: date, clocks: Clocks) -> Self:
        """What readers see anywhere: published, and not lapsed."""
        return self.filter(is_shown(on=on, clocks=clocks))

    def lapsed(self, *, on: date, clocks: Clocks) -> Self:
        """Published, and nobody has told anything of it for two periods: it waits for a curator to confirm or withdraw it."""
        return self.published().filter(is_silent(on=on, clocks=clocks))

    def due_for_review(self, *, on: date, clocks: Clocks) -> Self:
        """Published and not ended, with a clock past or its day of review come; lapsed entries are among them."""
        is_due = Q(next_review_on__lte=on) | has_a_clock_past(on=on, clocks=clocks)
        return self.published().not_ended(on=on).filter(is_due)

    def stale(self, kind: Kind, *, on: date, clocks: Clocks) -> Self:
        """Published, with facts of a kind that were told too long ago to hold."""
        return self.published().filter(is_stale(kind, on=on, clocks=clocks))

    def delivering(self, *, on: date) -> Self:
        return self.filter(is_delivering(on=on))

    def accepting_referrals(self, *, on: date) -> Self:
        return self.filter(is_accepting_referrals(on=on))

    def not_yet_open(self, *, on: date) -> Self:
        return self.filter(is_not_yet_open(on=on))

    def ended(self, *, on: date) -> Self:
        return self.published().filter(has_ended(on=on))

    def not_ended(self, *, on: date) -> Self:
        return self.exclude(has_ended(on=on))

    def listed(self, *, on: date, clocks: Clocks) -> Self:
        """What the directory shows unless it is asked for more: what readers see, and has not ended."""
        return self.shown(on=on, clocks=clocks).not_ended(on=on)

    def reported_only(self) -> Self:
        """Published, but nobody has stated whether it is delivering."""
        return self.filter(IS_REPORTED_ONLY)

    def covering(self, area_ids: Collection[int]) -> Self:
        """Services that cover any of these areas (give an area with all that contain it or lie in it)."""
        covered = apps.get_model("provision", "ServiceCoverage")._default_manager.filter(area_id__in=area_ids)
        return self.filter(pk__in=covered.values("service_id"))

    def checked_lately_first(self) -> Self:
        """In the order of the newest check, the newest first and those that nobody has checked last; then by name."""
        return self.order_by(newest_check().desc(), Lower("name"), "pk")
