"""The procedure and the version that an address asks for."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from provision.person import Person, person_behind
from referrals.models import Procedure, ProcedureVersion
from referrals.procedures.reading import readable
from referrals.procedures.writing import OWN, version_in_force
from ui.missing import MissingError

LONGEST_NUMBER = 6


def reader_behind(request: HttpRequest) -> Person | None:
    """Who reads; None without an account."""
    return None if isinstance(request.user, AnonymousUser) else person_behind(request)


def procedure_or_404(request: HttpRequest, public_id: UUID) -> Procedure:
    """The procedure, for whoever may read it. Raises MissingError."""
    found = readable(by=reader_behind(request)).filter(public_id=public_id).first()
    if found is None:
        raise MissingError(_("No published procedure has this address."))
    return found


def own_procedure_or_404(request: HttpRequest, public_id: UUID) -> Procedure:
    """The procedure, for whoever may write it. Raises Http404."""
    own = person_behind(request).within_scope(OWN, Procedure.objects.all())
    return get_object_or_404(own.select_related("pathway", "lead_organisation"), public_id=public_id)


def version_or_404(procedure: Procedure, number: str) -> ProcedureVersion:
    """A published version by its number, or the one in force where none is asked for. Raises MissingError."""
    if not number:
        version = version_in_force(procedure)
    else:
        is_number = number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER
        published = procedure.versions.exclude(published_at=None)
        version = published.filter(number=int(number)).first() if is_number else None
    if version is None:
        raise MissingError(_("This procedure has no published version of this number."))
    return version
