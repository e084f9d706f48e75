"""From a cell of the result to an explanation of it: which formulas were used, on which numbers, and what is wanted.

Pure: no Django, no clock. Everything here is numbers, dates and codes; templates put words to them.
"""

from toolkit.explain.caseload import (
    AddedUp,
    CaseloadStory,
    Count,
    Formula,
    Origin,
    OwnFigure,
    SharedOut,
    caseload_story,
    lender_of,
    months_between,
)
from toolkit.explain.help import Given, Help, HelpGroup, ServiceFact, kept_apart, most_areas_shared
from toolkit.explain.people import adults_of, one_in
from toolkit.explain.rules import key_of
from toolkit.explain.wanted import Unknown, Wanted, still_wanted

__all__ = [
    "AddedUp",
    "CaseloadStory",
    "Count",
    "Formula",
    "Given",
    "Help",
    "HelpGroup",
    "Origin",
    "OwnFigure",
    "ServiceFact",
    "SharedOut",
    "Unknown",
    "Wanted",
    "adults_of",
    "caseload_story",
    "kept_apart",
    "key_of",
    "lender_of",
    "months_between",
    "most_areas_shared",
    "one_in",
    "still_wanted",
]
