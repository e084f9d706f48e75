"""Takes rows out of the database as if they had never been there: with all that hangs on them, history included.

Django's own deletion would load every row, and leave a history row that says it was deleted.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db.models import (
    CASCADE,
    DO_NOTHING,
    PROTECT,
    SET_NULL,
    CharField,
    ForeignObjectRel,
    Model,
    QuerySet,
)
from django.db.models.functions import Cast
from simple_history.exceptions import NotHistoricalModelError
from simple_history.utils import get_history_model_for_model

from provision.models import ChangeRequest, Revision, Service

SHOWN = 5


class StillNamedError(Exception):
    """Something that is to stay names something that is to go. The message says what."""


def erase(rows: QuerySet[Any]) -> None:
    """Delete rows, what would go with them, and what the history and the log of changes tell of them.

    Raises StillNamedError when other rows name one of them and may not lose it. Call it in a transaction.
    """
    rows = rows.order_by()
    for relation in _relations(rows.model):
        _let_go(relation, rows=rows)
    for told in (_history_of(rows), _log_of(rows)):
        if told is not None:
            told._raw_delete(rows.db)
    rows._raw_delete(rows.db)


def erase_services(services: QuerySet[Service]) -> None:
    """Erase demonstration services, with what was asked of them and published. Raises as `erase` does."""
    erase(Revision.objects.filter(service__in=services.order_by()))
    erase(ChangeRequest.objects.filter(service__in=services.order_by(), is_demonstration=True))
    erase(services)


def _relations(model: type[Model]) -> Iterator[ForeignObjectRel]:
    """The foreign keys that name rows of a table; those of many-to-many and of history tables are hidden ones."""
    for field in model._meta.get_fields(include_hidden=True):
        if isinstance(field, ForeignObjectRel) and (field.one_to_many or field.one_to_one):
            yield field


def _let_go(relation: ForeignObjectRel, *, rows: QuerySet[Any]) -> None:
    name, upon_deletion = relation.field.name, _upon_deletion(relation)
    naming = relation.related_model._base_manager.filter(**{f"{name}__in": rows.values("pk")})
    if upon_deletion is CASCADE:
        erase(naming)
    elif upon_deletion is SET_NULL:
        naming.update(**{name: None})
    elif upon_deletion is PROTECT and naming.exists():
        raise StillNamedError(_in_words(naming))


def _upon_deletion(relation: ForeignObjectRel) -> Any:
    """What becomes of a row that names a deleted one.

    A history row goes where the row that it tells of would go. What the history of others tells is left alone.
    """
    told_of = getattr(relation.related_model, "instance_type", None)
    if told_of is None:
        return relation.on_delete
    field = {field.name: field for field in told_of._meta.fields}.get(relation.field.name)
    if (
        field is None
    ):  # the history table's own: whose change it was, or the change that a linked row belongs to
        return CASCADE if relation.on_delete is DO_NOTHING else relation.on_delete
    return DO_NOTHING if field.remote_field.on_delete is PROTECT else field.remote_field.on_delete


def _history_of(rows: QuerySet[Any]) -> QuerySet[Any] | None:
    """The history rows of some rows; None where a table keeps no history."""
    try:
        history = get_history_model_for_model(rows.model)
    except NotHistoricalModelError:
        return None
    found: QuerySet[Any] = history._base_manager.filter(
        **{f"{rows.model._meta.pk.attname}__in": rows.values("pk")}
    )
    for relation in _relations(history):
        _let_go(relation, rows=found)
    return found


def _log_of(rows: QuerySet[Any]) -> QuerySet[LogEntry]:
    """What Django admin's log tells of some rows, which it names by the text of their key."""
    keys = rows.annotate(key_as_text=Cast("pk", CharField())).values("key_as_text")
    return LogEntry.objects.filter(
        content_type__app_label=rows.model._meta.app_label,
        content_type__model=rows.model._meta.model_name,
        object_id__in=keys,
    )


def _in_words(naming: QuerySet[Any]) -> str:
    shown = "; ".join(str(row) for row in naming[:SHOWN])
    more = naming.count() - SHOWN
    return f"{shown}; and {more} more" if more > 0 else shown
