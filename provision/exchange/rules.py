"""Rules that several tables share: what may not follow what."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from provision.exchange.row import Row
from provision.exchange.table import Rule
from provision.exchange.values import NONE


def in_order(first: str, last: str, *, because: Promise) -> Rule:
    """The value of one column is not above that of another; either may be unknown or without limit.

    `because` is a sentence with `%(first)s` and `%(last)s` in it, the two values.
    """

    def rule(row: Row) -> None:
        if not row.gives(first, last):
            return
        low, high = row.value(first), row.value(last)
        if _is_stated(low) and _is_stated(high) and high < low:
            row.refuse(
                last if row.gives(last) else first,
                str(because) % {"first": row.text(first), "last": row.text(last)},
            )

    return rule


def exactly_one(*columns: str) -> Rule:
    """One of some columns is filled in, and no other."""

    def rule(row: Row) -> None:
        filled = [column for column in columns if row.text(column)]
        if len(filled) != 1:
            named = ", ".join(columns)
            row.refuse(
                filled[-1] if filled else columns[0],
                _("Fill in exactly one of %(columns)s.") % {"columns": named},
            )

    return rule


def _is_stated(value: Any) -> bool:
    return value is not None and value is not NONE
