"""What is to be drawn: steps in their stage and lane, and the ways between them. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class LaneStep:
    """A step with its texts, in the reader's language. `lane` is an agency; `stage` the place of its stage in order.

    `question` is what is decided there, `within` the time standard, `leaves_to` where people go who leave here; each
    may be empty.
    """

    key: str
    number: int
    stage: int
    lane: str
    action: str
    question: str = ""
    within: str = ""
    leaves_to: str = ""


@dataclass(frozen=True)
class LaneWay:
    """A way from step to step by their keys, with the answer on which it is taken."""

    origin: str
    to: str
    when: str = ""
