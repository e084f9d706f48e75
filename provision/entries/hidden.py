"""What a correction must not show to the person who makes it: addresses that are not public, and the lead's mailbox.

Only those who may curate the service see them. Whoever else corrects it may write another, unseen.
"""

from collections.abc import Mapping

from provision.models import AddressVisibility, ChangeRequest
from provision.person import Person
from provision.workflow import CURATE

ADDRESS, LEAD = ("address", "postcode"), "lead_email"


def hidden_from(request: ChangeRequest, *, by: Person) -> frozenset[str]:
    """The columns of the published service whose texts this person may not see."""
    base: Mapping[str, str] = request.base
    is_public = base.get("address_visibility") == AddressVisibility.PUBLIC
    kept = (LEAD,) if is_public else (*ADDRESS, LEAD)
    secret = frozenset(column for column in kept if base.get(column))
    if not secret or (request.service is not None and by.has_perm(CURATE, request.service)):
        return frozenset()
    return secret


def shown_texts(request: ChangeRequest, *, by: Person) -> dict[str, str]:
    """Every text as the service would read, without those of the published service that this person may not see."""
    hidden = hidden_from(request, by=by)
    base: dict[str, str] = {column: text for column, text in request.base.items() if column not in hidden}
    return {**base, **request.texts}
