"""What the calculation is given. Whoever reads the database fills these in; nothing here knows where they are from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from toolkit.needs import Pdu, Prevalence, Unit
from toolkit.needs.caseloads import COMMUNITY_SHARE

PartCode = tuple[str, str | None]
"""A PDU within one board: (PDU code, board code). The board is None where no board is known."""

AreaCode = str | PartCode

ROUNDED_SHARES = 1e-6
"""How far the stated shares of a PDU's parts may sum to something other than 1, having been written with few digits."""

DEDICATED = "dedicated"
"""The kind of provision whose every place is for people on probation."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an administrator may change. Days and months are clocks that hold on their last day."""

    community_share: float = COMMUNITY_SHARE
    check_valid_days: int = 180
    capacity_valid_days: int = 180
    caseload_valid_months: int = 15


@dataclass(frozen=True, slots=True)
class Need:
    """One of the needs as it is set up: its default study, and what the commissioner has decided about it.

    `target` is in starts a year, or places, for each person in need on one day. The umbrella's unit is always `course`.
    """

    code: str
    prevalence: Prevalence | None
    unit: Unit = Unit.COURSE
    suitable_share: float = 1.0
    target: float = 1.0
    severity: float = 1.0


class Part(NamedTuple):
    """The `share` of a PDU that lies in a board. The shares of a PDU sum to 1 (see `toolkit.gaps.parts`)."""

    pdu: str
    board: str | None
    share: float


class BoardKind(StrEnum):
    ICB = "icb"
    LHB = "lhb"


@dataclass(frozen=True, slots=True)
class Geography:
    """The PDUs that are valid on the day, their parts, and the kind of each board.

    A PDU that no part names is one part, in no board. Raises ValueError when the shares of a PDU are not above 0 or do
    not sum to 1, when a part names a PDU or a board that is not there, or when a PDU or a part is stated twice.
    """

    pdus: tuple[Pdu, ...]
    parts: tuple[Part, ...] = ()
    boards: Mapping[str, BoardKind] = field(default_factory=dict)

    def __post_init__(self) -> None:
        codes = {pdu.code for pdu in self.pdus}
        if len(codes) < len(self.pdus) or len({part[:2] for part in self.parts}) < len(self.parts):
            raise ValueError("a PDU or a part is stated twice")
        if any(part.share <= 0 for part in self.parts):
            raise ValueError("a part has nothing of its PDU")
        totals: dict[str, float] = {}
        for part in self.parts:
            if part.pdu not in codes or (part.board is not None and part.board not in self.boards):
                raise ValueError(f"part {part.pdu} / {part.board} names an area that is not there")
            totals[part.pdu] = totals.get(part.pdu, 0.0) + part.share
        for pdu, total in totals.items():
            if abs(total - 1) > ROUNDED_SHARES:
                raise ValueError(f"the parts of {pdu} sum to {total}, not to 1")


class Service(NamedTuple):
    """A service that is published and said to be delivering; its own dates are looked at here.

    `needs` None: nobody has told us its needs; empty: none of ours. `need_weights` are in the order of `needs`.
    `areas` are codes of PDUs, regions, nations, boards, `K04000001` or parts; `area_shares` are in their order and
    count only where every entry is a PDU. `provision_kind` is `dedicated`, `probation_element` or `mainstream`.
    None in any other column is *not known*; in `starts_on` and `ends_on` it is *no limit*.
    """

    key: str
    provision_kind: str
    needs: tuple[str, ...] | None
    areas: tuple[AreaCode, ...]
    need_weights: tuple[float, ...] | None = None
    area_shares: tuple[float, ...] | None = None
    starts_per_year: float | None = None
    places: float | None = None
    mean_weeks: float | None = None
    probation_share: float | None = None
    capacity_as_at: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None


class Outcome(StrEnum):
    """What a check found."""

    COMPLETE_LIST = "complete_list"
    NO_SERVICE = "no_service"


class Check(NamedTuple):
    """A dated statement about the list of services for a need in an area of any kind."""

    area: AreaCode
    need: str
    checked_on: date
    outcome: str
