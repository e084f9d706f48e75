"""What is measured: how the national calculation and the pages grow with the number of services."""

import io
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import islice

from django.conf import settings
from django.core.management import call_command
from django.test import Client

from provision.models import Service
from provision.reference import reference_now
from provision.today import today
from referrals.finding.circumstances import STRUCTURED
from referrals.finding.covering import Covering
from referrals.finding.offers import read_offers
from referrals.routes import Offer, collisions
from tests.bench.table import Comparison
from toolkit.national import kept

SIZES = (5_000, 25_000, 100_000)
ROUNDS = 5
AT_A_TIME = 2_000


def measured() -> Iterator[Comparison]:
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0, stdout=io.StringIO())
    sides: dict[int, dict[str, float]] = {}
    for size in SIZES:
        call_command("make_services", size, verbosity=0)
        sides[size] = {name: _median(action) for name, action in ACTIONS.items()}
    small = sides[SIZES[0]]
    for size in SIZES[1:]:
        times = size / SIZES[0]
        yield _compared(
            "national calculation from the database", small, sides[size], size=size, bound=1.3 * times
        )
        yield _compared(
            "whom nobody takes, every unit, from the database",
            small,
            sides[size],
            size=size,
            bound=1.3 * times,
        )
        yield _compared("dashboard, result kept", small, sides[size], size=size, bound=times)
        yield _compared("service directory, first page", small, sides[size], size=size, bound=times)
    yield Comparison(
        "dashboard, result kept, against worked out anew (5,000)", small["national calculation from the database"],
        small["dashboard, result kept"], bound=1,
    )  # fmt: skip


def _compared(
    name: str, small: dict[str, float], large: dict[str, float], *, size: int, bound: float
) -> Comparison:
    return Comparison(
        f"{name}, {size:,} services against {SIZES[0]:,}", small[name], large[name], bound=bound
    )


def _median(action: Callable[[], object]) -> float:
    action()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _calculate_anew() -> None:
    kept.forget()
    kept.national_now()


def _whom_nobody_takes() -> None:
    """Of all units, with the usual circumstances: services read a few thousand at a time, then worked out at once."""
    words, on = reference_now(), today()
    covering, offers = Covering(words.atlas, on=on), list[Offer]()
    listed = Service.objects.listed(on=on, clocks=words.clocks).select_related("organisation")
    rows = listed.iterator(chunk_size=AT_A_TIME)
    while chunk := list(islice(rows, AT_A_TIME)):
        offers += read_offers(chunk, words=words, on=on, covering=covering, with_offices=False).offers
    units = [unit.id for unit in words.atlas.of_type("pdu", on=on)]
    needs = [need.code for need in words.needs]
    assert collisions(offers, units=units, needs=needs, circumstances=STRUCTURED)


def _page(address: str) -> Callable[[], None]:
    def ask() -> None:
        response = Client().get(address)
        assert response.status_code == 200, f"{address} answered {response.status_code}"

    return ask


ACTIONS: dict[str, Callable[[], None]] = {
    "national calculation from the database": _calculate_anew,
    "whom nobody takes, every unit, from the database": _whom_nobody_takes,
    "dashboard, result kept": _page("/"),
    "service directory, first page": _page("/services/"),
}
