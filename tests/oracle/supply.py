"""What each delivering service gives to each need, part by part."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.oracle.capacity import capacity, is_delivering, probation_share
from tests.oracle.geography import Areas, Part
from tests.oracle.prevalence import Prevalence
from tests.oracle.reading import Row, listed
from tests.oracle.settings import MEMBERS, UMBRELLA, Settings
from tests.oracle.sharing import EligibleIn, covered_parts, split, weighing, weights


@dataclass(frozen=True)
class Gift:
    """What one service does for one need. `whole` is capacity before the probation share, by part covered.

    `whole` None means that something beside the share is not known; `share` None that the share is not.
    """

    service: str
    need: str
    covered: frozenset[Part]
    whole: dict[Part, Fraction] | None
    share: Fraction | None
    needs_weighed_by_guess: bool
    areas_shared_by_guess: bool

    @property
    def is_known(self) -> bool:
        """Say whether its capacity for this need is known."""
        return self.whole is not None and self.share is not None

    def whole_in(self, parts: Iterable[Part]) -> Fraction:
        """Return what reaches these parts before the share is taken; nothing where that is not known."""
        whole = self.whole or {}
        return sum((whole.get(part, Fraction(0)) for part in parts), Fraction(0))

    def given_in(self, parts: Iterable[Part]) -> Fraction:
        """Return what is given to people on probation in these parts; nothing where that is not known."""
        return Fraction(0) if self.share is None else self.whole_in(parts) * self.share

    def is_assumed_in(self, parts: Iterable[Part]) -> bool:
        """Say whether what these parts get rests on sharing out that nobody stated.

        Sharing across areas matters only when it crosses the border of the area asked about.
        """
        leaves = bool(self.covered - set(parts))
        return self.needs_weighed_by_guess or (self.areas_shared_by_guess and leaves)


def gifts(
    rows: Iterable[Row],
    *,
    areas: Areas,
    prevalences: Mapping[str, Prevalence],
    eligible_in: EligibleIn,
    as_at: date,
    known_on: date,
    settings: Settings,
) -> list[Gift]:
    """Return every gift of every delivering service whose needs and areas are known, the umbrella's included."""
    found: list[Gift] = []
    for row in rows:
        covered = covered_parts(row, areas=areas)
        named = listed(row["needs"]) or []
        if named and covered and is_delivering(row, as_at=as_at):
            service = _Service(row, named, covered, prevalences, eligible_in, known_on, settings)
            found += service.gifts()
    return found


@dataclass(frozen=True)
class _Service:
    """One delivering service, with what is needed to share its capacity out."""

    row: Row
    named: list[str]
    covered: list[Part]
    prevalences: Mapping[str, Prevalence]
    eligible_in: EligibleIn
    known_on: date
    settings: Settings

    def gifts(self) -> list[Gift]:
        """Return its gift to each need it names, to the umbrella, and the unknown ones to the umbrella's members."""
        given = [
            self._gift(need, whole=self._whole(need, unit=self.settings.unit(need)))
            for need in self.named
            if need != UMBRELLA
        ]
        family = [need for need in weighing(self.named) if need == UMBRELLA or need in MEMBERS]
        if family:
            given.append(self._gift(UMBRELLA, whole=self._starts_for(family)))
        if family == [UMBRELLA]:
            given += [self._gift(member, whole=None) for member in MEMBERS]
        return given

    def _gift(self, need: str, *, whole: dict[Part, Fraction] | None) -> Gift:
        return Gift(
            service=self.row["service_id"],
            need=need,
            covered=frozenset(self.covered),
            whole=whole,
            share=probation_share(self.row),
            needs_weighed_by_guess=len(weighing(self.named)) > 1 and not listed(self.row["need_weights"]),
            areas_shared_by_guess=not listed(self.row["area_shares"]),
        )

    def _whole(self, need: str, *, unit: str) -> dict[Part, Fraction] | None:
        """Return what reaches each part for one need, before the share; None where it cannot be worked out."""
        amount = capacity(self.row, unit=unit, known_on=self.known_on, settings=self.settings)
        weight = weights(self.row, prevalences=self.prevalences, settings=self.settings)
        shares = split(self.row, need=need, covered=self.covered, eligible_in=self.eligible_in)
        if amount is None or weight is None or shares is None:
            return None
        return {part: amount * weight[need] * share for part, share in shares.items()}

    def _starts_for(self, family: list[str]) -> dict[Part, Fraction] | None:
        """Return the starts that reach each part for the umbrella: those for it or its members, each once."""
        together: dict[Part, Fraction] = {}
        for need in family:
            starts = self._whole(need, unit="course")
            if starts is None:
                return None
            for part, amount in starts.items():
                together[part] = together.get(part, Fraction(0)) + amount
        return together
