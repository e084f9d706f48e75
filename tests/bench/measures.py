"""What is measured: how the national calculation and the pages grow with the number of services."""

import io
import statistics
import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.management import call_command
from django.test import Client

from tests.bench.table import Comparison
from toolkit.national import kept

SIZES = (5_000, 25_000, 100_000)
ROUNDS = 5


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


def _page(address: str) -> Callable[[], None]:
    def ask() -> None:
        response = Client().get(address)
        assert response.status_code == 200, f"{address} answered {response.status_code}"

    return ask


ACTIONS: dict[str, Callable[[], None]] = {
    "national calculation from the database": _calculate_anew,
    "dashboard, result kept": _page("/"),
    "service directory, first page": _page("/services/"),
}
