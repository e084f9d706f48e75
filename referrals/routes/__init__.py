"""Which service takes which person, and who is left with no route at all. Pure."""

from referrals.routes.collisions import Collision, collisions, ranked
from referrals.routes.facts import (
    BOTH,
    FEMALE,
    MALE,
    NO_OLDEST,
    NO_YOUNGEST,
    STANDS_FOR,
    Answer,
    Offer,
    Profile,
    Refusal,
    Unknown,
    Verdict,
)
from referrals.routes.next_best import Easier, easier_profiles, elsewhere
from referrals.routes.ranking import Judged, Routes, routes
from referrals.routes.verdict import verdict

__all__ = [
    "BOTH",
    "FEMALE",
    "MALE",
    "NO_OLDEST",
    "NO_YOUNGEST",
    "STANDS_FOR",
    "Answer",
    "Collision",
    "Easier",
    "Judged",
    "Offer",
    "Profile",
    "Refusal",
    "Routes",
    "Unknown",
    "Verdict",
    "collisions",
    "easier_profiles",
    "elsewhere",
    "ranked",
    "routes",
    "verdict",
]
