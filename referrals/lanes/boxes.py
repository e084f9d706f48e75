"""Boxes of a diagram before they have a place: their lines of text and their height. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from referrals.lanes.facts import LaneStep, LaneWay
from referrals.lanes.measures import BOX_WIDTH, FIRST_PORT, LEAST_BOX, LINE, NUMBER, PADDING
from referrals.lanes.wrapping import wrapped

ROOM = BOX_WIDTH - 2 * PADDING
BASELINE = 13.0  # from the top of a line to the foot of its letters


@dataclass(frozen=True)
class Text:
    """A line of text within a box: `x` and `y` from its corner; `role` is what it says (and the class that shows it)."""

    text: str
    x: float
    y: float
    role: str


@dataclass(frozen=True)
class Box:
    """`leaves_at` is by the key of the next step: how far below the top its way leaves."""

    height: float
    texts: tuple[Text, ...]
    leaves_at: dict[str, float]


def boxed(step: LaneStep, *, ways_on: Sequence[LaneWay]) -> Box:
    """The box of a step: what is done, within what time, what is decided, the answers on the right, and the way out."""
    texts: list[Text] = []
    y = _first_lines(step, into=texts)
    for text, role in (
        (step.within, "within"),
        (step.question, "question"),
        (f"→ {step.leaves_to}" if step.leaves_to else "", "leaves"),
    ):
        y = _paragraph(text, role, into=texts, y=y)
    leaves_at = {}
    for way in ways_on:
        leaves_at[way.to] = FIRST_PORT
        if way.when:
            top = y
            y = _answer(way.when, into=texts, y=y)
            leaves_at[way.to] = (top + y) / 2
    return Box(max(LEAST_BOX, y + PADDING), tuple(texts), leaves_at)


def _first_lines(step: LaneStep, *, into: list[Text]) -> float:
    """The number, and what is done beside it."""
    y = PADDING
    into.append(Text(str(step.number), PADDING, y + BASELINE, "number"))
    for line in wrapped(step.action, width=ROOM - NUMBER):
        into.append(Text(line, PADDING + NUMBER, y + BASELINE, "action"))
        y += LINE
    return y + 2


def _paragraph(text: str, role: str, *, into: list[Text], y: float) -> float:
    for line in wrapped(text, width=ROOM):
        into.append(Text(line, PADDING, y + BASELINE, role))
        y += LINE
    return y


def _answer(text: str, *, into: list[Text], y: float) -> float:
    """An answer, set against the right edge, where its way leaves."""
    for line in wrapped(text, width=ROOM - NUMBER):
        into.append(Text(line, BOX_WIDTH - PADDING, y + BASELINE, "answer"))
        y += LINE
    return y
