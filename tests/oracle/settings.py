"""The numbers that the method lets a commissioner change, at their defaults."""

from dataclasses import dataclass, field
from fractions import Fraction

UMBRELLA = "any_mental_illness"
MEMBERS = ("mood_disorder", "anxiety_disorder", "psychotic_disorder", "ptsd", "eating_disorder")
NEEDS = (
    UMBRELLA,
    *MEMBERS,
    "personality_disorder",
    "alcohol_use_disorder",
    "drug_problem",
    "dual_diagnosis",
    "self_harm_suicide",
    "neurodivergence",
    "learning_disability",
    "acquired_brain_injury",
)


@dataclass(frozen=True)
class Settings:
    """What may be edited. Shares are fractions, clocks are days or months, targets are starts or places per person."""

    community_share: Fraction = Fraction(7, 10)
    fresh_days: int = 180
    caseload_months: int = 15
    suitable_shares: dict[str, Fraction] = field(default_factory=dict)
    targets: dict[str, Fraction] = field(default_factory=dict)
    severities: dict[str, Fraction] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=lambda: {"psychotic_disorder": "continuing"})

    def suitable_share(self, need: str) -> Fraction:
        """Return the share of people with this need for whom a service is suitable."""
        return self.suitable_shares.get(need, Fraction(1))

    def target(self, need: str) -> Fraction:
        """Return the yardstick: starts a year, or places, for each person in need."""
        return self.targets.get(need, Fraction(1))

    def severity(self, need: str) -> Fraction:
        """Return the commissioner's weight for this need."""
        return self.severities.get(need, Fraction(1))

    def unit(self, need: str) -> str:
        """Return `course` (starts a year) or `continuing` (places)."""
        return self.units.get(need, "course")
