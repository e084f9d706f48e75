"""What tests of the log arrange: words, and reports."""

from datetime import date
from uuid import uuid4

from accounts.models import User
from provision.models import Area, Need, Term, Vocabulary
from provision.reference import reference_now
from referrals.models import UnmetNeed
from referrals.unmet.reporting import Told, report
from tests.factories import NeedFactory, TermFactory

NOVEMBER = date(2026, 11, 1)
TODAY = date(2026, 11, 24)


def words() -> tuple[Need, Term]:
    """A need, and the reason `no_gp`."""
    return NeedFactory(), TermFactory(
        vocabulary=Vocabulary.EXCLUSION, code="no_gp", label="People without a GP"
    )


def send(*, by: User, area: Area, need: Need, reason: str = "no_gp", declined_by: str = "") -> UnmetNeed:
    """A report of November 2026."""
    atlas = reference_now().atlas
    told = Told(
        area=atlas.by_code[area.code],
        needs=[need.code],
        reason=reason,
        month=NOVEMBER,
        declined_by=declined_by,
    )
    return report(told, public_id=uuid4(), by=by, atlas=atlas, on=TODAY)
