"""Supply, coverage, state and ranking: sections 3 to 6 of the published method.

Give `calculate` the facts; read the result with `cells_of`, `cell_of` and `contributions`. Pure: no Django, no clock.
"""

from typing import Final

from toolkit.gaps.areas import Level, areas_within
from toolkit.gaps.calculation import calculate
from toolkit.gaps.cells import Cell, CoverageRange, KnownPart, Place, StateCounts, Unranked
from toolkit.gaps.contributions import Contribution, Missing, contributions
from toolkit.gaps.inputs import (
    AreaCode,
    BoardKind,
    Check,
    Geography,
    Need,
    Outcome,
    Part,
    PartCode,
    Service,
    Settings,
)
from toolkit.gaps.knowledge import Knowledge, knowledge_by_area, knowledge_of, to_find_out_next
from toolkit.gaps.listing import listed
from toolkit.gaps.parts import parts_of_pdus, split_into_parts
from toolkit.gaps.reading import cell_of, cells_of
from toolkit.gaps.result import Gaps, Unplaced
from toolkit.gaps.states import Reason, State

METHOD_VERSION: Final = "1"

__all__ = [
    "METHOD_VERSION",
    "AreaCode",
    "BoardKind",
    "Cell",
    "Check",
    "Contribution",
    "CoverageRange",
    "Gaps",
    "Geography",
    "Knowledge",
    "KnownPart",
    "Level",
    "Missing",
    "Need",
    "Outcome",
    "Part",
    "PartCode",
    "Place",
    "Reason",
    "Service",
    "Settings",
    "State",
    "StateCounts",
    "Unplaced",
    "Unranked",
    "areas_within",
    "calculate",
    "cell_of",
    "cells_of",
    "contributions",
    "knowledge_by_area",
    "knowledge_of",
    "listed",
    "parts_of_pdus",
    "split_into_parts",
    "to_find_out_next",
]
