"""Scenes that are built once for each worker, and laid out anew, row by row, for every test that asks.

Building goes through models and actions, with history, and takes long; laying out the same rows does not.
A test may change all it is given: its transaction is taken back, and the next test gets a fresh copy.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client
from django.utils import translation

from accounts.models import User


@dataclass(frozen=True)
class Rows:
    """What a scene added to one table."""

    insert: str
    values: list[tuple[Any, ...]]


@dataclass(frozen=True)
class Scene:
    """The rows of a scene, and the objects that its builder gave back."""

    tables: list[Rows]
    made: bytes

    def lay_out(self) -> Any:
        """Put the rows into the database, and give fresh copies of the objects."""
        with transaction.atomic(), connection.cursor() as cursor:  # tables point at later ones
            for rows in self.tables:
                cursor.executemany(rows.insert, rows.values)
        return pickle.loads(self.made)  # noqa: S301 – our own, from this process


KEPT: dict[object, Scene] = {}


def sessions(people: dict[str, User]) -> dict[str, str]:
    """Everybody logged in, each in a browser of their own: the keys of their sessions."""
    keys = {}
    for name, user in people.items():
        client = Client()
        client.force_login(user)
        keys[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return keys


def be(client: Client, session: str | None) -> None:
    """Take this browser up as it was after the log-in, or a new one that nobody has logged in to."""
    client.cookies.clear()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session


def kept(name: object, build: Callable[[], Any]) -> Any:
    """What `build` makes in a database where nobody is yet; built the first time only."""
    # A test with a real server empties all tables, and content types get new numbers.
    key = (name, ContentType.objects.order_by("pk").values_list("pk", flat=True).first())
    if key not in KEPT:
        KEPT[key] = record(build)
    return KEPT[key].lay_out()


def record(build: Callable[[], Any]) -> Scene:
    """Build a scene, note what it left in each table, and take it back."""
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        before = {table: rows_of(table)[1] for table in tables()}
        made = pickle.dumps(build())
        added = [added_to(table, before[table]) for table in tables()]
        transaction.set_rollback(True)
    return Scene([rows for rows in added if rows.values], made)


def tables() -> list[str]:
    """All tables with rows of ours, those between two models too."""
    return sorted(connection.introspection.django_table_names(include_views=False))


def added_to(table: str, before: list[tuple[Any, ...]]) -> Rows:
    """The rows of a table that were not there before; those that were must stand as they stood."""
    columns, now = rows_of(table)
    there = set(map(repr, before))
    added = [row for row in now if repr(row) not in there]
    assert len(added) + len(before) == len(now), f"A kept scene changed what stood in {table}."
    quoted = ", ".join(map(connection.ops.quote_name, columns))
    marks = ", ".join(["%s"] * len(columns))
    name = connection.ops.quote_name(table)
    return Rows(f"INSERT INTO {name} ({quoted}) VALUES ({marks})", added)  # noqa: S608


def rows_of(table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns of a table and all its rows, as the database keeps them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
        return [column[0] for column in cursor.description], cursor.fetchall()
