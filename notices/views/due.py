"""Everything that waits for one reader, and the one thing that the lead's mailbox may say about it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notices.doors import Reader, for_account_or_mailbox
from notices.links import page
from notices.waiting import (
    due_for_mailbox,
    due_for_person,
    led_by,
    number_to_decide,
    returned_to,
    shown,
)
from provision.entries.confirming import confirm_by_mailbox
from provision.entries.publishing import NotReadyError, SeenVersionError
from provision.models import Service
from provision.reference import reference_for
from provision.today import today
from provision.workflow import MoveRefusedError
from ui.missing import MissingError

ON_A_PAGE = 20
LONGEST_NUMBER = 9


@require_safe
@for_account_or_mailbox(page="due")
def due(request: HttpRequest, reader: Reader) -> HttpResponse:
    """`/due/`: where every reminder leads."""
    on, clocks = today(), reference_for(request).clocks
    if reader.person:
        services = due_for_person(reader.person, on=on, clocks=clocks)
    else:
        services = due_for_mailbox(reader.address, on=on, clocks=clocks)
    part = Paginator(services, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "reader": reader,
        "page": part,
        "waiting": shown(part.object_list, by=reader.person, on=on, clocks=clocks),
        "returned": returned_to(reader.person) if reader.person else [],
        "to_decide": number_to_decide(reader.person) if reader.person else 0,
    }
    return render(request, "notices/due.html", context)


@require_POST
@for_account_or_mailbox(page="due")
def due_still_correct(request: HttpRequest, reader: Reader, public_id: UUID) -> HttpResponse:
    """The lead's mailbox says that an entry is still correct."""
    led = Service.objects.published().filter(led_by(reader.address))
    service = led.filter(public_id=public_id).first()
    if service is None:
        raise MissingError(_("No published service that this mailbox answers for has this address."))
    try:
        confirm_by_mailbox(service, seen_version=_version(request))
    except (SeenVersionError, MoveRefusedError, NotReadyError) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Thank you. “%(name)s” is marked as checked today.") % {"name": service.name}
        )
    return redirect(page("due", key=reader.key))


def _version(request: HttpRequest) -> int:
    """The version that the reader saw. Something that is no number is none that there ever was."""
    sent = request.POST.get("seen_version", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) <= LONGEST_NUMBER else 0
