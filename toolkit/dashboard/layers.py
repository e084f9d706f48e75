"""The layers of the map, and which of them to open on."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from toolkit.gaps import Cell, State, knowledge_of
from toolkit.needs import UMBRELLA


class Layer(StrEnum):
    GAP = "gap"
    NEED = "need"
    SERVICES = "services"
    STAGES = "stages"
    KNOWLEDGE = "knowledge"
    CHECKED = "checked"

    @property
    def is_of_a_need(self) -> bool:
        return self in {Layer.GAP, Layer.NEED, Layer.SERVICES}


ENOUGH_KNOWN = 1 / 3
"""The share of cells that must be known before the map opens on gaps."""


def opening_layer(cells: Iterable[Cell]) -> Layer:
    """The layer with most to say: estimated need until a third of cells are known."""
    knowledge = knowledge_of(cells)
    return Layer.GAP if knowledge.cells and knowledge.known >= knowledge.cells * ENOUGH_KNOWN else Layer.NEED


def opening_need(cells: Iterable[Cell], *, layer: Layer) -> str:
    """For gaps, the need known in most areas (the headline apart); for the other layers the headline."""
    if layer is not Layer.GAP:
        return UMBRELLA
    known = Counter(
        cell.need for cell in cells if cell.state is not State.NOT_KNOWN and cell.need != UMBRELLA
    )
    return known.most_common(1)[0][0] if known else UMBRELLA
