"""Returns as anybody may see them: quarters that have ended, each count by the disclosure function, no totals."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from provision.disclosure import Disclosure, disclose, resting_on, share
from provision.figures import Figure, Unit
from referrals.models import ActivityReturn
from referrals.quarters import Quarter


@dataclass(frozen=True)
class ShownReturn:
    """One quarter of one source. `in_standard` is a share of those accepted, from rounded counts."""

    quarter: Quarter
    source: str
    referred: Figure
    accepted: Figure
    declined: Figure
    in_standard: Figure
    median_wait_days: Figure
    not_attended: Figure
    completed: Figure
    reasons: tuple[tuple[str, Figure], ...]
    is_demonstration: bool


def shown_returns(returns: Iterable[ActivityReturn], *, on: date, rules: Disclosure) -> list[ShownReturn]:
    """Those whose quarter may be shown, newest first. Read them with their source and their declined counts."""
    kept = [one for one in returns if Quarter.of(one.quarter).is_shown(on=on)]
    ordered = sorted(kept, key=lambda one: (one.quarter, one.source_of_referral.code), reverse=True)
    return [_shown(one, rules=rules) for one in ordered]


def _shown(one: ActivityReturn, *, rules: Disclosure) -> ShownReturn:
    accepted = disclose(one.accepted, rules=rules)
    in_time = disclose(one.first_contact_in_standard, rules=rules)
    return ShownReturn(
        quarter=Quarter.of(one.quarter),
        source=str(one.source_of_referral),
        referred=disclose(one.referred, rules=rules),
        accepted=accepted,
        declined=disclose(one.declined, rules=rules),
        in_standard=share(in_time, of=accepted),
        median_wait_days=_median(one, rules=rules),
        not_attended=disclose(one.not_attended, rules=rules),
        completed=disclose(one.completed, rules=rules),
        reasons=tuple(
            (str(count.reason), disclose(count.people, rules=rules)) for count in one.declined_reasons.all()
        ),
        is_demonstration=one.is_demonstration,
    )


def _median(one: ActivityReturn, *, rules: Disclosure) -> Figure:
    """A median rests on the people accepted; where nobody says how many, it may rest on few, and is not known."""
    if one.median_wait_days is None:
        return disclose(None, rules=rules)
    return resting_on(one.accepted, value=one.median_wait_days, unit=Unit.DAYS, rules=rules)
