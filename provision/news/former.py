"""What is new about an area that has ended: that it has, and where to look instead."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from provision.atlas import AreaFact
from provision.names import area_name
from provision.news.items import NewsItem, NewsKind
from ui.templatetags.numbers import day


def ended_on(area: AreaFact, *, on: date) -> date | None:
    """The last day of an area that exists no more; None for any other."""
    return area.valid_to if area.valid_to and area.valid_to < on else None


def news_of_ending(area: AreaFact, *, last: date, heirs: Iterable[AreaFact]) -> NewsItem:
    """The one item of an ended area's feed."""
    names = ", ".join(area_name(heir) for heir in heirs)
    said = _("ended on %(day)s.") % {"day": day(last)}
    if names:
        said = _("ended on %(day)s. What is new there is told of %(areas)s.") % {
            "day": day(last),
            "areas": names,
        }
    return NewsItem(
        when=timezone.make_aware(datetime.combine(last + timedelta(days=1), datetime.min.time())),
        kind=NewsKind.ENDED,
        service_name=area_name(area),
        service_address=reverse("area-news", args=[area.code]),
        words=said,
        key=f"area-{area.code}-ended",
    )
