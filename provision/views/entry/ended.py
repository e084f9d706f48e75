"""An area that is no more, replaced by what followed it: one tap."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from provision.entries.drafting import SavedElsewhereError, save_step
from provision.entries.ended_areas import EndedArea, ended_areas, with_heirs
from provision.models import ChangeRequest
from provision.person import Person
from provision.reference import Reference
from provision.today import today
from provision.views.entry.saving import edition_in
from provision.workflow import MoveRefusedError

ALL = "all"


def ended_in(entry: ChangeRequest, *, words: Reference) -> list[EndedArea]:
    """The areas of a draft that have ended."""
    text, standing = entry.texts.get("areas", ""), entry.base.get("areas", "")
    return ended_areas(text, standing=standing, atlas=words.atlas, on=today())


def replace_area(request: HttpRequest, entry: ChangeRequest, *, by: Person, words: Reference) -> HttpResponse:
    """Put what followed an area in its place, and go back to the tasks. An answer that fits no area changes nothing."""
    chosen = request.POST.get("by", "")
    gone = next((e for e in ended_in(entry, words=words) if e.area.code == request.POST["replace"]), None)
    heirs = [heir.code for heir in gone.heirs if chosen in (ALL, heir.code)] if gone else []
    if gone and heirs:
        texts = {"areas": with_heirs(entry.texts["areas"], ended=gone.area.code, heirs=tuple(heirs))}
        try:
            save_step(entry, step="", texts=texts, edition=edition_in(request.POST, entry=entry), by=by)
        except (SavedElsewhereError, MoveRefusedError) as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("The area is replaced."))
    return redirect(entry)
