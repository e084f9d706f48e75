"""The filters in force on a list, as tags that a click takes away. The list's whole state is its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict


@dataclass(frozen=True)
class RemovableFilter:
    """One filter in force: what it is called, and the query string of the same list without it."""

    label: str
    address: str


def removable_filters(query: QueryDict, *, labels: Mapping[tuple[str, str], str]) -> list[RemovableFilter]:
    """The filters of a query string that have a label, in the order of the address.

    `labels` names a filter by its parameter and value: `{("need", "ptsd"): "Need: post-traumatic stress"}`.
    A parameter and value that it lacks (a page number, an unknown code) make no tag.
    """
    in_force = [(parameter, value) for parameter, values in query.lists() for value in values]
    return [
        RemovableFilter(labels[pair], without(query, parameter=pair[0], value=pair[1]))
        for pair in dict.fromkeys(in_force)
        if pair in labels
    ]


def without(query: QueryDict, *, parameter: str, value: str) -> str:
    """The query string without one value of one parameter, from the first page on: `?need=ptsd`, or `?` for none."""
    left = query.copy()
    left.setlist(parameter, [kept for kept in query.getlist(parameter) if kept != value])
    left.pop("page", None)
    return "?" + left.urlencode()
