"""The rules by which a request wants a closer look."""

from typing import Any

import pytest

from provision.entries.risk import Asked, Risk, collisions, risks

BASE = {"name": "Hope", "starts_per_year": "40", "places": "10", "areas": "N1"}
SOURCE = {"source": "A leaflet"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"texts": {"source": "A leaflet", "name": "New Hope"}}, ()),
        ({"texts": {"name": "New Hope"}}, (Risk.NO_SOURCE,)),
        ({"texts": SOURCE | {"how_to_refer": "Ring"}}, (Risk.REFERRAL_ROUTE,)),
        ({"texts": SOURCE | {"max_age": "65"}}, (Risk.ELIGIBILITY,)),
        ({"texts": SOURCE | {"areas": "N1;N2"}}, (Risk.COVERAGE,)),
        ({"texts": SOURCE | {"starts_per_year": "50"}}, (Risk.CAPACITY,)),
        ({"texts": SOURCE | {"starts_per_year": "30"}}, (Risk.LESS_CAPACITY, Risk.CAPACITY)),
        ({"texts": SOURCE | {"places": ""}}, (Risk.LESS_CAPACITY, Risk.CAPACITY)),
        ({"texts": SOURCE | {"places": "many"}}, (Risk.CAPACITY,)),
        ({"texts": SOURCE | {"probation_share": "0.5"}}, (Risk.CAPACITY,)),
        ({"texts": SOURCE | {"delivery": "paused"}}, (Risk.LESS_CAPACITY,)),
        ({"texts": SOURCE | {"delivery": "delivering"}}, ()),
        ({"texts": SOURCE | {"address_visibility": "public"}}, (Risk.SHOWS_ADDRESS,)),
        ({"texts": SOURCE | {"organisation": "A"}, "is_provider_known": False}, (Risk.NEW_PROVIDER,)),
        ({"texts": SOURCE, "is_provider_known": False}, ()),
        ({"texts": SOURCE | {"name": "B"}, "others": [{"name": "C"}]}, (Risk.COLLIDES,)),
        ({"texts": SOURCE | {"name": "B"}, "others": [{"name": "B"}, {"url": "x"}]}, ()),
        ({"texts": SOURCE | {"name": "B"}, "since": {"name": "C"}}, (Risk.OUTDATED,)),
        ({"texts": SOURCE | {"name": "B"}, "since": {"name": "B", "url": "x"}}, ()),
        (
            {"base": {}, "texts": {"name": "B", "starts_per_year": "3", "areas": "N1", "delivery": "paused"}},
            (Risk.NO_SOURCE,),
        ),
    ],
)
def test_each_rule_holds_where_it_says_so(asked: dict[str, Any], expected: tuple[Risk, ...]) -> None:
    assert risks(Asked(**{"base": BASE} | asked)) == expected


def test_two_requests_collide_where_they_ask_different_things_of_one_column() -> None:
    assert collisions({"name": "B", "url": "x", "places": "2"}, {"name": "C", "url": "x", "tier": "y"}) == [
        "name"
    ]
