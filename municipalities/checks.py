"""What the site refuses to work with: the demo's open doors beside real municipalities."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import Error
from django.db import connections

from municipalities.models import Participation


def only_fictional() -> bool:
    """True when nobody real takes part, so that anybody may be let in."""
    return not Participation.objects.real().exists()


def demo_beside_nobody_real(
    *, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[Error]:
    """The demo lets anyone in by a button, so no database that it opens may hold real people's work."""
    if not settings.DEMO:
        return []
    return [_error(name) for name in databases or () if _has_real(name)]


def _has_real(database: str) -> bool:
    table = Participation._meta.db_table  # not there before the first migration
    there = table in connections[database].introspection.table_names()
    return there and Participation.objects.using(database).real().exists()


def _error(database: str) -> Error:
    return Error(
        f"The demo is on, and the database {database!r} holds real participants.",
        hint="Take DEMO away, or let DATABASE_URL lead to a database of the demo's own.",
        id="municipalities.E001",
    )
