"""Rows that are named by a sender and the sender's own id; what was entered here is named by its public id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from provision.exchange.known import Known
from provision.exchange.storage import Attribute, Values


@dataclass(frozen=True)
class SenderId(Attribute):
    """The sender's id; of a row that has none, its public id."""

    def read(self, row: Any, *, into: Values, known: Known) -> None:
        into[self.column] = getattr(row, self.field) or str(row.public_id)

    def put(self, row: Any, *, values: Mapping[str, Any], known: Known) -> None:
        setattr(row, self.field, values[self.column])


def public_ids(texts: Iterable[str]) -> set[UUID]:
    """Those of some ids that may be public ids."""
    found = set()
    for text in texts:
        try:
            found.add(UUID(text))
        except ValueError:
            continue
    return found
