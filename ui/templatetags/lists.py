"""What a long list needs: pages, sorting by a column, and filters that can be taken away.

Each link keeps the rest of the query string, so that the address bar holds the whole state of the list.
"""

from collections.abc import Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.template import Context

from ui.filters import RemovableFilter

register = template.Library()


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, object]:
    """Links to the other pages of a list, or nothing when there is one page only."""
    return {
        "request": context["request"],
        "page": page,
        "numbers": list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)),
        "gap": page.paginator.ELLIPSIS,
    }


@register.inclusion_tag("ui/sort_head.html", takes_context=True)
def sort_head(
    context: Context, key: str, label: str, *, current: str, is_number: bool = False
) -> dict[str, object]:
    """The head of a column by which a table can be sorted, with its `<th>`.

    `current` is the sorting in force: a key, or a key after `-` for falling. A column of numbers falls at the first
    click, because people look for the largest; words rise.
    """
    direction = {key: "ascending", f"-{key}": "descending"}.get(current, "")
    first, second = (f"-{key}", key) if is_number else (key, f"-{key}")
    query: QueryDict = context["request"].GET.copy()
    query["sort"] = second if current == first else first
    query.pop("page", None)
    return {
        "label": label,
        "direction": direction,
        "is_number": is_number,
        "address": "?" + query.urlencode(),
    }


@register.inclusion_tag("ui/filter_tags.html")
def filter_tags(filters: Sequence[RemovableFilter], *, clear: str = "?") -> dict[str, object]:
    """The filters in force as tags; `clear` is the address of the list without any of them."""
    return {"filters": filters, "clear": clear}
