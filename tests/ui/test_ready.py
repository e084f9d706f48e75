"""Whether the site says that it can serve, and only when it can."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoDbBlocker

WHERE = "/readyz"


@pytest.mark.django_db
def test_it_is_ready_when_the_database_answers_and_every_migration_is_applied(client: Client) -> None:
    answer = client.get(WHERE)

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.django_db
def test_it_is_not_ready_while_a_migration_waits(client: Client) -> None:
    [newest] = MigrationLoader(connection).graph.leaf_nodes("provision")
    MigrationRecorder(connection).record_unapplied(*newest)

    answer = client.get(WHERE)

    assert (answer.status_code, answer.content) == (503, b"migrations wait: run manage.py migrate\n")


@contextmanager
def _a_database_that_refuses(error: Exception) -> Iterator[None]:
    def refuse(*_: object) -> None:
        raise error

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.django_db
@pytest.mark.parametrize("error", [DatabaseError("gone"), InterfaceError("connection already closed")])
def test_it_is_not_ready_when_the_database_does_not_answer(client: Client, error: Exception) -> None:
    with _a_database_that_refuses(error):
        answer = client.get(WHERE)

    assert (answer.status_code, answer.content) == (503, b"the database does not answer\n")


def test_it_says_nothing_of_the_trouble(client: Client, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), _a_database_that_refuses(DatabaseError("password=secret")):
        answer = client.get(WHERE)

    assert b"secret" not in answer.content


@pytest.mark.django_db
def test_it_is_read_and_never_written_to(client: Client) -> None:
    assert client.head(WHERE).status_code == 200
    assert client.post(WHERE).status_code == 405
