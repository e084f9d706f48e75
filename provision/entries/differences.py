"""What a change request would change, and where somebody else has changed the same since. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """One column: what the sender saw, what they ask for, and what stands there now. All texts; empty is not known."""

    column: str
    before: str
    asked: str
    now: str

    @property
    def is_done(self) -> bool:
        """What is asked for stands there already."""
        return self.asked == self.now

    @property
    def collides(self) -> bool:
        """Somebody else has changed it since, to something else: both must be looked at."""
        return self.now not in (self.before, self.asked)


def differences(
    *, base: Mapping[str, str], asked: Mapping[str, str], current: Mapping[str, str]
) -> tuple[Difference, ...]:
    """One difference for each column that is asked to read otherwise than the sender saw it, in the order asked."""
    return tuple(
        Difference(column, base.get(column, ""), text, current.get(column, ""))
        for column, text in asked.items()
        if text != base.get(column, "")
    )
