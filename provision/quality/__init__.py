"""How good what we hold of services is: questions asked of every entry, what is still to be put right, and progress."""

from provision.quality.examining import Examined, Finding, Progress, examine, progress_of
from provision.quality.facts import Facts, Told, When
from provision.quality.rules import RULES, Kind, Rule, Way

__all__ = [
    "RULES",
    "Examined",
    "Facts",
    "Finding",
    "Kind",
    "Progress",
    "Rule",
    "Told",
    "Way",
    "When",
    "examine",
    "progress_of",
]
