"""The services behind a cell's supply, with support and treatment kept apart: one does not stand in for the other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toolkit.gaps import Contribution


class Help(StrEnum):
    TREATMENT = "treatment"
    SUPPORT = "support"
    NOT_STATED = "not_stated"


@dataclass(frozen=True)
class ServiceFact:
    """What a page says of a service beside what it gives. `key` is the calculation's."""

    key: str
    name: str
    address: str
    provider: str
    help: Help
    capacity_as_at: date | None
    is_demonstration: bool


@dataclass(frozen=True)
class Given:
    """A service and what it gives to a cell."""

    service: ServiceFact
    contribution: Contribution

    @property
    def share(self) -> float | None:
        """The fraction of its capacity here that is for people on probation; None where that is not known."""
        before, amount = self.contribution.before_share, self.contribution.amount
        return None if not before or amount is None else amount / before


@dataclass(frozen=True)
class HelpGroup:
    """The services of one kind of help: those that are known first, the largest first.

    `amount` is what the known ones give together, in the need's unit.
    """

    help: Help
    given: tuple[Given, ...]

    @property
    def amount(self) -> float:
        return sum(given.contribution.amount or 0.0 for given in self.given)

    @property
    def known(self) -> int:
        return sum(given.contribution.is_known for given in self.given)

    @property
    def unknown(self) -> int:
        return len(self.given) - self.known


def kept_apart(
    contributions: Iterable[Contribution], *, facts: Mapping[str, ServiceFact]
) -> tuple[HelpGroup, ...]:
    """Put a cell's services into groups: treatment and support always, and those that do not say where there are any.

    A service without facts (withdrawn since the result was worked out, say) is left out.
    """
    given = [Given(facts[c.service], c) for c in contributions if c.service in facts]
    groups = [HelpGroup(kind, tuple(sorted(_of(kind, given), key=_place))) for kind in Help]
    return tuple(group for group in groups if group.given or group.help is not Help.NOT_STATED)


def _of(kind: Help, given: list[Given]) -> list[Given]:
    return [one for one in given if one.service.help is kind]


def _place(given: Given) -> tuple[bool, float, str, str]:
    amount = given.contribution.amount
    return amount is None, -(amount or 0.0), given.service.name, given.service.key


def most_areas_shared(contributions: Iterable[Contribution]) -> int:
    """Over how many areas need shared out the supply of an assumed cell: the widest of its services; 1 for none."""
    return max((c.areas for c in contributions if c.assumed and c.is_shared_by_need), default=1)
