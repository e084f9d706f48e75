"""Which dated check counts for each part and need: the newest that is still valid."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from toolkit.gaps.across_needs import NeedRows
from toolkit.gaps.areas import AreaRows
from toolkit.gaps.inputs import Check, Outcome
from toolkit.gaps.sums import BoolArray, IntArray

NO_CHECK = -1


@dataclass(frozen=True)
class Checked:
    """Valid checks, oldest first, and which of them counts where.

    `newest` and `says_none` are parts × needs: a place in `checks`, or -1, and whether that check says that there is no
    service. The others are areas × needs: every part has a valid check; every part has a valid complete list.
    """

    checks: tuple[Check, ...]
    newest: IntArray
    says_none: BoolArray
    is_checked: BoolArray
    has_complete_list: BoolArray

    def counting_for(self, row: int, *, need: int, rows: AreaRows) -> Check | None:
        """The check an area leans on: of those of its parts the oldest, or None when a part has none."""
        places = self.newest[rows.part_within[row], need]
        return self.checks[places.min()] if places.min() != NO_CHECK else None


def newest_checks(
    checks: Iterable[Check], *, rows: AreaRows, needs: NeedRows, known_on: date, valid_days: int
) -> Checked:
    """Find the check that counts for each part and need. A check on a larger area counts for each part in it.

    Of two checks of one day, the one that says there is no service counts: it leaves the list open.
    """
    valid = _valid(
        checks, rows=rows, needs=needs, oldest=known_on - timedelta(days=valid_days), newest=known_on
    )
    newest = np.full((len(rows.part_pdu), len(needs.needs)), NO_CHECK, dtype=np.int64)
    for place, check in enumerate(valid):
        newest[rows.parts_of[check.area], needs.column_of[check.need]] = place
    # "Has a complete list" is read as: the check that counts says `complete_list`. One that says there is no service
    # does not do, even where there is none, so a larger area with both kinds of check is open.
    says_none = np.array([check.outcome == Outcome.NO_SERVICE for check in valid] + [False], dtype=bool)[
        newest
    ]
    is_checked = newest != NO_CHECK
    return Checked(
        checks=valid,
        newest=newest,
        says_none=says_none,
        is_checked=_in_every_part(is_checked, rows=rows),
        has_complete_list=_in_every_part(is_checked & ~says_none, rows=rows),
    )


def _valid(
    checks: Iterable[Check], *, rows: AreaRows, needs: NeedRows, oldest: date, newest: date
) -> tuple[Check, ...]:
    found = [
        check
        for check in checks
        if oldest <= check.checked_on <= newest
        and check.need in needs.column_of
        and check.area in rows.row_of
    ]
    return tuple(sorted(found, key=lambda c: (c.checked_on, c.outcome == Outcome.NO_SERVICE, str(c.area))))


def _in_every_part(holds: BoolArray, *, rows: AreaRows) -> BoolArray:
    return ~(rows.part_within @ ~holds)
