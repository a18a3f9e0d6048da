"""The body of the grid as HTML, without a template for each of its many cells.

Field c-<indicator>-<period> holds the figure or the numerator, d-… the denominator. The name of a
field is made of its headings; what is known of the cell, and why it is closed, describe it.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from municipalities.grid import Cell, Column, Row, Table
from municipalities.marks import marks
from municipalities.models import Measurement
from programme.figures import is_number
from programme.models.calendar import WindowState
from web import formats
from web.formats import NO_NUMBERS

Texts = Mapping[str, tuple[str, str]]  # what was typed and refused, by the key of its cell
FIELD = '<input id="{name}-{key}" name="{name}-{key}" value="{text}" aria-labelledby="{labels}" aria-describedby="{about}"{more}>'


def body(table: Table, today: date, typed: Texts) -> SafeString:
    """The rows of the table, under the headings of their themes."""
    parts: list[str] = []
    for theme, rows in table.by_theme:
        parts.append(
            f'<tr class="theme"><th colspan="{len(table.columns) + 1}" scope="colgroup"><span>{escape(theme)}</span></th></tr>'
        )
        parts += (_row(row, today, typed) for row in rows)
    return mark_safe("\n".join(parts))  # noqa: S308 - every text in it is escaped


def state_of(figure: Measurement | None, due_on: date, today: date) -> str:
    """What is known of a cell in a few words: which kind of no-number, or how far the figure has come."""
    if figure is None:
        return str(NO_NUMBERS["not_due" if today <= due_on else "missing"])
    words = [*_value(figure), figure.get_state_display(), *marks(figure)]  # type: ignore[attr-defined]
    return " · ".join(str(word) for word in words)


def kind_of_cell(figure: Measurement | None, due_on: date, today: date) -> str:
    """By what the style sheet tells the cells apart."""
    if figure is None:
        return "not-due" if today <= due_on else "missing"
    return "not-applicable" if figure.not_applicable else "known"


def _value(figure: Measurement) -> Iterator[str]:
    """The word for "not applicable"; of a rate, what its parts come to."""
    if figure.not_applicable:
        yield str(NO_NUMBERS["not_applicable"])
    elif figure.indicator.is_rate:
        rate = figure.figure
        if is_number(rate):
            yield formats.number(rate, figure.indicator.decimals)


def _row(row: Row, today: date, typed: Texts) -> str:
    cells = "".join(_cell(cell, today, typed) for cell in row.cells)
    return f"<tr>{_heading(row)}{cells}</tr>"


def _heading(row: Row) -> str:
    """The indicator's name, unit and way over time, and its definition to be opened."""
    indicator = row.indicator
    about = f"{indicator.get_unit_display()}; {indicator.over_time}"  # type: ignore[attr-defined]
    kostra = _kostra() if indicator.is_asked_by_kostra else ""
    parts, more = _parts(row) if indicator.is_rate else "", _("About the indicator")
    return (
        f'<th scope="row"><span id="i-{indicator.pk}">{escape(indicator.name)}</span>{kostra}'
        f'<span class="unit">{escape(about)}</span>{parts}'
        f"<details><summary>{escape(more)}</summary>"
        f"<p>{escape(indicator.definition)}</p></details></th>"
    )


def _kostra() -> str:
    told = _("KOSTRA asks for the same figure.")
    return f' <abbr class="ds-tag" data-size="sm" data-color="info" title="{escape(told)}">KOSTRA</abbr>'


def _parts(row: Row) -> str:
    """What stands in the two fields of a rate."""
    own = row.indicator
    numerator, denominator = (
        own.numerator or _("Numerator"),
        own.denominator or _("Denominator"),
    )
    return (
        f'<span class="unit"><span id="n-{own.pk}">{escape(numerator)}</span> / '
        f'<span id="m-{own.pk}">{escape(denominator)}</span></span>'
    )


def _cell(cell: Cell | None, today: date, typed: Texts) -> str:
    if cell is None:
        nothing = _("not asked for")
        return (
            f'<td class="not-asked"><span class="visually-hidden">{escape(nothing)}</span></td>'
        )
    due_on = cell.column.window.due_on
    kind = kind_of_cell(cell.figure, due_on, today)
    marks = f"{' closed' if cell.is_closed else ''}{' refused' if cell.key in typed else ''}"
    words = escape(state_of(cell.figure, due_on, today))
    told = f" · {escape(WindowState.CLOSED.label)}" if cell.is_closed else ""
    page = f"../{cell.indicator.code}/{cell.column.period.pk}/"
    return (
        f'<td class="{kind}{marks}">{_fields(cell, typed)}'
        f'<a id="s-{cell.key}" href="{page}">{words}{told}</a>{_returned(cell)}</td>'
    )


def _returned(cell: Cell) -> str:
    """Why the figure was sent back: it describes the cell, and is told where one types."""
    figure = cell.figure
    if not (_is_returned(cell) and figure):
        return ""
    told = _("Sent back: “%(comment)s”") % {"comment": figure.return_comment}
    return f'<span id="r-{cell.key}" hidden>{escape(told)}</span>'


def _is_returned(cell: Cell) -> bool:
    figure = cell.figure
    return figure is not None and figure.state == Measurement.State.RETURNED


def _fields(cell: Cell, typed: Texts) -> str:
    """One field, or numerator and denominator side by side."""
    own, period, closed = cell.indicator, cell.column.period, cell.is_closed
    first, second = typed.get(cell.key, cell.texts)
    words = {
        "key": cell.key,
        "about": " ".join(_described_by(cell)),
        "more": " readonly" if closed else "",
    }
    if not own.is_rate:
        labels = f"i-{own.pk} p-{period.pk}"
        return FIELD.format(name="c", text=escape(first), labels=labels, **words)
    labels = f"i-{own.pk} {{}}-{own.pk} p-{period.pk}"
    numerator = FIELD.format(name="c", text=escape(first), labels=labels.format("n"), **words)
    denominator = FIELD.format(
        name="d", text=escape(second), labels=labels.format("m"), **words
    )
    return numerator + denominator


def _described_by(cell: Cell) -> Iterator[str]:
    """What is known of the cell, why it was sent back, and why it is closed."""
    yield f"s-{cell.key}"
    if _is_returned(cell):
        yield f"r-{cell.key}"
    if cell.is_closed:
        yield _why_id(cell)


def _why_id(cell: Cell) -> str:
    """The sentence that says why a cell of this period is closed."""
    return why_id(cell.column, corrects=cell.corrects)


def why_id(column: Column, *, corrects: bool) -> str:
    """By what the sentence of a period is known on the page."""
    return f"w-{column.period.pk}-{int(corrects)}"
