"""A service's first site: its address, who may know it, and the probation offices that it shares."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from provision.exchange.known import Known
from provision.exchange.row import Row
from provision.exchange.storage import BATCH, Links, Values
from provision.exchange.values import NONE
from provision.models import AddressVisibility, Site

ADDRESS, POSTCODE, VISIBILITY, OFFICES = "address", "postcode", "address_visibility", "co_located_at"
IS_KEPT = "first_site_is_kept"  # beside the columns: the site has a name, a telephone or an id of its own
SITE_OFFICES = Links(Site, OFFICES, OFFICES, "offices")


@dataclass(frozen=True)
class FirstSite:
    """Four columns of a service, kept in its first site. A service without any of them has none."""

    names: tuple[str, ...] = (ADDRESS, POSTCODE, VISIBILITY, OFFICES)
    keeps_none: bool = True

    def read(self, keys: Collection[int], *, known: Known) -> Mapping[int, Values]:
        sites = {site.pk: site for site in Site.objects.filter(service__in=keys, is_first=True).order_by()}
        offices = SITE_OFFICES.read(sites, known=known)
        found: dict[int, Values] = {}
        for site in sites.values():
            shared = NONE if OFFICES in site.stated_none else offices.get(site.pk, {}).get(OFFICES, ())
            found[site.service_id] = {
                ADDRESS: site.address,
                POSTCODE: site.postcode,
                VISIBILITY: site.address_visibility,
                OFFICES: shared,
                IS_KEPT: _is_kept(site),
            }
        return found

    def write(self, values: Mapping[int, Mapping[str, Any]], *, known: Known) -> None:
        sites = {
            site.service_id: site for site in Site.objects.filter(service__in=list(values), is_first=True)
        }
        made, gone = [], []
        for service, columns in values.items():
            site = sites.get(service) or Site(service_id=service, is_first=True)
            if any(columns[name] for name in self.names) or _is_kept(site):
                made.append(_filled(site, columns))
            elif site.pk:
                gone.append(site.pk)
        Site.objects.filter(pk__in=gone).delete()
        fields = [ADDRESS, POSTCODE, VISIBILITY, "stated_none"]
        Site.objects.bulk_update([site for site in made if site.pk], fields, batch_size=BATCH)
        Site.objects.bulk_create([site for site in made if not site.pk], batch_size=BATCH)
        SITE_OFFICES.write({site.pk: _offices(values[site.service_id]) for site in made}, known=known)


def _filled(site: Site, columns: Mapping[str, Any]) -> Site:
    site.address, site.postcode = columns[ADDRESS], columns[POSTCODE]
    site.address_visibility = columns[VISIBILITY] or AddressVisibility.ON_REQUEST
    site.stated_none = [OFFICES] if columns[OFFICES] is NONE else []
    return site


def _offices(columns: Mapping[str, Any]) -> Values:
    return {OFFICES: () if columns[OFFICES] is NONE else columns[OFFICES]}


def _is_kept(site: Site) -> bool:
    return bool(site.name or site.phone or site.sender_id)


def settle_visibility(row: Row) -> None:
    """Unless somebody says that an address is public, it is not; where there is no site, nobody says anything."""
    if not row.gives(ADDRESS, POSTCODE, VISIBILITY, OFFICES) or row.value(VISIBILITY):
        return
    if row.current.get(IS_KEPT) or any(row.value(name) for name in (ADDRESS, POSTCODE, OFFICES)):
        row.settle({VISIBILITY: AddressVisibility.ON_REQUEST.value})
