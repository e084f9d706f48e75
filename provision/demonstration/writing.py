"""Writes what the script says of bodies, caseloads and checks, every row flagged as demonstration.

Rows are made in bulk, which leaves no history rows behind.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from provision.demonstration.codes import Codes
from provision.demonstration.days import day_of
from provision.demonstration.script import Entry
from provision.models import Caseload, Organisation, ProvisionCheck

SOURCE = "Invented for demonstration"
BEFORE_NAMES = "Demonstration: "


def write_bodies(entries: Iterable[Entry], *, codes: Codes) -> Mapping[str, Organisation]:
    """Add the organisations, by the key that the script calls each."""
    entries = tuple(entries)
    added = Organisation.objects.bulk_create(
        Organisation(
            name=BEFORE_NAMES + entry["name"],
            kind_id=codes.id_of("body", entry["kind"]),
            roles=entry["roles"],
            email=entry.get("email", ""),
            source=SOURCE,
            is_demonstration=True,
        )
        for entry in entries
    )
    lying_in = Organisation.areas.through
    lying_in._default_manager.bulk_create(
        lying_in(organisation_id=body.pk, area_id=codes.id_of("area", code))
        for entry, body in zip(entries, added, strict=True)
        for code in entry["areas"]
    )
    return {entry["key"]: body for entry, body in zip(entries, added, strict=True)}


def write_caseloads(entries: Iterable[Entry], *, codes: Codes, today: date) -> int:
    """Add a caseload for each group of people that an entry counts; return how many."""
    added = Caseload.objects.bulk_create(
        Caseload(
            area_id=codes.id_of("area", entry["area"]),
            as_at=day_of(entry["as_at"], today=today),
            group=group,
            sex=entry.get("sex", "all"),
            people=people,
            source=SOURCE,
            standing="local_count",
            note=entry.get("note", ""),
            is_demonstration=True,
        )
        for entry in entries
        for group, people in entry["people"].items()
    )
    return len(added)


def write_checks(entries: Iterable[Entry], *, codes: Codes, today: date) -> int:
    """Add a check for each need and each stage that an entry names; return how many."""
    added = ProvisionCheck.objects.bulk_create(
        ProvisionCheck(
            area_id=codes.id_of("area", entry["area"]),
            need_id=codes.id_of("need", code) if listing == "need" else None,
            stage_id=codes.id_of("stage", code) if listing == "stage" else None,
            checked_on=day_of(entry["checked_on"], today=today),
            outcome=entry["outcome"],
            checked_by_role=entry["checked_by_role"],
            is_demonstration=True,
        )
        for entry in entries
        for listing in ("need", "stage")
        for code in entry.get(f"{listing}s", ())
    )
    return len(added)
