"""What the demonstration's people ask for: made by the same verbs as anybody's, so that the review desk has work."""

from collections.abc import Mapping
from datetime import date, datetime, time
from uuid import uuid4

from django.db import transaction
from django.utils.timezone import make_aware

from provision.demonstration.days import day_of
from provision.demonstration.script import Entry, read_script
from provision.demonstration.service_writing import SENDER
from provision.demonstration.writing import BEFORE_NAMES
from provision.entries.columns import STEP
from provision.entries.deciding import give_back, submit
from provision.entries.drafting import begin_correction, begin_new, save_step
from provision.models import ChangeRequest, Event, Organisation, Service
from provision.person import Person

MORNING, CURATOR = time(10), "curator"


@transaction.atomic
def load_requests(*, people: Mapping[str, Person], bodies: Mapping[str, Organisation], today: date) -> int:
    """Ask for everything that the script says, of its own services; how many requests that makes.

    `people`: those of the demonstration, by mailbox; `bodies`: its organisations, by key.
    """
    entries = read_script().requests
    for entry in entries:
        request = _sent(entry, by=people[entry["by"]], bodies=bodies)
        if returned := entry.get("returned"):
            give_back(request, by=people[CURATOR], **returned)
        _dated(request, day=day_of(entry["sent"], today=today))
    return len(entries)


def _sent(entry: Entry, *, by: Person, bodies: Mapping[str, Organisation]) -> ChangeRequest:
    request = _begun(entry, by=by)
    texts = _told(entry["texts"], bodies=bodies)
    for step in STEP.values():
        written = {column: texts[column] for column in step.columns if column in texts}
        if written:
            request = save_step(request, step=step.slug, texts=written, edition=request.edition, by=by)
    submit(request, by=by)
    return request


def _begun(entry: Entry, *, by: Person) -> ChangeRequest:
    if "service" not in entry:
        return begin_new(by=by, public_id=uuid4())
    return begin_correction(Service.objects.get(sender=SENDER, sender_id=entry["service"]), by=by)


def _told(texts: Mapping[str, str], *, bodies: Mapping[str, Organisation]) -> dict[str, str]:
    """The texts, with names marked as the demonstration's are."""
    told = dict(texts)
    if "name" in told:
        told["name"] = BEFORE_NAMES + told["name"]
    if "organisation" in told:
        told["organisation"] = bodies[told["organisation"]].name
    return told


def _dated(request: ChangeRequest, *, day: date) -> None:
    """As if it had been sent on that day, so that the queue has something that has waited."""
    at = make_aware(datetime.combine(day, MORNING))
    ChangeRequest.objects.filter(pk=request.pk).update(begun_at=at, submitted_at=at)
    Event.objects.filter(change_request=request, action="submit").update(at=at)
