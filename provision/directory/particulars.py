"""What a service's own page tells beyond its entry: sites without hidden addresses, commissioners, activities."""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.db.models import F, Value

from provision.models import Service, ServiceActivity, Site
from provision.names import chosen


@dataclass(frozen=True)
class ToldSite:
    """A site as anybody may know it: address and postcode are empty unless its address is public."""

    name: str
    address: str
    postcode: str
    visibility: str
    phone: str
    offices: tuple[str, ...]


@dataclass(frozen=True)
class ToldActivity:
    """One thing that a contract says it offers, in the source's own words."""

    need_label: str
    title: str
    place: str


def sites_of(service: Service) -> list[ToldSite]:
    """Its sites, the first one first, with the probation offices they are in: one query."""
    rows = (
        Site.objects.for_public()
        .filter(service=service)
        .order_by("-is_first", "name", "pk", "co_located_at__name")
        .values_list(
            "pk", "name", F("shown_address"), F("shown_postcode"), "address_visibility", "phone",
            "co_located_at__name", "co_located_at__name_cy",
        )
    )  # fmt: skip
    found = []
    for (_pk, name, address, postcode, visibility, phone), same in groupby(rows, key=lambda row: row[:6]):
        offices = tuple(chosen(row[6], row[7]) for row in same if row[6])
        found.append(ToldSite(name, address, postcode, visibility, phone, offices))
    return found


def commissioners_and_activities(service: Service) -> tuple[list[str], list[ToldActivity]]:
    """Names of its commissioners, and its activities without repeats, by the source's needs: one query."""
    activities = ServiceActivity.objects.filter(service=service, is_repeat=False).order_by()
    rows = activities.values_list(Value("activity"), "order", "need_label", "title", "place").union(
        service.commissioners.order_by().values_list(
            Value("commissioner"), F("pk"), "name", "name_cy", Value("")
        ),
        all=True,
    )
    told = sorted(rows, key=itemgetter(2, 1))
    commissioners = sorted(
        chosen(name, name_cy) for kind, _pk, name, name_cy, _ in told if kind == "commissioner"
    )
    return commissioners, [ToldActivity(*texts) for kind, _order, *texts in told if kind == "activity"]
