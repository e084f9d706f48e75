"""Beginning a change request and saving its steps: drafts, which nobody but their sender sees."""

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from provision.entries.checking import unknown_columns
from provision.entries.columns import ASKED, STEP
from provision.entries.texts import codes_of, texts_of
from provision.exchange.known import Known
from provision.models import Area, ChangeRequest, EntryStatus, Organisation, Service
from provision.person import Person
from provision.workflow import CORRECT, SUBMIT, MoveRefusedError, locked

OPEN_TO_SENDER = (EntryStatus.DRAFT, EntryStatus.RETURNED)


class SavedElsewhereError(Exception):
    """The draft was saved from another page since this one was opened. Nothing was saved; `request` is as it stands."""

    def __init__(self, request: ChangeRequest) -> None:
        super().__init__(_("This was saved from another window since you opened this page."))
        self.request = request


def begin_new(*, by: Person, public_id: UUID) -> ChangeRequest:
    """A draft of a new service. The same id twice (a form sent twice) gives the same draft.

    Raises PermissionDenied for people who may add services nowhere, and for somebody else's id.
    """
    if not by.has_perm(SUBMIT):
        raise PermissionDenied
    try:
        with transaction.atomic():
            return ChangeRequest.objects.create(
                public_id=public_id, owner_id=by.pk, is_demonstration=_is_invented(by)
            )
    except IntegrityError:
        begun = ChangeRequest.objects.made_by(by.pk).filter(public_id=public_id).first()
        if begun is None:
            raise PermissionDenied from None
        return begun


@transaction.atomic
def begin_correction(service: Service, *, by: Person) -> ChangeRequest:
    """A draft of corrections to a published service; the person's own open draft of it where there is one.

    It remembers the version that the person sees. Raises PermissionDenied for people who may not correct it, and
    MoveRefusedError when it is not published (any more).
    """
    current = locked(service)
    if not by.has_perm(CORRECT, current):
        raise PermissionDenied
    refuse_unpublished(current)
    mine = ChangeRequest.objects.made_by(by.pk).filter(service=current, status__in=OPEN_TO_SENDER)
    if begun := mine.first():
        return begun
    texts = texts_of(current)
    request = ChangeRequest.objects.create(
        service=current,
        owner_id=by.pk,
        is_demonstration=current.is_demonstration,
        base={column: texts[column] for column in ASKED},
        base_version=current.version,
    )
    settle_links(request)
    return request


@transaction.atomic
def save_step(
    request: ChangeRequest, *, step: str, texts: Mapping[str, str], edition: int, by: Person
) -> ChangeRequest:
    """Keep what was written in one step, as it was written. What reads as the sender saw it is not kept.

    `edition`: of the draft from which the form was made. Raises SavedElsewhereError when it has been saved since,
    PermissionDenied for anybody but its sender, and MoveRefusedError when it is with a curator or decided.
    """
    current = locked(request)
    if current.owner_id != by.pk:
        raise PermissionDenied
    if current.status not in OPEN_TO_SENDER:
        raise MoveRefusedError(_not_open(current))
    if current.edition != edition:
        raise SavedElsewhereError(current)
    if unknown := unknown_columns(texts):
        raise MoveRefusedError(_("These cannot be asked for: %(columns)s.") % {"columns": ", ".join(unknown)})
    written = current.texts | dict(texts)
    current.texts = {name: text for name, text in written.items() if text != current.base.get(name, "")}
    current.steps_done = [slug for slug in STEP if slug in {*current.steps_done, step}]
    current.edition += 1
    current.save()
    settle_links(current)
    return current


def settle_links(request: ChangeRequest) -> None:
    """Link the areas that it concerns (those that the service covers now among them) and its provider, where known."""
    codes = {
        code
        for text in (request.base.get("areas", ""), request.texts.get("areas", ""))
        for code in codes_of(text)
    }
    if request.service is not None:
        codes |= set(request.service.coverage.values_list("area__code", flat=True))
    request.areas.set(Area.objects.filter(code__in=_canonical(codes)))
    name = request.texts.get("organisation") or request.base.get("organisation", "")
    organisation = Organisation.objects.filter(name=name).first() if name else None
    if request.service is not None:
        organisation = request.service.organisation
    if organisation != request.organisation:
        request.organisation = organisation
        request.save(update_fields=["organisation"])


def refuse_unpublished(service: Service) -> None:
    """Raises MoveRefusedError when there is nothing published that could be corrected."""
    if service.status != EntryStatus.PUBLISHED:
        raise MoveRefusedError(
            _(
                "“%(name)s” is %(status)s: it cannot be corrected now. If it runs again, add it or ask a curator."
            )
            % {"name": service.name, "status": EntryStatus(service.status).label}
        )


def _not_open(request: ChangeRequest) -> str:
    if request.status == EntryStatus.SUBMITTED:
        return _("“%(name)s” is with a curator. Take it back to change it.") % {"name": request.name}
    return _("“%(name)s” is %(status)s already: it can no longer be changed here.") % {
        "name": request.name,
        "status": EntryStatus(request.status).label,
    }


def _canonical(codes: set[str]) -> set[str]:
    """Our own codes: a file's or a person's may be written `scheme:value`."""
    listed = Known().areas
    return {listed.primary(code) for code in codes}


def _is_invented(by: Person) -> bool:
    """What the people of the demonstration enter is demonstration."""
    return bool(getattr(by, "is_demonstration", False))
