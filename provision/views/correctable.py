"""A service of which somebody tells something, as the pages fetch it on which they do."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from provision.models import EntryStatus, Service
from provision.person import Person
from provision.workflow import CORRECT
from ui.missing import MissingError

CONFLICT = 409
NEVER_SEEN = 0
LONGEST_NUMBER = 9


def correctable_service(public_id: UUID, *, by: Person) -> Service:
    """A service that is or was published, of those that the person may correct. Raises MissingError for any other."""
    public = Service.objects.filter(status__in=(EntryStatus.PUBLISHED, EntryStatus.WITHDRAWN))
    found = (
        by.within_scope(CORRECT, public).select_related("organisation").filter(public_id=public_id).first()
    )
    if found is None:
        raise MissingError(
            _("No service that you may correct has this address. It may lie outside the areas of your role.")
        )
    return found


def seen_version_in(answers: QueryDict) -> int:
    """The version from which a form was made. What is no number is none that there ever was."""
    written = answers.get("seen_version", "")
    is_number = written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER
    return int(written) if is_number else NEVER_SEEN


def not_published(request: HttpRequest, service: Service) -> HttpResponse:
    """The page that says so: nothing can be told of a service that was taken off the map."""
    return render(request, "provision/service_not_published.html", {"service": service}, status=CONFLICT)
