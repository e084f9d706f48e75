"""What a person's own pages fetch, and whether they may still write there."""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from provision.entries.checking import missing_from
from provision.entries.columns import CURATORS, SOURCE, STEP, STEPS, Step
from provision.entries.drafting import OPEN_TO_SENDER
from provision.models import ChangeRequest
from provision.person import Person, person_behind
from provision.workflow import CURATE, SUBMIT
from ui.missing import MissingError


def own_entry(request: HttpRequest, public_id: UUID) -> ChangeRequest:
    """An entry of the person's own. Raises MissingError for anybody else's, as for one that there is not."""
    mine = ChangeRequest.objects.made_by(person_behind(request).pk)
    found = mine.select_related("service", "superseded_by").filter(public_id=public_id).first()
    if found is None:
        raise MissingError(
            _("You have no entry at this address. “My entries” lists those that you have begun.")
        )
    return found


def steps_of(entry: ChangeRequest, *, by: Person) -> tuple[Step, ...]:
    """The steps that this person is asked, in order, without the one that is asked on the last page."""
    return (*STEPS, CURATORS) if curates(entry, by=by) else STEPS


def step_or_missing(slug: str, *, entry: ChangeRequest, by: Person) -> Step:
    """A step by its address. Raises MissingError for one that there is not, or not for this person."""
    step = STEP.get(slug)
    if step not in (*steps_of(entry, by=by), SOURCE) or step is None:
        raise MissingError(_("An entry has no step of this name."))
    return step


def curates(entry: ChangeRequest, *, by: Person) -> bool:
    """Whether the person may curate what the entry is about."""
    return by.has_perm(CURATE, entry.service or entry)


def may_submit(by: Person) -> bool:
    """Whether a role still lets the person add or correct anything."""
    return by.has_perm(SUBMIT)


def is_open(entry: ChangeRequest) -> bool:
    """Whether its sender may change it now."""
    return entry.status in OPEN_TO_SENDER


def next_page(entry: ChangeRequest) -> str:
    """Where to go on: the first step in which something must still be told, else the list of tasks."""
    missing = missing_from(entry)
    step = next((step for step in STEPS if set(step.columns).intersection(missing)), None)
    if step is None:
        return entry.get_absolute_url()
    return reverse("entry-step", args=[entry.public_id, step.slug])
