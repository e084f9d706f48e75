"""The examples that govuk-frontend ships with itself: options in, HTML out."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMPONENTS = Path(__file__).parents[2] / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"


@dataclass(frozen=True)
class Fixture:
    """One example of a component."""

    component: str
    name: str
    options: dict[str, Any]
    html: str

    def __str__(self) -> str:
        return f"{self.component}: {self.name}"


def expressible(component: str, *, by: set[str], needing: set[str]) -> list[Fixture]:
    """The examples whose every option a Django form can say, and which have what a Django field cannot do without.

    Options are listed by path: `label.text`, `items.value`.
    """
    return [one for one in all_of(component) if needing <= set(paths(one.options)) <= by]


def all_of(component: str) -> list[Fixture]:
    """Every example of a component."""
    shipped = json.loads((COMPONENTS / component / "fixtures.json").read_text(encoding="utf-8"))["fixtures"]
    return [Fixture(component, one["name"], one["options"], one["html"]) for one in shipped]


def paths(options: Any, *, start: str = "") -> Iterator[str]:
    """The paths of all options that are set; a list is gone through without a number."""
    if isinstance(options, dict):
        for name, value in options.items():
            yield from paths(value, start=f"{start}.{name}" if start else name)
    elif isinstance(options, list) and options:
        for value in options:
            yield from paths(value, start=start)
    else:
        yield start
