"""Many plausible services over the reference areas, to measure with: the same ones for the same number and seed.

They are drawn, not told: nothing about them means anything. They are flagged as demonstration.
"""

import random
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from provision.demonstration.codes import MissingReferenceError
from provision.demonstration.draws import BENCHMARK, Drawn, draw, read_pool
from provision.demonstration.erasing import erase, erase_services
from provision.demonstration.linking import link
from provision.models import EntryStatus, Organisation, Service, ServiceCoverage, ServiceNeed
from provision.planner import count_rows_anew

SOURCE = "Invented to measure with"
AT_A_TIME = 5_000  # so that memory stays the same however many are made
SERVICES_EACH = 40  # of one organisation, on average


@transaction.atomic
def make_services(count: int, *, seed: int, today: date) -> None:
    """Make so many services, in place of any made before; 0 only takes those away.

    Raises MissingReferenceError when there are no areas, needs or words to draw from.
    """
    erase_services(Service.objects.filter(sender=BENCHMARK))
    erase(Organisation.objects.filter(is_demonstration=True, source=SOURCE))
    if count == 0:
        return
    pool, dice = read_pool(on=today), random.Random(seed)  # noqa: S311 (repeatable on purpose)
    if not (pool.areas["unit"] and pool.needs and pool.types):
        raise MissingReferenceError(
            "There are no areas or needs. Load the reference data first: manage.py load_reference."
        )
    bodies = _bodies(1 + count // SERVICES_EACH)
    for first in range(0, count, AT_A_TIME):
        numbers = range(first + 1, min(first + AT_A_TIME, count) + 1)
        _write([draw(n, pool=pool, dice=dice, today=today) for n in numbers], bodies=bodies, dice=dice)
    count_rows_anew()


def _bodies(count: int) -> Sequence[int]:
    made = Organisation.objects.bulk_create(
        Organisation(
            name=f"Benchmark organisation {number:04}",
            roles=["provides"],
            source=SOURCE,
            is_demonstration=True,
        )
        for number in range(1, count + 1)
    )
    return [body.pk for body in made]


def _write(drawn: Sequence[Drawn], *, bodies: Sequence[int], dice: random.Random) -> None:
    made = Service.objects.bulk_create(
        Service(
            status=EntryStatus.PUBLISHED,
            is_demonstration=True,
            organisation_id=dice.choice(bodies),
            source=SOURCE,
            **one.fields,
        )
        for one in drawn
    )
    told = tuple(zip((service.pk for service in made), drawn, strict=True))
    ServiceNeed.objects.bulk_create(
        ServiceNeed(service_id=pk, need_id=need, weight=weight)
        for pk, one in told
        for need, weight in one.needs.items()
    )
    ServiceCoverage.objects.bulk_create(
        ServiceCoverage(service_id=pk, area_id=area, share=share)
        for pk, one in told
        for area, share in one.areas.items()
    )
    for field in drawn[0].linked:
        link(field, [(pk, named) for pk, one in told for named in one.linked[field]])
