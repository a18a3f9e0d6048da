"""SQLite whose connections know Norwegian."""

from sqlite3 import Connection
from typing import Any

from django.db.backends.sqlite3 import base

from web import collation


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with the order `nb` and a LIKE that folds æ, ø, å and Sámi letters."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Each connection is taught anew: SQLite keeps neither order nor functions in its file."""
        connection = super().get_new_connection(conn_params)
        connection.create_collation(collation.NAME, collation.compare)
        for arguments in (2, 3):
            connection.create_function("like", arguments, collation.like, deterministic=True)
        return connection
