"""Tables that are kept worked out in memory (what feeds the calculation, and the words) carry a token that every write renews.

The sum of a table's tokens, its row count and the sum of its ids make a fingerprint in one cheap query: an
edit in admin, a bulk import and a deletion are all seen, whichever order transactions commit in. (A newest
date would miss a transaction that began early and committed late.)

What Django's models write is seen. SQL typed at a prompt is not, unless it draws new tokens too.
"""

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

TOKEN_BITS = 40  # a million rows of them still sum to less than a 64-bit integer
RENEWED = "change_token"

if TYPE_CHECKING:
    _BigIntegerField = models.BigIntegerField[int, int]
else:
    _BigIntegerField = models.BigIntegerField

_Model_co = TypeVar("_Model_co", bound=models.Model, covariant=True)


def new_token() -> int:
    """A random whole number that no earlier write is likely to have drawn."""
    return secrets.randbits(TOKEN_BITS)


class ChangeToken(_BigIntegerField):
    """Drawn anew whenever the row is saved, as `auto_now` is for dates."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"default": new_token, "editable": False}
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> int:
        token = new_token()
        setattr(model_instance, self.attname, token)
        return token


class FeedingQuerySet(models.QuerySet[_Model_co]):
    """Renews the token on `update` too, and so on `bulk_update`, which is built on it; and on an upsert."""

    def update(self, **kwargs: Any) -> int:
        return super().update(**{RENEWED: new_token(), **kwargs})

    update.alters_data = True  # type: ignore[attr-defined]  # Django's marker: templates may not call it

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[_Model_co]:
        kwargs["update_fields"] = _with_token(kwargs.get("update_fields"))
        return super().bulk_create(objs, *args, **kwargs)

    bulk_create.alters_data = True  # type: ignore[attr-defined]


class FeedsCalculation(models.Model):
    """Base of every table whose rows the national calculation reads."""

    change_token = ChangeToken()

    objects = FeedingQuerySet.as_manager()

    class Meta:
        abstract = True
        # Django writes through it where a relation is set from its other end: `region.children.add(unit)`.
        base_manager_name = "objects"

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Renews the token also when only some fields are saved, or were read."""
        self.change_token = new_token()
        super().save(*args, update_fields=_with_token(update_fields), **kwargs)


def _with_token(fields: Iterable[str] | None) -> list[str] | None:
    """A list of fields to write, with the token; None for all, and none for nothing at all."""
    named = None if fields is None else list(fields)
    return [*named, RENEWED] if named and RENEWED not in named else named
