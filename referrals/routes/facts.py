"""What a service says about whom it takes, a person as far as services ask, and the answer of the one to the other."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

NO_YOUNGEST, NO_OLDEST = 0, 999
"""Ages of a service that was asked, and has no lower or no upper limit."""

FEMALE, MALE = "female", "male"
BOTH = frozenset({FEMALE, MALE})

STANDS_FOR = MappingProxyType({"personality_disorder": "pd", "learning_disability": "ld_autism"})
"""Needs that are a circumstance too: a service that will not take people with it takes nobody who has the need."""


class Answer(StrEnum):
    TAKES = "takes"
    MAY_TAKE = "may_take"
    DOES_NOT_TAKE = "does_not_take"


class Refusal(StrEnum):
    """Why a service does not take somebody, besides the codes of circumstances that it excludes."""

    NEED = "need"
    OUT_OF_AREA = "out_of_area"
    SEX = "sex"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    STAGE = "stage"
    NOT_DELIVERING = "not_delivering"
    REFERRALS_CLOSED = "referrals_closed"


class Unknown(StrEnum):
    """What is not known, so that a service may take somebody: of the service, except where the name says otherwise."""

    NEEDS = "needs"
    AREA = "area"  # it covers only a part of the unit
    SEX = "sex"
    YOUNGEST = "youngest"
    OLDEST = "oldest"
    STAGE = "stage"
    EXCLUSIONS = "exclusions"
    DELIVERY = "delivery"
    PERSONS_SEX = "persons_sex"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What a service says about whom it takes. None: not known; what is past its clock arrives as not known.

    `units` are the ids of units that it covers, `units_in_part` of those of which it covers a part only. `needs` are
    codes, empty for a service that was asked and is for none of ours. `exclusions` are codes of circumstances.
    Ages are in whole years, both ends taken; `NO_YOUNGEST` and `NO_OLDEST` stand for no limit. `is_delivering` is None
    where nobody has stated it. `is_open`: the day lies within its referral window. `near` are units in which people
    find it in a probation office. `told_on` is the newest day on which anything of it was told.
    """

    id: int
    name: str = ""
    units: frozenset[int] = frozenset()
    units_in_part: frozenset[int] = frozenset()
    near: frozenset[int] = frozenset()
    needs: frozenset[str] | None = None
    sexes: frozenset[str] | None = None
    min_age: int | None = None
    max_age: int | None = None
    exclusions: frozenset[str] | None = None
    stages: frozenset[str] | None = None
    service_type: str = ""
    is_delivering: bool | None = True
    is_open: bool = True
    is_support_only: bool = False
    wait_weeks: float | None = None
    told_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A person as far as services ask. Never anybody in particular: nothing here is kept.

    `needs` has at least one code. `sex` None: not said. `age` None and `stage` empty: not asked about, so that they
    decide nothing. `circumstances` are codes of exclusions.
    """

    unit: int
    needs: frozenset[str]
    sex: str | None = None
    age: int | None = None
    circumstances: frozenset[str] = frozenset()
    stage: str = ""

    @property
    def bars(self) -> frozenset[str]:
        """The circumstances, and those that the needs stand for."""
        return self.circumstances | {STANDS_FOR[need] for need in self.needs if need in STANDS_FOR}


@dataclass(frozen=True)
class Verdict:
    """`refusals` are codes of `Refusal` or of circumstances, `unknowns` say what to ask; empty where they do not decide.

    `meets` are the person's needs that the service is for, `may_meet` those that it may be for.
    """

    answer: Answer
    refusals: tuple[str, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    meets: frozenset[str] = field(default_factory=frozenset)
    may_meet: frozenset[str] = field(default_factory=frozenset)

    @property
    def takes(self) -> bool:
        return self.answer is Answer.TAKES

    @property
    def may_take(self) -> bool:
        return self.answer is Answer.MAY_TAKE

    def takes_for(self, need: str) -> bool:
        """Whether it is a route for one of the person's needs."""
        return self.takes and need in self.meets

    def may_take_for(self, need: str) -> bool:
        """Whether it may be a route for one of the person's needs, and is not known to be."""
        if self.answer is Answer.DOES_NOT_TAKE or self.takes_for(need):
            return False
        return need in self.meets or need in self.may_meet
