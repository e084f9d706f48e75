"""The demonstration's script: TOML files that a person who does not program can read, one a place."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "script"
Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Script:
    """What the files say, in their order. Days are texts that count from today (see `days`)."""

    bodies: tuple[Entry, ...]
    services: tuple[Entry, ...]
    caseloads: tuple[Entry, ...]
    checks: tuple[Entry, ...]
    requests: tuple[Entry, ...] = ()


def read_script() -> Script:
    """Read every file of the script."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))]

    def all_of(kind: str) -> tuple[Entry, ...]:
        return tuple(entry for file in files for entry in file.get(kind, ()))

    return Script(all_of("body"), all_of("service"), all_of("caseload"), all_of("check"), all_of("request"))
