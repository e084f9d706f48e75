"""From facts to the result, step by step."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from toolkit.gaps.across_needs import NeedRows
from toolkit.gaps.areas import AreaRows, area_rows
from toolkit.gaps.capacity import capacity_of, is_delivering
from toolkit.gaps.checks import newest_checks
from toolkit.gaps.inputs import Check, Geography, Need, Service, Settings
from toolkit.gaps.larger import caseload_by_row, people_of
from toolkit.gaps.ledger import ledger_of
from toolkit.gaps.result import Gaps, Unplaced
from toolkit.gaps.supply import supply_of
from toolkit.needs import CaseloadFigure, caseloads_of_pdus, own_caseloads


def calculate(
    geography: Geography,
    *,
    caseloads: Iterable[CaseloadFigure],
    needs: Sequence[Need],
    services: Iterable[Service],
    checks: Iterable[Check],
    as_at: date,
    known_on: date,
    settings: Settings | None = None,
    withheld: Collection[str] = (),
) -> Gaps:
    """Work out need, supply, coverage and state of every cell at every level.

    `as_at` decides who is delivering; `known_on`, the earlier of `as_at` and today, decides freshness, and facts dated
    after it are ignored. `withheld` are PDUs whose own figure is too small to estimate need from, and may not be replaced
    by a share of a larger one. The order of any input changes nothing. Raises ValueError where weights or shares are of
    another length than what they weigh.
    """
    settings = settings or Settings()
    rows, columns = area_rows(geography), NeedRows(tuple(needs))
    own = own_caseloads(caseloads, known_on=known_on, community_share=settings.community_share)
    used = {area: caseload for area, caseload in own.items() if area not in withheld}
    of_pdus = caseloads_of_pdus(rows.pdus, own=own, withheld=withheld)
    by_row = caseload_by_row(rows, of_pdus=of_pdus, own=used)
    delivering = _delivering(services, as_at=as_at)
    ledger = ledger_of(
        delivering,
        capacity=capacity_of(delivering, known_on=known_on, valid_days=settings.capacity_valid_days),
        needs=columns,
        rows=rows,
        caseload_of_pdu=people_of(by_row)[rows.pdu_rows],
    )
    return Gaps(
        as_at=as_at,
        known_on=known_on,
        settings=settings,
        rows=rows,
        needs=columns,
        caseloads=by_row,
        supply=supply_of(ledger, rows=rows, needs=len(columns.needs)),
        checked=newest_checks(
            checks, rows=rows, needs=columns, known_on=known_on, valid_days=settings.check_valid_days
        ),
        ledger=ledger,
        unplaced=_unplaced(delivering, rows=rows),
    )


def _delivering(services: Iterable[Service], *, as_at: date) -> list[Service]:
    """Return services that deliver on the day, by key, so that sums come out the same in whatever order they came."""
    return sorted(
        (service for service in services if is_delivering(service, as_at=as_at)),
        key=lambda service: service.key,
    )


def _unplaced(services: Sequence[Service], *, rows: AreaRows) -> Unplaced:
    return Unplaced(
        needs_not_known=tuple(s.key for s in services if s.needs is None),
        none_of_our_needs=tuple(s.key for s in services if s.needs == ()),
        areas_not_known=tuple(s.key for s in services if not any(area in rows.row_of for area in s.areas)),
    )
