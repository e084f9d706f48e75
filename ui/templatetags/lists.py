"""What a long list needs: pages, sorting by a column, and filters that can be taken away.

Each link keeps the rest of the query string, so that the address bar holds the whole state of the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.template import Context

from ui.filters import RemovableFilter

register = template.Library()


@dataclass(frozen=True)
class PageLink:
    """One of the numbers under a list. Without a number it is a gap between numbers."""

    number: int | None
    address: str
    is_current: bool


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, object]:
    """Links to the other pages of a list, or nothing when there is one page only."""
    query: QueryDict = context["request"].GET
    if not page.has_other_pages():
        return {"links": []}
    return {
        "links": [page_link(number, page=page, query=query) for number in page_numbers(page)],
        "previous": numbered(query, page.previous_page_number()) if page.has_previous() else "",
        "next": numbered(query, page.next_page_number()) if page.has_next() else "",
    }


def page_numbers(page: Page[Any]) -> list[int | None]:
    """The first page, the last, and those about the one in view; None for what is left out between them."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]


def page_link(number: int | None, *, page: Page[Any], query: QueryDict) -> PageLink:
    """A page's number with its address."""
    address = "" if number is None else numbered(query, number)
    return PageLink(number, address, is_current=number == page.number)


def numbered(query: QueryDict, number: int) -> str:
    """The query string of the same list at another page."""
    elsewhere = query.copy()
    elsewhere["page"] = str(number)
    return "?" + elsewhere.urlencode()


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
