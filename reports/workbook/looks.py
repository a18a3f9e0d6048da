"""How a workbook looks: quiet blue on white, one typeface, thin lines between the rows."""

from typing import Any

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

NAVY, BLUE, PALE, INK, GREY, LINE = "002B52", "0062BA", "E3EFFA", "1E2B3C", "5A6472", "D5DCE4"
GOLD = "B35900"
# Of what goes the way that is wanted, the other way, or is not there yet: a sign, the ink, the paper.
MARKS = {
    True: ("✓", "0B5A2B", "E5F3EA"),
    False: ("!", "7A3E00", "FDF0DC"),
    None: ("○", "3F4A5A", "EEF1F5"),
}
TYPEFACE = "Calibri"

_under_row = Border(bottom=Side(style="thin", color=LINE))
_under_header = Border(bottom=Side(style="medium", color=BLUE))
_pale = PatternFill("solid", fgColor=PALE)


def _font(size: int = 11, color: str = INK, **more: object) -> Font:
    return Font(name=TYPEFACE, size=size, color=color, **more)


def _placed(
    horizontal: str, vertical: str = "top", *, wrap: bool = True, indent: int = 0
) -> Alignment:
    return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrap, indent=indent)


def _cell(horizontal: str, *, wrap: bool = True, **font: Any) -> dict[str, object]:
    """A cell of a table: a little away from its neighbour to the left, a thin line under it.

    What stands to the right has no indent: LibreOffice forgets it in some rows and not in others.
    """
    indent = 1 if horizontal == "left" else 0
    placed = _placed(horizontal, wrap=wrap, indent=indent)
    return {"font": _font(**font), "alignment": placed, "border": _under_row}


def _header(horizontal: str) -> dict[str, object]:
    return {
        "font": _font(color=NAVY, bold=True),
        "alignment": _placed(horizontal, "center", indent=1),
        "border": _under_header,
        "fill": _pale,
    }


def _line(
    horizontal: str = "left", size: int = 12, color: str = INK, **font: object
) -> dict[str, object]:
    """A line of a page."""
    return {
        "font": _font(size, color, **font),
        "alignment": _placed(horizontal, "center"),
    }


# What each part of a workbook looks like. Words that stand for a figure are centred and grey, so
# that no column of figures is read as if it held one there.
LOOKS: dict[str, dict[str, object]] = {
    "text": _cell("left"),
    "date": _cell("left", wrap=False),
    "figure": _cell("right", wrap=False),
    "word": _cell("center", color=GREY, italic=True),
    "header": _header("left"),
    "figure header": _header("right"),
    "empty": _cell("left", wrap=False, color=GREY, italic=True),
    "title": _line(size=22, color=NAVY, bold=True),
    "lead": _line(size=14, color=NAVY, bold=True),
    "sentence": _line(),
    "status": _line(size=11, color=NAVY) | {"fill": _pale},
    "subtitle": _line(size=13, color=NAVY, bold=True) | {"border": _under_header},
    "count subtitle": _line("right", 11, NAVY, bold=True) | {"border": _under_header},
    "link": _line(color=BLUE, underline="single"),
    "count": _line("right"),
    "note": _line(size=11, color=GREY),
    "label": _line(size=11, color=GREY) | {"border": _under_row},
    "fact": _line(size=11) | {"border": _under_row},
}


def named_style(look: str, number_format: str) -> NamedStyle:
    """The style of a look in one number format; one for each workbook, for binding changes it."""
    return NamedStyle(
        name=style_name(look, number_format), number_format=number_format, **LOOKS[look]
    )


def style_name(look: str, number_format: str) -> str:
    """What the style is called in Excel's own list of styles."""
    return f"BSO {look}" if number_format == "General" else f"BSO {look} {number_format}"
