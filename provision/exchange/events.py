"""The events of an import: who in which role, what was added or changed, from what to what, and out of which file.

Bulk writing makes no history rows: the event of each row holds what it read before and after. That of a service names
the version that it made, whose revision holds it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import models

from provision.exchange.outcomes import Addition, Change, Staged
from provision.models import Event, Service

BATCH = 500
LONGEST_SUBJECT, LONGEST_WORD = 240, 40


@dataclass(frozen=True)
class Author:
    """Who writes, in which role, and why (out of which file, say). `tells_rows`: an event a row, else one for all.

    `change_request`: the key of the request that is being published, whose own event tells of it.
    """

    role: str
    reason: str
    actor_id: int | None = None
    action: str = "imported"
    tells_rows: bool = True
    change_request: int | None = None


def record(staged: Staged, *, added: Sequence[int], versions: Mapping[int, int], by: Author) -> None:
    """Write the events of what was staged.

    `added` are the keys of its additions, in order; `versions` the numbers of the versions that its changes made, by
    key, where versions are kept.
    """
    if by.change_request:
        return
    events = (
        _of_rows(staged, added=added, versions=versions, by=by) if by.tells_rows else _of_all(staged, by=by)
    )
    Event.objects.bulk_create(events, batch_size=BATCH)


def _of_rows(staged: Staged, *, added: Sequence[int], versions: Mapping[int, int], by: Author) -> list[Event]:
    flagged = _demonstration(staged)
    events = [
        _event(staged, by=by, key=key, addition=addition)
        for key, addition in zip(added, staged.additions, strict=True)
    ]
    return events + [
        _event_of_change(staged, by=by, change=c, version=versions.get(c.key), flagged=c.key in flagged)
        for c in staged.changes
    ]


def _event(staged: Staged, *, by: Author, key: int, addition: Addition) -> Event:
    return Event(
        role=by.role,
        actor_id=by.actor_id,
        action=by.action,
        service_id=_service(staged, key),
        subject=_subject(staged, addition.label),
        after=addition.values.get("status", "")[:LONGEST_WORD],
        reason=by.reason,
        is_demonstration=addition.values.get("demonstration", False),
    )


def _event_of_change(
    staged: Staged, *, by: Author, change: Change, version: int | None, flagged: bool
) -> Event:
    status = next((edit for edit in change.edits if edit.column == "status"), None)
    return Event(
        role=by.role,
        actor_id=by.actor_id,
        action=by.action,
        service_id=_service(staged, change.key),
        subject=_subject(staged, change.label),
        before=status.before if status else "",
        after=status.after if status else "",
        version=version,
        reason=by.reason if version else f"{by.reason}\n{_told(change)}",
        is_demonstration=flagged,
    )


def _told(change: Change) -> str:
    return "\n".join(f"{edit.column}: {edit.before or '–'} → {edit.after or '–'}" for edit in change.edits)


def _of_all(staged: Staged, *, by: Author) -> list[Event]:
    if not staged.additions and not staged.changes:
        return []
    counts = f"{len(staged.additions)} added, {len(staged.changes)} changed"
    return [
        Event(
            role=by.role,
            actor_id=by.actor_id,
            action=by.action,
            subject=str(staged.table.kind),
            reason=f"{by.reason}\n{counts}",
        )
    ]


def _service(staged: Staged, key: int) -> int | None:
    return key if staged.table.model is Service else None


def _subject(staged: Staged, label: str) -> str:
    subject = label if staged.table.model is Service else f"{staged.table.kind}: {label}"
    return subject[:LONGEST_SUBJECT]


def _demonstration(staged: Staged) -> set[int]:
    """Keys of changed rows that are demonstration."""
    model: type[models.Model] = staged.table.model
    if not staged.changes or "demonstration" not in staged.table.by_name:
        return set()
    return set(model._default_manager.filter(is_demonstration=True).values_list("pk", flat=True))
