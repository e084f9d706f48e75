"""Get your caseload figures in: where they come from, how a file of them looks, and a way to bring one."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.exchange.outcomes import Change
from provision.exchange.reading import UnreadableFileError
from provision.exchange.registry import offered_table
from provision.exchange.table import Column
from provision.models import Caseload
from provision.names import area_name
from provision.person import Person, person_behind
from toolkit.caseload_upload.form import CaseloadFileForm
from toolkit.caseload_upload.offer import DEMONSTRATION, ENTER, Offer, offer
from toolkit.caseload_upload.parcel import SpoiltParcelError, opened, sealed
from toolkit.caseload_upload.saving import Outcome, save
from toolkit.national import National, national_for
from toolkit.needs import ENGLAND_AND_WALES, CaseloadStatus

TEMPLATE_COLUMNS = ("area_code", "as_at", "group", "sex", "people", "source")
SHOWN = 200
"""Most rows of a kind that a preview lists."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def caseload_figures(request: HttpRequest) -> HttpResponse:
    """`/areas/caseload-figures/`: everybody may read; `provision.enter_caseload` lets people bring a file."""
    if request.method == "POST":
        if not request.user.has_perm(ENTER):
            raise PermissionDenied
        return _sent(request, by=person_behind(request))
    if request.GET.get("template") == "csv":
        return _template()
    return _page(request, form=CaseloadFileForm())


def _sent(request: HttpRequest, *, by: Person) -> HttpResponse:
    """A file to look at; or, from the preview, the word to save it."""
    if "parcel" in request.POST:
        return _saved(request, by=by)
    form = CaseloadFileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _preview(request, offer(form.as_chosen, by=by), by=by)
        except UnreadableFileError as problem:
            form.add_error("file", str(problem))
    return _page(request, form=form)


def _saved(request: HttpRequest, *, by: Person) -> HttpResponse:
    try:
        saving = save(opened(request.POST["parcel"], by=by), by=by)
    except SpoiltParcelError as problem:
        messages.error(request, str(problem))
        return redirect("caseload-figures")
    if saving.outcome is Outcome.LOOK_AGAIN:
        return _preview(request, saving.offer, by=by, has_changed=True)
    if saving.outcome is Outcome.ALREADY_THERE:
        messages.info(request, _("These figures are in already: nothing was changed."))
    else:
        messages.success(request, _in_words(saving.offer))
    return redirect("caseload-figures")


def _in_words(saved: Offer) -> str:
    added, changed = len(saved.staged.additions), len(saved.staged.changes)
    return " ".join(
        [
            ngettext("Saved: %(number)s figure added,", "Saved: %(number)s figures added,", added)
            % {"number": added},
            ngettext("%(number)s changed.", "%(number)s changed.", changed) % {"number": changed},
        ]
    )


def _page(request: HttpRequest, *, form: CaseloadFileForm) -> HttpResponse:
    national = national_for(request)
    context = {
        "form": form,
        "may_enter": request.user.has_perm(ENTER),
        "standing": _standing(national),
        "published": _published(),
        "columns": list(_columns()),
    }
    return render(request, "toolkit/caseloads.html", context)


@dataclass(frozen=True)
class Standing:
    """How many units have a caseload of their own, one that was shared out, or none."""

    units: int
    own: int
    shared_out: int


def _standing(national: National) -> Standing:
    by_unit = [caseload.status for caseload in national.gaps.caseloads[national.gaps.rows.pdu_rows]]
    return Standing(
        len(by_unit), by_unit.count(CaseloadStatus.PUBLISHED), by_unit.count(CaseloadStatus.APPORTIONED)
    )


def _published() -> Caseload | None:
    """The newest official figure of everybody under supervision in England and Wales."""
    official = Caseload.objects.filter(
        area__code=ENGLAND_AND_WALES, group="all", sex="all", standing="published_statistic"
    )
    return official.order_by("-as_at").first()


def _columns() -> Iterator[Column]:
    """The columns of a file, those of the template first. The mark of demonstration is not for people to set."""
    table = offered_table("caseloads")
    yield from (table.column(name) for name in TEMPLATE_COLUMNS)
    yield from (c for c in table.columns if c.name not in {*TEMPLATE_COLUMNS, DEMONSTRATION})


def _template() -> HttpResponse:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(TEMPLATE_COLUMNS)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="caseloads.csv"'
    return response


def _preview(request: HttpRequest, found: Offer, *, by: Person, has_changed: bool = False) -> HttpResponse:
    national = national_for(request)
    areas = national.reference.atlas.by_code
    staged = found.staged
    additions = [
        {
            "row": addition.row,
            "area": area_name(areas[addition.values["area_code"]]),
            "figure": addition.values,
        }
        for addition in staged.additions[:SHOWN]
    ]
    context = {
        "offer": found,
        "staged": staged,
        "additions": additions,
        "changes": _of_figures(staged.changes[:SHOWN]),
        "refusals": staged.refusals[:SHOWN],
        "not_shown": max(
            0, *(len(some) - SHOWN for some in (staged.additions, staged.changes, staged.refusals))
        ),
        "has_changed": has_changed,
        "parcel": "" if found.is_refused or found.says_nothing_new else sealed(found, by=by),
    }
    return render(request, "toolkit/caseloads_preview.html", context)


def _of_figures(changes: Sequence[Change]) -> list[dict[str, object]]:
    """Each change with the figure as it stands, so that people read its area, day and group."""
    figures = Caseload.objects.select_related("area").in_bulk([change.key for change in changes])
    return [
        {"row": change.row, "figure": figures[change.key], "edits": change.edits}
        for change in changes
        if change.key in figures
    ]
