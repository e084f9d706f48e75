"""A reader with the table in hand tries to recover a suppressed count, and cannot.

Every table consistent with what is shown is tried. The reader of a plain table is the strongest one: she
knows the rules, so that tables are consistent only when they would be shown in just the same way. The reader
of a table of groups subtracts: she knows that a suppressed count is 1 to 7, and how numbers are rounded.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provision.disclosure import SUPPRESSED, Total, disclose_groups, disclose_parts
from provision.figures import rounded

Table = tuple[int, ...]
hidden_counts = st.integers(min_value=1, max_value=7)
people = st.one_of(hidden_counts, hidden_counts, st.integers(min_value=0, max_value=60))


def shown_alike(tables: Iterable[Table]) -> Iterator[list[Table]]:
    """The tables in bunches that look the same once disclosed."""
    bunches: dict[Hashable, list[Table]] = defaultdict(list)
    for table in tables:
        bunches[disclose_parts(table)].append(table)
    yield from bunches.values()


def given_away(bunch: list[Table]) -> list[int]:
    """The suppressed cells that hold one and the same number in every table of the bunch."""
    parts = disclose_parts(bunch[0]).parts
    return [
        cell
        for cell, part in enumerate(parts)
        if part == SUPPRESSED and len({table[cell] for table in bunch}) == 1
    ]


@pytest.mark.parametrize("width", [1, 2, 3])
def test_no_small_table_gives_a_suppressed_count_away(width: int) -> None:
    tables = product(range(21), repeat=width)

    assert [bunch for bunch in shown_alike(tables) if given_away(bunch)] == []


@pytest.mark.parametrize("rest", [(), (0,), (8,), (12,), (12, 8)])
@pytest.mark.parametrize("hidden", [3, 4, 5])
def test_no_table_of_suppressed_counts_beside_shown_ones_gives_one_away(
    hidden: int, rest: tuple[int, ...]
) -> None:
    tables = (cells + rest for cells in product(range(1, 8), repeat=hidden))

    assert [bunch for bunch in shown_alike(tables) if given_away(bunch)] == []


def one_step_away(table: Table) -> Iterator[Table]:
    """Tables with one cell changed by one, or with one person moved from a cell to another."""
    for cell, step in product(range(len(table)), (-1, 1)):
        changed = (*table[:cell], table[cell] + step, *table[cell + 1 :])
        yield changed
        for other in set(range(len(table))) - {cell}:
            yield (*changed[:other], changed[other] - step, *changed[other + 1 :])


@given(st.lists(people, min_size=1, max_size=10).map(tuple))
def test_every_suppressed_count_could_as_well_be_another_one(table: Table) -> None:
    shown = disclose_parts(table)

    lookalikes = [
        other for other in one_step_away(table) if min(other) >= 0 and disclose_parts(other) == shown
    ]

    for cell, part in enumerate(shown.parts):
        assert part != SUPPRESSED or any(other[cell] != table[cell] for other in lookalikes)


def may_be(total: Total, *, people: Iterable[int]) -> bool:
    """True when a reader who subtracts cannot rule out that the total is of these people."""
    return total.suppressed > 0 or total.shown is None or rounded(sum(people), base=5) == total.shown


@pytest.mark.parametrize("sizes", [(1, 1), (1, 2), (1, 3), (2, 2), (1, 1, 1), (1, 1, 3), (2, 3)])
def test_totals_of_groups_and_their_total_together_give_no_suppressed_count_away(
    sizes: tuple[int, ...],
) -> None:
    def grouped(cells: Table) -> list[Table]:
        starts = [sum(sizes[:group]) for group in range(len(sizes))]
        return [cells[start : start + size] for start, size in zip(starts, sizes, strict=True)]

    tables = list(product((1, 2, 4, 6, 7), repeat=sum(sizes)))
    for shown in {disclose_groups(grouped(cells)) for cells in tables}:
        consistent = [
            cells
            for cells in tables
            if may_be(shown.total, people=cells)
            and all(
                may_be(group.total, people=part)
                for group, part in zip(shown.groups, grouped(cells), strict=True)
            )
        ]
        assert all(len(set(cell)) > 1 for cell in zip(*consistent, strict=True))
