"""Where notices come from: the `notice_sources` module of every app that has something to tell.

A source is asked at every run for all that is due at that moment, told before or not: what was told is known here. What
it no longer names, and no message has told yet, is taken back: nobody is reminded of what was answered meanwhile.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from notices.addresses import AddressBook
from notices.models import Kind

LONGEST_HEADING, LONGEST_LINE = 240, 700


@dataclass(frozen=True)
class DueNotice:
    """One thing that one address is to be told: once for each `what` and `due_on`.

    `what` names the thing for good, as in `service 5f0c…`. `heading` and `lines` are what the message says, without
    line breaks; `link` is the address of its page, without the site's.
    """

    address: str
    what: str
    due_on: date
    heading: str
    lines: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True)
class Source:
    """`name` stands in the rows and must not change; `kind` decides by which choice of the address it goes."""

    name: str
    kind: Kind
    due: Callable[[datetime, AddressBook], Iterable[DueNotice]]


@cache
def sources() -> tuple[Source, ...]:
    """Every source, those of lower apps first."""
    found: list[Source] = []
    for config in reversed(list(apps.get_app_configs())):
        name = f"{config.name}.notice_sources"
        if find_spec(name):
            found += import_module(name).SOURCES
    return tuple(found)


def one_line(text: str, *, longest: int = LONGEST_LINE) -> str:
    """What somebody typed, fit to stand in a message: it cannot begin a line of its own, nor fill the page."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
