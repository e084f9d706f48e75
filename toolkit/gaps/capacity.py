"""How much each service can do in a year or at a time, before anything is shared out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from toolkit.gaps.inputs import DEDICATED, Service
from toolkit.gaps.sums import BoolArray, FloatArray

WEEKS_IN_A_YEAR = 52


@dataclass(frozen=True)
class Capacity:
    """By service, as told; NaN is not told. What is not fresh is *not known*, whatever was told.

    `starts` a year and `places` are of the whole service; `share` is the fraction that is for people on probation.
    """

    starts: FloatArray
    places: FloatArray
    share: FloatArray
    is_fresh: BoolArray


def is_delivering(service: Service, *, as_at: date) -> bool:
    """Say whether a service's own dates let it deliver on a day; first and last day count."""
    has_begun = service.starts_on is None or service.starts_on <= as_at
    return has_begun and (service.ends_on is None or service.ends_on >= as_at)


def capacity_of(services: Sequence[Service], *, known_on: date, valid_days: int) -> Capacity:
    """Work out what each service can do, in both units, each from the other by Little's law where it must be.

    Little's law: people with a service = people starting a year × years each stays.
    """
    starts, places, weeks = (
        np.array([service[column] for service in services], dtype=np.float64).reshape(-1)
        for column in (_column("starts_per_year"), _column("places"), _column("mean_weeks"))
    )
    weeks = np.where(weeks > 0, weeks, np.nan)
    return Capacity(
        starts=np.where(np.isnan(starts), places * WEEKS_IN_A_YEAR / weeks, starts),
        places=np.where(np.isnan(places), starts * weeks / WEEKS_IN_A_YEAR, places),
        share=_share_for_probation(services),
        is_fresh=_is_fresh(services, known_on=known_on, valid_days=valid_days),
    )


def _column(name: str) -> int:
    return Service._fields.index(name)


def _is_fresh(services: Sequence[Service], *, known_on: date, valid_days: int) -> BoolArray:
    """A capacity without a date, of a later day, or too old is not known, whatever its value."""
    today = known_on.toordinal()
    oldest = today - valid_days
    return np.array(
        [
            service.capacity_as_at is not None and oldest <= service.capacity_as_at.toordinal() <= today
            for service in services
        ],
        dtype=bool,
    )


def _share_for_probation(services: Sequence[Service]) -> FloatArray:
    shares = np.array([service.probation_share for service in services], dtype=np.float64)
    is_dedicated = np.array([service.provision_kind == DEDICATED for service in services], dtype=bool)
    return np.where(np.isnan(shares) & is_dedicated, 1.0, shares)
