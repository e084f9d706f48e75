"""Where adding a service begins: what it is called, who provides it, for which areas."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.entries.columns import REQUIRED
from provision.entries.drafting import begin_new
from provision.entries.saying import Sayer
from provision.forms.entry.provider import known_organisations
from provision.forms.entry.step import EntryForm
from provision.models import ChangeRequest
from provision.person import person_behind
from provision.reference import reference_for
from provision.today import today
from provision.views.entry.saving import Saving, answers_to, edition_in, save
from provision.workflow import SUBMIT, MoveRefusedError
from ui.kept_typing import keeps_typing, typed_before

FIRST_PAGE = "new"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typing
@login_required
@permission_required(SUBMIT, raise_exception=True)
def service_new(request: HttpRequest) -> HttpResponse:
    """`/services/new/`: for those who may add services anywhere. Sent twice, it makes one draft."""
    by, words, typed = person_behind(request), reference_for(request), typed_before(request)
    answers = answers_to(request, typed)
    entry = ChangeRequest(public_id=_id_in(answers), owner_id=by.pk)
    form = EntryForm(answers, page=FIRST_PAGE, columns=REQUIRED, entry=entry, by=by, words=words, on=today())
    saving = Saving(edition=edition_in(answers, entry=entry))
    if request.method == "POST" and form.is_valid():
        entry = begin_new(by=by, public_id=entry.public_id)
        try:
            saving = save(form, entry=entry, step=FIRST_PAGE, answers=request.POST, by=by, sayer=Sayer(words))
        except MoveRefusedError as refusal:
            messages.warning(request, str(refusal))
            return redirect(entry)
        if saving.is_saved:
            return redirect("entry-duplicates", entry.public_id)
    context = {
        "form": form,
        "public_id": entry.public_id,
        "saving": saving,
        "keep_address": entry.get_absolute_url(),
        "is_typed": typed is not None,
        "organisations": known_organisations(by),
    }
    return render(request, "provision/entry/service_new.html", context)


def _id_in(answers: QueryDict | None) -> UUID:
    """The id that the page was given when it was first asked for, so that sending it twice is sending it once."""
    try:
        return UUID(answers.get("public_id", "")) if answers else uuid4()
    except ValueError:
        return uuid4()
