"""How people get in, or do not: one noun a file."""

from referrals.models.activity_return import ActivityReturn, DeclinedCount
from referrals.models.agreement import Agreement
from referrals.models.gap import Gap
from referrals.models.pathway import Pathway
from referrals.models.procedure import Acknowledgement, Procedure, ProcedureVersion
from referrals.models.responsibility import Expectation, Finding, FoundState
from referrals.models.step import Branch, SharingBasis, Step, TimeUnit
from referrals.models.unmet_need import Reply, UnmetNeed, UnmetNeedSettings

__all__ = [
    "Acknowledgement",
    "ActivityReturn",
    "Agreement",
    "Branch",
    "DeclinedCount",
    "Expectation",
    "Finding",
    "FoundState",
    "Gap",
    "Pathway",
    "Procedure",
    "ProcedureVersion",
    "Reply",
    "SharingBasis",
    "Step",
    "TimeUnit",
    "UnmetNeed",
    "UnmetNeedSettings",
]
