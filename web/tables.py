"""How lists are sorted and drawn, in one way everywhere."""

from typing import Any

import django_tables2
from django.utils.safestring import SafeString

from web import table_body


class Table(django_tables2.Table):
    """Rows that are equal by the chosen column stand in the list's own order."""

    @property
    def order_by(self) -> Any:
        """The columns that it is sorted by."""
        return self._order_by

    @order_by.setter
    def order_by(self, value: Any) -> None:
        rows = self.data.data
        if isinstance(rows, list):  # sorted in place, so that equals keep the order they had
            django_tables2.Table.order_by.fset(self, value)
            return
        if not hasattr(self, "_own_order"):
            self._own_order = rows.query.order_by
        django_tables2.Table.order_by.fset(self, value)
        chosen = self.data.data
        self.data.data = chosen.order_by(*chosen.query.order_by, *self._own_order)

    def body(self) -> SafeString:
        """The rows on the page, as HTML."""
        return table_body.body(self)
