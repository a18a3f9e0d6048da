"""Nothing is written outside the actions, so that nothing is changed without who and why."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "delete",
    "get_or_create",
    "update_or_create",
}
ALLOWED = {
    "web/history.py",
    "web/models.py",
    "reports/downloads.py",
    "reports/plan_word.py",  # a file
    "reports/workbook/__init__.py",
}
SOURCES = [
    path
    for app in settings.APPS
    for path in sorted((ROOT / app).rglob("*.py"))
    if not {"actions", "migrations"} & set(path.relative_to(ROOT).parts)
    and path.relative_to(ROOT).as_posix() not in ALLOWED
]


def writes_in(source: str) -> list[str]:
    """The calls of methods that write, with their line."""
    return [
        f"line {node.lineno}: .{node.func.attr}()"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_outside_the_actions_writes_nothing(path):
    found = writes_in(path.read_text(encoding="utf-8"))

    assert found == []


def test_a_write_in_a_page_would_be_found():
    assert writes_in("def post(self):\n    self.need.delete()") == ["line 2: .delete()"]
