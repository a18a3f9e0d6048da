"""The sheets of a file are read at one moment, where the database can be asked for it."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from reports import one_read


@pytest.mark.parametrize(
    ("vendor", "within", "asked"),
    [
        ("postgresql", False, [one_read.AS_IT_STOOD]),
        ("postgresql", True, []),
        ("sqlite", False, []),
    ],
)
def test_only_a_transaction_of_its_own_is_read_at_one_moment(
    monkeypatch, vendor, within, asked
):
    statements = []
    cursor = nullcontext(SimpleNamespace(execute=statements.append))
    database = SimpleNamespace(vendor=vendor, in_atomic_block=within, cursor=lambda: cursor)
    monkeypatch.setattr(one_read, "connection", database)
    monkeypatch.setattr(one_read.transaction, "atomic", nullcontext)

    with one_read.one_read():
        assert statements == asked
