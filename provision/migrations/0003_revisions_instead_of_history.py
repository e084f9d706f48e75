"""Numbered revisions and events tell what became of a service; its history rows are turned into events and go.

Decision 0024. Each change that somebody made by hand becomes an event “edited”, in the role of a curator (nobody else
could), dated as it was made, with a line for each field. What a move or an import wrote has its own event already.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import migrations

ONE_GO = timedelta(seconds=10)
"""Rows of one service by one person within this time were saved in one go. So was what has an event of its own."""
NOTHING = "–"
LONGEST = 200
NOT_TOLD = frozenset(("lead_email",))
"""Fields of which an event says that they changed, not from what to what: they are shown to nobody."""
LISTS = (
    ("HistoricalServiceNeed", "needs", "need_id", "Need", "weight"),
    ("HistoricalServiceCoverage", "areas", "area_id", "Area", "share"),
)
BATCH = 500


@dataclass(frozen=True)
class Edit:
    """One change by hand: of which service, when, by which account, and its lines."""

    service: int
    at: datetime
    actor: int | None
    lines: tuple[str, ...]


def tell_edits_by_hand(apps: Any, schema_editor: Any) -> None:
    """Turn history rows into events."""
    services = {
        row.pk: row for row in apps.get_model("provision", "Service").objects.only("name", "is_demonstration")
    }
    told = _told_already(apps)
    edits = [
        edit
        for edit in [*_of_services(apps), *_of_lists(apps)]
        if edit.service in services and not _is_near(edit.at, told[edit.service])
    ]
    Event = apps.get_model("provision", "Event")  # noqa: N806 (a model)
    together = list(_together(edits))
    for first in range(0, len(together), BATCH):
        some = together[first : first + BATCH]
        events = Event.objects.bulk_create(
            Event(
                role="curator",
                actor_id=edit.actor,
                action="edited",
                service_id=edit.service,
                subject=services[edit.service].name,
                reason="\n".join(edit.lines),
                is_demonstration=services[edit.service].is_demonstration,
            )
            for edit in some
        )
        for event, edit in zip(events, some, strict=True):
            event.at = edit.at  # the field sets itself when a row is made
        Event.objects.bulk_update(events, ["at"])


def _told_already(apps: Any) -> defaultdict[int, list[datetime]]:
    """When something with an event or a revision of its own happened to each service."""
    found: defaultdict[int, list[datetime]] = defaultdict(list)
    events = apps.get_model("provision", "Event").objects.exclude(service=None)
    revisions = apps.get_model("provision", "Revision").objects.all()
    for service, at in [
        *events.values_list("service_id", "at"),
        *revisions.values_list("service_id", "made_at"),
    ]:
        found[service].append(at)
    return found


def _is_near(at: datetime, others: Iterable[datetime]) -> bool:
    return any(abs(at - other) <= ONE_GO for other in others)


def _of_services(apps: Any) -> Iterator[Edit]:
    """Each history row of a change, against the one before it. Of the first one, what it read before was not kept."""
    Historical = apps.get_model("provision", "HistoricalService")  # noqa: N806 (a model)
    fields = [
        field
        for field in Historical._meta.concrete_fields
        if not field.name.startswith("history_")
        and field.name not in ("id", "public_id", "version", "status")
    ]
    names = _names_of(apps)
    before = None
    for row in Historical.objects.order_by("id", "history_date", "history_id").iterator():
        if row.history_type == "~" and (before is None or before.id != row.id):
            yield Edit(row.id, row.history_date, row.history_user_id, ("What it read before was not kept.",))
        elif row.history_type == "~" and before is not None and row.status == before.status:
            lines = tuple(_lines(before, row, fields=fields, names=names))
            if lines:
                yield Edit(row.id, row.history_date, row.history_user_id, lines)
        before = row


def _lines(
    before: Any, row: Any, *, fields: Iterable[Any], names: dict[str, dict[int, str]]
) -> Iterator[str]:
    for field in fields:
        was, now = getattr(before, field.attname), getattr(row, field.attname)
        if was != now and field.name in NOT_TOLD:
            yield f"{field.name}: changed"
        elif was != now:
            if known := names.get(field.name):
                was, now = known.get(was, was), known.get(now, now)
            yield f"{field.name}: {_text(was)} → {_text(now)}"


def _names_of(apps: Any) -> dict[str, dict[int, str]]:
    """What stands for keys of other tables."""
    return {
        "organisation": dict(apps.get_model("provision", "Organisation").objects.values_list("pk", "name")),
        "service_type": dict(apps.get_model("provision", "Term").objects.values_list("pk", "code")),
    }


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = ";".join(str(item) for item in value)
    text = "" if value is None else str(value)
    return (text if len(text) <= LONGEST else text[:LONGEST] + "…") or NOTHING


def _of_lists(apps: Any) -> Iterator[Edit]:
    """Needs and areas that somebody added, took away or weighed otherwise. What nobody's account did was an import."""
    made = _made_at(apps)
    for model, label, key, named, number in LISTS:
        codes = dict(apps.get_model("provision", named).objects.values_list("pk", "code"))
        standing: dict[tuple[int, int], Any] = {}
        rows = apps.get_model("provision", model).objects.order_by("history_date", "history_id")
        for row in rows.iterator():
            pair = (row.service_id, getattr(row, key))
            code, weight = codes.get(pair[1], pair[1]), getattr(row, number)
            line = {
                "+": f"{label}: {NOTHING} → {_weighed(code, weight)}",
                "-": f"{label}: {_weighed(code, weight)} → {NOTHING}",
            }.get(
                row.history_type
            ) or f"{label}: {_weighed(code, standing.get(pair))} → {_weighed(code, weight)}"
            standing[pair] = weight
            if row.history_user_id and not _is_near(row.history_date, made[row.service_id]):
                yield Edit(row.service_id, row.history_date, row.history_user_id, (line,))


def _made_at(apps: Any) -> defaultdict[int, list[datetime]]:
    """When each service was first written by hand: what it named then is how it began."""
    found: defaultdict[int, list[datetime]] = defaultdict(list)
    rows = apps.get_model("provision", "HistoricalService").objects.filter(history_type="+")
    for service, at in rows.values_list("id", "history_date"):
        found[service].append(at)
    return found


def _weighed(code: Any, weight: float | None) -> str:
    return str(code) if weight is None else f"{code} ({weight:g})"


def _together(edits: Iterable[Edit]) -> Iterator[Edit]:
    """What somebody saved in one go, as one edit."""
    open_: Edit | None = None
    for edit in sorted(edits, key=lambda edit: (edit.service, edit.actor or 0, edit.at)):
        if (
            open_
            and (open_.service, open_.actor) == (edit.service, edit.actor)
            and edit.at - open_.at <= ONE_GO
        ):
            open_ = Edit(open_.service, open_.at, open_.actor, open_.lines + edit.lines)
            continue
        if open_:
            yield open_
        open_ = edit
    if open_:
        yield open_


class Migration(migrations.Migration):
    dependencies = [("provision", "0002_entries")]

    operations = [
        migrations.RunPython(tell_edits_by_hand, migrations.RunPython.noop, elidable=True),
        migrations.DeleteModel("HistoricalService"),
        migrations.DeleteModel("HistoricalServiceNeed"),
        migrations.DeleteModel("HistoricalServiceCoverage"),
    ]
