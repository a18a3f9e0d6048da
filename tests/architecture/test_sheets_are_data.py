"""A sheet module holds a title, a table's name and columns, and nothing else."""

import ast
from pathlib import Path

import pytest

SHEETS = sorted((Path(__file__).parents[2] / "reports" / "sheets").glob("[a-z]*.py"))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_is_three_names_and_no_code(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = {type(node) for node in tree.body}
    names = [node.targets[0].id for node in tree.body if isinstance(node, ast.Assign)]

    assert kinds <= {ast.Expr, ast.ImportFrom, ast.Assign}
    assert names == ["TITLE", "TABLE", "COLUMNS"]
