"""Need = caseload × prevalence, with bounds: sections 1 and 2 of the published method.

Pure: figures and a date in, dataclasses out. Nothing here knows Django, the database or what day it is.
"""

from provision.umbrella import UMBRELLA, UMBRELLA_MEMBERS
from toolkit.needs.apportionment import (
    AreaCaseload,
    CaseloadStatus,
    Pdu,
    adults_by_pdu,
    caseload_of_larger_area,
    caseloads_of_pdus,
)
from toolkit.needs.caseloads import (
    Basis,
    Caseload,
    CaseloadFigure,
    community_caseload,
    is_older_than,
    own_caseloads,
)
from toolkit.needs.codes import (
    ENGLAND_AND_WALES,
    NEEDS,
    NEVER_RANKED,
    Unit,
    default_unit,
)
from toolkit.needs.eligible import Bounds, eligible_need
from toolkit.needs.prevalence import IntervalKind, Prevalence, may_be_default, stated_prevalence, wilson

__all__ = [
    "ENGLAND_AND_WALES",
    "NEEDS",
    "NEVER_RANKED",
    "UMBRELLA",
    "UMBRELLA_MEMBERS",
    "AreaCaseload",
    "Basis",
    "Bounds",
    "Caseload",
    "CaseloadFigure",
    "CaseloadStatus",
    "IntervalKind",
    "Pdu",
    "Prevalence",
    "Unit",
    "adults_by_pdu",
    "caseload_of_larger_area",
    "caseloads_of_pdus",
    "community_caseload",
    "default_unit",
    "eligible_need",
    "is_older_than",
    "may_be_default",
    "own_caseloads",
    "stated_prevalence",
    "wilson",
]
