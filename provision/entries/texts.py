"""A service as texts by column: what a change request starts from, and what it is compared with."""

from provision.exchange.known import Known
from provision.exchange.lists import split
from provision.exchange.tables.services import SERVICES
from provision.exchange.values import NONE, RefusedCellError
from provision.models import Service


def texts_of(service: Service, *, known: Known | None = None) -> dict[str, str]:
    """Every column of a service, as canonical text. Empty: not known."""
    values = SERVICES.values_of([service], known=known or Known())
    names = [column.name for column in SERVICES.columns]
    return dict(zip(names, SERVICES.texts_of(values[0]), strict=True))


def codes_of(text: str) -> list[str]:
    """The codes in a text, as they are written; none where it cannot be read."""
    try:
        return [code for code in split(text) if code != NONE.value]
    except RefusedCellError:
        return []
