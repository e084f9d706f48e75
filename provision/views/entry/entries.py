"""A person's own entries: drafts, what waits, what came back, what became of the others."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from provision.entries.checking import missing_from, missing_in_words
from provision.models import ChangeRequest, EntryStatus
from provision.person import person_behind
from provision.views.entry.own import may_submit

PER_PAGE = 20
MOST_UNDER_WAY = 200


@dataclass(frozen=True)
class Listed:
    """An entry in the list, with what must still be told before it can be sent."""

    entry: ChangeRequest
    still_to_tell: str


@never_cache
@require_safe
@login_required
def entries(request: HttpRequest) -> HttpResponse:
    """`/entries/`: everybody's own, whatever their role is now."""
    by = person_behind(request)
    mine = ChangeRequest.objects.made_by(by.pk).select_related("service")
    under_way = mine.under_way().order_by("-saved_at")[:MOST_UNDER_WAY]
    decided = mine.filter(status__in=(EntryStatus.PUBLISHED, EntryStatus.WITHDRAWN))
    newest_first = decided.order_by(F("decided_at").desc(nulls_last=True), "-saved_at")
    page = Paginator(newest_first, PER_PAGE).get_page(request.GET.get("page"))
    groups: dict[str, list[Listed]] = {status: [] for status in ("returned", "draft", "submitted")}
    for entry in under_way:
        missing = missing_from(entry)
        groups[entry.status].append(Listed(entry, missing_in_words(missing) if missing else ""))
    context = {"groups": groups, "page": page, "may_add": may_submit(by)}
    return render(request, "provision/entry/entries.html", context)
