"""The body of the grid as HTML, without a template for each of its many cells.

Field c-<indicator>-<period> holds the figure or the numerator, d-… the denominator; the choice a-… says
why there is none, in a cell that is open. The name of a field is made of its headings; what is
known of the cell, and why it is closed, describe it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from municipalities.grid import Cell, Column, Row, Table
from municipalities.grid_reasons import APPLIES, OTHER, Fields, Together, shown, usual
from municipalities.marks import marks
from municipalities.models import Measurement
from programme.figures import is_number
from programme.models.calendar import WindowState
from web import formats
from web.formats import NO_NUMBERS

Typed = Mapping[str, Together]  # what was typed and refused, by the key of its cell
# So many periods of a table have the choice, which weighs more than the rest of a cell: with it in all
# of 60 × 15 open cells the page is twice as large, and opens half as fast.
WITH_CHOICE = 4
FIELD = '<input id="{name}-{key}" name="{name}-{key}" value="{text}" aria-labelledby="{labels}" aria-describedby="{about}"{more}>'


@dataclass(frozen=True)
class Drawn:
    """What the cells of a table are drawn with."""

    today: date
    typed: Typed
    choices: Collection[int]  # the periods whose cells have the choice
    options: str = field(default_factory=lambda: "".join(_options()))


def body(table: Table, today: date, typed: Typed) -> SafeString:
    """The rows of the table, under the headings of their themes."""
    drawn = Drawn(today, typed, _with_choice(table))
    parts: list[str] = []
    for theme, rows in table.by_theme:
        parts.append(
            f'<tr class="theme"><th colspan="{len(table.columns) + 1}" scope="colgroup"><span>{escape(theme)}</span></th></tr>'
        )
        parts += (_row(row, drawn) for row in rows)
    return mark_safe("\n".join(parts))  # noqa: S308 - every text in it is escaped


def _with_choice(table: Table) -> list[int]:
    """The newest open periods, by their keys; in older ones that are still open, the reason is typed after a dash."""
    columns = [each for each in table.columns if not (each.why_new and each.why_correct)]
    return [each.period.pk for each in columns[-WITH_CHOICE:]]


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


def _row(row: Row, drawn: Drawn) -> str:
    cells = "".join(_cell(cell, drawn) for cell in row.cells)
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


def _cell(cell: Cell | None, drawn: Drawn) -> str:
    if cell is None:
        nothing = _("not asked for")
        return (
            f'<td class="not-asked"><span class="visually-hidden">{escape(nothing)}</span></td>'
        )
    due_on = cell.column.window.due_on
    kind = kind_of_cell(cell.figure, due_on, drawn.today)
    marks = (
        f"{' closed' if cell.is_closed else ''}{' refused' if cell.key in drawn.typed else ''}"
    )
    words = escape(state_of(cell.figure, due_on, drawn.today))
    told = f" · {escape(WindowState.CLOSED.label)}" if cell.is_closed else ""
    page = f"../{cell.indicator.code}/{cell.column.period.pk}/"
    return (
        f'<td class="{kind}{marks}">{_fields(cell, drawn)}'
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


def _fields(cell: Cell, drawn: Drawn) -> str:
    """What is typed, and the choice beside it; without the choice the reason stands in the field."""
    typed = drawn.typed.get(cell.key) or Together(cell.texts)
    if cell.is_closed or cell.column.period.pk not in drawn.choices:
        return _inputs(cell, Fields(APPLIES, *typed.texts))
    fields = shown(typed.texts)
    return _inputs(cell, fields) + _choice(cell, typed.choice or fields.choice, drawn.options)


def _choice(cell: Cell, chosen: str, options: str) -> str:
    """Why there is no figure, to be chosen; most have one, and nothing is chosen."""
    labels = f"why i-{cell.indicator.pk} p-{cell.column.period.pk}"
    if chosen:
        option = _option(chosen)
        options = options.replace(option, option.replace("<option", "<option selected", 1))
    return f'<select name="a-{cell.key}" aria-labelledby="{labels}">{options}</select>'


def _options() -> Iterator[str]:
    applies, other = _("The figure applies"), _("Another reason: write it in the field")
    yield f'<option value="">{escape(applies)}'
    yield from (_option(reason) for reason in usual())
    yield _option(OTHER) + escape(other)


def _option(value: str) -> str:
    """A usual reason is its own value, so that the page stays light."""
    return f'<option value="{OTHER}">' if value == OTHER else f"<option>{escape(value)}"


def _inputs(cell: Cell, fields: Fields) -> str:
    """One field, or numerator and denominator side by side."""
    own, period, closed = cell.indicator, cell.column.period, cell.is_closed
    first, second = fields[1:]
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
