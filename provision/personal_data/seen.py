"""What was seen in a text, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of a text looks like."""

    NAME = "name"
    NHS_NUMBER = "nhs_number"
    DATE_OF_BIRTH = "date_of_birth"
    PHONE = "phone"
    EMAIL = "email"
    CASE_NUMBER = "case_number"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text, from `start` up to `end`. One that is nobody's own keeps later rules from reading it anew."""

    start: int
    end: int
    is_personal: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece that looks personal, as it was written. `line` counts from 1, as people do."""

    kind: Kind
    found: str
    start: int
    end: int
    line: int
