"""Which of two names a page shows."""

from dataclasses import dataclass

import pytest
from django.template import Context, Template
from django.utils import translation

from provision.names import area_name, shown_name


@dataclass
class Thing:
    name: str
    name_cy: str


BOTH, ENGLISH = Thing("Cardiff", "Caerdydd"), Thing("Leeds", "")


@pytest.mark.parametrize(
    ("language", "thing", "shown"),
    [
        ("en", BOTH, "Cardiff"),
        ("en-gb", BOTH, "Cardiff"),
        ("cy", BOTH, "Caerdydd"),
        ("cy", ENGLISH, "Leeds"),
        ("en", ENGLISH, "Leeds"),
    ],
)
def test_the_welsh_name_is_shown_on_a_welsh_page_where_there_is_one(
    language: str, thing: Thing, shown: str
) -> None:
    with translation.override(language):
        assert shown_name(thing) == area_name(thing) == shown
        template = Template("{% load areas %}{{ thing|named }}")
        assert template.render(Context({"thing": thing})) == shown
