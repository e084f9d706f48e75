"""Tables that are kept worked out in memory (what feeds the calculation, and the words) carry a token that every write renews.

The sum of a table's tokens, its row count and the sum of its ids make a fingerprint in one cheap query: an
edit in admin, a bulk import and a deletion are all seen, whichever order transactions commit in. (A newest
date would miss a transaction that began early and committed late.)
"""

import secrets
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

TOKEN_BITS = 40  # a million rows of them still sum to less than a 64-bit integer

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
    """Renews the token on `update` too, and so on `bulk_update`, which is built on it."""

    def update(self, **kwargs: Any) -> int:
        return super().update(**{"change_token": new_token(), **kwargs})

    update.alters_data = True  # type: ignore[attr-defined]  # Django's marker: templates may not call it


class FeedsCalculation(models.Model):
    """Base of every table whose rows the national calculation reads."""

    change_token = ChangeToken()

    class Meta:
        abstract = True
