"""What several queries of a report read, as it all stood at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

AS_IT_STOOD = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"


@contextmanager
def one_read() -> Iterator[None]:
    """Let no figure change between the sheets of a file; nothing is written meanwhile.

    SQLite reads each query as it stood when it began, and its transactions would make writers
    wait. Within another transaction it is too late to ask for this.
    """
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(AS_IT_STOOD)
        yield
