"""Questions that dates and coverage decide, as querysets that read as English."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Q

from provision.models.feeding import FeedingQuerySet

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


class ServiceQuerySet(FeedingQuerySet["Service"]):
    def published(self) -> Self:
        return self.filter(IS_PUBLISHED)

    def delivering(self, *, on: date) -> Self:
        return self.filter(is_delivering(on=on))

    def accepting_referrals(self, *, on: date) -> Self:
        return self.filter(is_accepting_referrals(on=on))

    def ended(self, *, on: date) -> Self:
        return self.published().filter(has_ended(on=on))

    def listed(self, *, on: date) -> Self:
        """What the directory shows unless it is asked for more: published and not ended."""
        return self.published().exclude(has_ended(on=on))

    def reported_only(self) -> Self:
        """Published, but nobody has stated whether it is delivering."""
        return self.filter(IS_REPORTED_ONLY)

    def covering(self, area_ids: Collection[int]) -> Self:
        """Services that cover any of these areas (give an area with all that contain it or lie in it)."""
        covered = apps.get_model("provision", "ServiceCoverage")._default_manager.filter(area_id__in=area_ids)
        return self.filter(pk__in=covered.values("service_id"))
