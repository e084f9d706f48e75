"""Which bodies plan or pay for care in an area, from the areas that overlap it and from what services say."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from provision.atlas import BOARDS, AreaFact, Atlas
from provision.models import Organisation, Service
from toolkit.national import National

SMALLEST_SHARE = 0.02


@dataclass(frozen=True)
class Overlap:
    """A health board or force area, and the share of this area's adults that live in it."""

    area: AreaFact
    share: float


@dataclass(frozen=True)
class Commissioning:
    boards: tuple[Overlap, ...]
    forces: tuple[Overlap, ...]
    authorities: tuple[AreaFact, ...]
    inferred: tuple[AreaFact, ...]
    named_by_services: tuple[Organisation, ...]


def commissioning_of(area: AreaFact, *, national: National, touching: Collection[int]) -> Commissioning:
    """Boards and forces by share of adults, authorities, and the commissioners that services here name."""
    atlas, on = national.reference.atlas, national.as_at
    shown = Service.objects.shown(on=national.gaps.known_on, clocks=national.reference.clocks)
    named = Organisation.objects.filter(services_commissioned__in=shown.covering(touching))
    members = {
        member.authority_id for unit in atlas.inside(area.id) for member in atlas.authorities.get(unit, ())
    }
    authorities = sorted((atlas.areas[i] for i in members), key=lambda authority: authority.name)
    return Commissioning(
        boards=_overlaps(area, atlas=atlas, on=on, types=BOARDS),
        forces=_overlaps(area, atlas=atlas, on=on, types=("police_force",)),
        authorities=tuple(authorities),
        inferred=tuple(authority for authority in authorities if authority.is_inferred),
        named_by_services=tuple(named.order_by("name").distinct()),
    )


def _overlaps(area: AreaFact, *, atlas: Atlas, on: date, types: Collection[str]) -> tuple[Overlap, ...]:
    if area.type != "pdu":
        return ()
    shares = atlas.overlap_shares(area.id, types=types, on=on)
    kept = [Overlap(atlas.areas[i], share) for i, share in shares.items() if share >= SMALLEST_SHARE]
    return tuple(sorted(kept, key=lambda overlap: -overlap.share))
