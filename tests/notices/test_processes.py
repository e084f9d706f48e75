"""Whole processes: several at once, and one that is killed in the middle."""

import os
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from tests.notices.one_run import KILLED
from tests.notices.scenes import a_due_service

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[2]
MESSAGES = 12


@pytest.fixture(name="environment")
def _environment(tmp_path: Path) -> Mapping[str, str]:
    """What another process needs to work on a database with twelve entries that are due."""
    for number in range(MESSAGES):
        a_due_service(lead=f"lead{number}@example.org")
    return os.environ | {"DATABASE_URL": _address(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}


def _address(folder: Path) -> str:
    """The test database's, or, where it is in this process's memory, that of a copy of it."""
    parts = connection.settings_dict
    if connection.vendor == "postgresql":
        who = f"{parts['USER']}:{quote(parts['PASSWORD'])}@{parts['HOST']}:{parts['PORT']}"
        return f"postgres://{who}/{parts['NAME']}"
    with sqlite3.connect(folder / "copy.sqlite3") as copy:
        connection.connection.backup(copy)
    copy.close()
    return f"sqlite:///{folder / 'copy.sqlite3'}"


def start(environment: Mapping[str, str], *words: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.notices.one_run", *words]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)


def identities_in(folder: Path) -> Counter[str]:
    """How often each Message-ID stands in what was written."""
    text = "".join(file.read_text(encoding="utf-8") for file in folder.iterdir())
    return Counter(re.findall(r"^Message-ID: (.+)$", text, re.MULTILINE))


def test_three_runs_at_once_send_every_message_once(environment: Mapping[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    runs = [start(environment, str(folder)) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert set(identities_in(folder).values()) == {1}
    assert len(identities_in(folder)) == MESSAGES


def test_a_run_that_is_killed_repeats_the_one_message_that_it_had_in_hand(
    environment: Mapping[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "mail"
    assert start(environment, str(folder), "5").wait() == KILLED
    assert len(identities_in(folder)) == 5

    assert start(environment, str(folder)).wait() == 0

    assert sorted(identities_in(folder).values()) == [1] * (MESSAGES - 1) + [2]
