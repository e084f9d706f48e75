"""Questions that dates and coverage decide, as querysets that read as English."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from provision.models.feeding import FeedingQuerySet

if TYPE_CHECKING:
    from provision.models.service import Service  # noqa: F401 (named in the base class below)


def within(first: str, last: str, day: date) -> Q:
    """First and last day count; an empty one does not bound."""
    return (Q(**{first: None}) | Q(**{f"{first}__lte": day})) & (
        Q(**{last: None}) | Q(**{f"{last}__gte": day})
    )


class ServiceQuerySet(FeedingQuerySet["Service"]):
    def published(self) -> Self:
        return self.filter(status="published")

    def delivering(self, *, on: date) -> Self:
        """The method's section 3: published, said to be delivering, and within its dates."""
        return self.published().filter(within("starts_on", "ends_on", on), delivery="delivering")

    def accepting_referrals(self, *, on: date) -> Self:
        """Delivering, and within its referral window."""
        return self.delivering(on=on).filter(within("referrals_open_on", "referrals_close_on", on))

    def ended(self, *, on: date) -> Self:
        """Said to have ended, or past its last day."""
        return self.published().filter(Q(delivery="ended") | Q(ends_on__lt=on))

    def listed(self, *, on: date) -> Self:
        """What the directory shows unless it is asked for more: published and not ended."""
        return self.published().exclude(Q(delivery="ended") | Q(ends_on__isnull=False, ends_on__lt=on))

    def reported_only(self) -> Self:
        """Published, but nobody has stated whether it is delivering."""
        return self.published().filter(delivery="")

    def covering(self, area_ids: Collection[int]) -> Self:
        """Services that cover any of these areas (give an area with all that contain it or lie in it)."""
        covering = self.model.objects.filter(coverage__area_id__in=area_ids)
        return self.filter(pk__in=covering.values("pk"))
