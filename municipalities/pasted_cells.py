"""A block copied from Excel or LibreOffice, as rows of cells. Pure: no words, no database."""

import re

# A quoted cell may hold tabs and line breaks, and "" for one quote. A quote inside a cell that is
# not quoted as a whole is a quote. Possessive, so that no text makes it slow.
CELL = re.compile(r'"((?:[^"]++|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*)')


def rows_of(text: str) -> list[list[str]]:
    """The rows of the block, each with its cells, blank ones too."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        found = CELL.match(text, place)
        rows[-1].append(_cell(found))
        place = found.end()  # type: ignore[union-attr]
        if place == len(text):
            return rows
        if text[place] == "\n":
            rows.append([])
        place += 1


def _cell(found: re.Match[str] | None) -> str:
    quoted = found[1]  # type: ignore[index]
    return found[2] if quoted is None else quoted.replace('""', '"')  # type: ignore[index]
