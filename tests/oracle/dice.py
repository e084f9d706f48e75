"""Choices that a seed decides, the same on every machine and every version of Python."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Thing = TypeVar("Thing")


class Dice:
    """A row of throws that begins at a seed."""

    def __init__(self, seed: str) -> None:
        """Begin a row of throws; the same seed gives the same row."""
        self._seed = seed
        self._throws = 0

    def fraction(self) -> float:
        """Return a number from 0 up to, not including, 1."""
        self._throws += 1
        digest = sha256(f"{self._seed}/{self._throws}".encode()).digest()
        return int.from_bytes(digest[:6], "big") / 2**48

    def falls(self, chance: float) -> bool:
        """Say whether something of that chance (0 to 1) happens."""
        return self.fraction() < chance

    def between(self, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`, both included."""
        return least + int(self.fraction() * (most - least + 1))

    def one_of(self, things: Sequence[Thing]) -> Thing:
        """Return one of the things."""
        return things[self.between(0, len(things) - 1)]

    def some_of(self, things: Sequence[Thing], *, count: int) -> list[Thing]:
        """Return that many of the things (or all, when there are fewer), each once, in a chance order."""
        left = list(things)
        return [left.pop(self.between(0, len(left) - 1)) for _ in range(min(count, len(left)))]
