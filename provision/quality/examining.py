"""Asking the questions of one entry, and counting what many of them answer. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from provision.quality.facts import Facts
from provision.quality.rules import RULES, Kind, Rule


@dataclass(frozen=True)
class Finding:
    """A question that is answered wrongly or not at all, with what else is to be said, in words."""

    rule: Rule
    detail: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """Questions answered, out of those asked."""

    answered: int = 0
    asked: int = 0

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nothing is asked."""
        return self.answered / self.asked if self.asked else None


@dataclass(frozen=True)
class Examined:
    """The codes of the questions that one entry was asked, and what was found, worst first."""

    asked: frozenset[str]
    findings: tuple[Finding, ...]

    def of_kind(self, kind: Kind | None = None) -> tuple[Finding, ...]:
        """What was found of one kind; all of it where none is named."""
        return tuple(finding for finding in self.findings if kind in (None, finding.rule.kind))

    def weight(self, kind: Kind | None = None) -> int:
        """How much all of that matters; 0 for nothing."""
        return sum(finding.rule.weight for finding in self.of_kind(kind))

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(finding.rule.kind for finding in self.findings)

    @property
    def progress(self) -> Progress:
        return Progress(len(self.asked) - len(self.findings), len(self.asked))


def examine(facts: Facts) -> Examined:
    """Ask every question that concerns an entry."""
    asked = [rule for rule in RULES if rule.asked(facts)]
    found = [Finding(rule, rule.detail(facts)) for rule in asked if rule.wrong(facts)]
    found.sort(key=lambda finding: -finding.rule.weight)
    return Examined(frozenset(rule.code for rule in asked), tuple(found))


def progress_of(examined: Iterable[Examined]) -> Progress:
    """All questions of all entries, each counted alike."""
    each = [one.progress for one in examined]
    return Progress(sum(one.answered for one in each), sum(one.asked for one in each))
