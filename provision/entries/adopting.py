"""“It is this one”: what was typed for a new service becomes a correction to one that is on the map."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from provision.entries.columns import ASKED, STEP
from provision.entries.deciding import withdraw
from provision.entries.drafting import begin_correction, save_step
from provision.models import ChangeRequest, Service
from provision.person import Person
from provision.workflow import locked

WHICH_IT_IS = frozenset(("name", "organisation", "areas"))
"""What told that it is this service: these stay as they are published."""


@transaction.atomic
def correct_instead(draft: ChangeRequest, service: Service, *, by: Person) -> ChangeRequest:
    """Go on with a correction of a published service in place of a draft of a new one, which is thrown away.

    What was typed goes with it, except what names the service, and except what the person's own open correction says
    already. Raises as `begin_correction` and `withdraw` do.
    """
    current = locked(draft)
    if current.owner_id != by.pk or not current.is_new_service:
        raise PermissionDenied
    correction = begin_correction(service, by=by)
    typed = {
        column: current.texts[column]
        for column in ASKED
        if current.texts.get(column) and column not in WHICH_IT_IS and column not in correction.texts
    }
    for step in STEP.values():
        texts = {column: typed[column] for column in step.columns if column in typed}
        if texts:
            correction = save_step(correction, step=step.slug, texts=texts, edition=correction.edition, by=by)
    withdraw(current, by=by)
    return correction
