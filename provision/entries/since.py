"""What others made of a service since somebody opened its page, so that they see it before they go on."""

from collections.abc import Iterable
from dataclasses import dataclass

from provision.entries.columns import ASKED, in_order
from provision.entries.hidden import ADDRESS, LEAD
from provision.entries.labels import label_of
from provision.entries.saying import Said, Sayer
from provision.models import Revision, Service

NEVER_TOLD = frozenset((*ADDRESS, LEAD))
"""Columns that not everybody who corrects a service may read: that they changed is told, not from what to what."""


@dataclass(frozen=True)
class Changed:
    """One column: what it said and what it says now; neither where that is not for everybody."""

    label: str
    before: Said | None
    after: Said | None


@dataclass(frozen=True)
class Since:
    """What has changed since a version. Without columns, somebody renewed dates alone: they said that it is correct.

    `roles`: of those who did it, the first one first.
    """

    changed: tuple[Changed, ...]
    roles: tuple[str, ...]


def changed_since(service: Service, *, version: int, sayer: Sayer) -> Since:
    """The columns of forms that read otherwise than in a version: one query."""
    revisions = list(Revision.objects.filter(service=service, number__gt=version).order_by("number"))
    edits = _added_up(revisions)
    columns = [column for column in in_order(edits) if column in ASKED]
    told = (_changed(column, *edits[column], sayer=sayer) for column in columns)
    return Since(tuple(told), tuple(dict.fromkeys(revision.role for revision in revisions)))


def _added_up(revisions: Iterable[Revision]) -> dict[str, tuple[str, str]]:
    """The first text before and the last text after, of each column where they differ."""
    found: dict[str, tuple[str, str]] = {}
    for revision in revisions:
        for column, before, after in revision.edits:
            found[column] = (found[column][0] if column in found else before, after)
    return {column: texts for column, texts in found.items() if texts[0] != texts[1]}


def _changed(column: str, before: str, after: str, *, sayer: Sayer) -> Changed:
    if column in NEVER_TOLD:
        return Changed(label_of(column), None, None)
    return Changed(label_of(column), sayer.said(column, before), sayer.said(column, after))
