"""What a page of the grid was opened with, in one field: no cell is written over unseen, and only what is changed is saved.

A line for each cell that has a figure: its key, the stamp of the figure, and the texts that stood
in its fields, parted by tabs.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from municipalities.entries import stamp
from municipalities.grid import Cell
from municipalities.grid_reasons import Fields, Together, together
from municipalities.grid_saving import Outcome, State, Typed
from municipalities.grid_texts import texts_of
from web.forms import CONTROL_CHARACTERS, INVISIBLE

KEY = re.compile(r"c-([0-9]{1,15})-([0-9]{1,15})")
LONGEST = 2000  # characters of one text
HALF_SIGNS = "[\ud800-\udfff]"  # half of a pair, which no database can keep
UNREADABLE = re.compile(rf"{CONTROL_CHARACTERS}|{INVISIBLE.pattern}|{HALF_SIGNS}")


class Opened(NamedTuple):
    """The stamp of a cell's figure and the texts of its fields."""

    seen: str = ""
    texts: tuple[str, str] = ("", "")


def written(opened: Mapping[str, Opened]) -> str:
    """The lines."""
    return "\n".join(
        "\t".join([key, each.seen, *(_one_line(text) for text in each.texts)])
        for key, each in opened.items()
    )


def of_cells(cells: Iterable[Cell]) -> dict[str, Opened]:
    """What stands now; a cell without a figure needs no line."""
    return {
        cell.key: Opened(stamp(cell.figure), cell.texts)
        for cell in cells
        if cell.figure is not None
    }


def read(text: str) -> dict[str, Opened]:
    """The lines, as the page gives them back; those that are not ours are passed over."""
    found = {}
    for line in text.replace("\r", "").split("\n"):
        fields = line.split("\t")
        if len(fields) == 4:
            found[fields[0]] = Opened(fields[1], (fields[2], fields[3]))
    return found


def after(opened: Mapping[str, Opened], outcomes: Iterable[Outcome]) -> dict[str, Opened]:
    """What the page holds after a save: where someone else was first, their figure has now been seen.

    What was refused for other reasons is still held against what the page was opened with.
    """
    seen = dict(opened)
    for outcome in outcomes:
        if outcome.state in (State.SAVED, State.CHANGED):
            seen[outcome.typed.key] = Opened(stamp(outcome.figure), texts_of(outcome.figure))
    return seen


def typed_in(posted: Mapping[str, str]) -> list[Typed]:
    """The cells of a posted form whose texts are others than those it was opened with."""
    opened = read(posted.get("opened", ""))
    found = []
    for name in posted:
        match = KEY.fullmatch(name)
        if match:
            typed = _typed(posted, match[1], match[2], opened)
            if typed.choice or typed.texts != opened.get(typed.key, Opened()).texts:
                found.append(typed)
    return found


def _typed(
    posted: Mapping[str, str], indicator: str, period: str, opened: Mapping[str, Opened]
) -> Typed:
    key = f"{indicator}-{period}"

    def text(name: str) -> str:
        return readable(posted.get(f"{name}-{key}", ""))

    was = opened.get(key, Opened())
    choice = posted.get(f"a-{key}")
    fields = Fields(_one_line(choice or ""), text("c"), text("d"))
    found = together(fields, was.texts) if choice is not None else Together(fields[1:])
    return Typed(
        indicator=int(indicator),
        period=int(period),
        texts=found.texts,
        choice=found.choice,
        seen=was.seen,
        note=text("note"),
        why=text("why"),
    )


def readable(text: str) -> str:
    """A text without signs that cannot be read, and no longer than any of ours."""
    return UNREADABLE.sub("", text).strip()[:LONGEST]


def _one_line(text: str) -> str:
    return " ".join(text.split())
