"""Sums over groups of numbers, which is most of what the calculation does."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


def sum_by(group: IntArray, values: FloatArray, *, groups: int) -> FloatArray:
    """Add up values by the number of their group; NaN in a group makes its sum NaN, and an empty one is 0."""
    return np.bincount(group, values, minlength=groups).astype(np.float64, copy=False)


def count_by(group: IntArray, *, groups: int) -> IntArray:
    """Count the members of each group."""
    return np.bincount(group, minlength=groups)


def bring_together(keys: IntArray) -> tuple[IntArray, IntArray]:
    """Return an order that puts equal keys side by side, and where in it each new key starts."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    return order, np.flatnonzero(is_new(ordered))


def is_new(*columns: IntArray) -> BoolArray:
    """Say of each row whether it differs from the one before in any column."""
    new = np.ones(len(columns[0]), dtype=bool)
    new[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return new


def sum_runs(values: FloatArray, *, starts: IntArray) -> FloatArray:
    """Add up the values from each start to the next."""
    return np.add.reduceat(values, starts) if len(starts) else np.zeros(0)


def starts_of(lengths: IntArray) -> IntArray:
    """Return where runs of these lengths start when laid end to end, with the end of the last one added."""
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)])
