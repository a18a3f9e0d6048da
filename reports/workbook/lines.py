"""How many lines a text takes: Excel gives no row more room than the file says.

The letters of Calibri are told in digits, as the columns are.
"""

from math import ceil
from typing import Any

MOST_LETTERS = 4_000  # nothing longer fits in a row
USUAL, SPACE, PICTURE = 1.04, 0.45, 2.1
FIRST_PICTURE = "\u2e80"  # letters as wide as they are high, and pictures, come from here on
WIDE = (
    (" 'ijl|", 0.47),
    ("!,.:;I", 0.54),
    ("()-[]Jfrt{}", 0.69),
    ("/Lcsxzčšž", 0.85),
    ("EFSTYZaegkvyáåŠŽ", 0.98),
    ("ADGHNOQUVXÁÅØĐŊ&", 1.33),
    ("%mwæ", 1.58),
    ("@MWÆ", 1.77),
)


class _Widths(dict):
    """The width of each letter; one that is not listed is as wide as most."""

    def __missing__(self, letter: str) -> float:
        return USUAL if letter < FIRST_PICTURE else PICTURE


_widths = _Widths({letter: width for letters, width in WIDE for letter in letters})


def lines_of(text: Any, room: float) -> int:
    """How many lines a text takes when it wraps between words in a room of so many digits."""
    told = str(text)[:MOST_LETTERS]
    return sum(_wrapped(line, room) for line in told.split("\n"))


def _wide(text: str) -> float:
    return sum(map(_widths.__getitem__, text))


def _wrapped(line: str, room: float) -> int:
    """The lines of one paragraph; a word that is too long for a line is broken."""
    if _wide(line) <= room:
        return 1
    lines, used = 1, 0.0
    for word in line.split(" "):
        wide = _wide(word)
        if used and used + SPACE + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + (SPACE if used else 0)
        broken = max(ceil(used / room) - 1, 0)
        lines, used = lines + broken, used - broken * room
    return lines
