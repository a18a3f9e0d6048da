"""The pictures of the answers as charts of the file, from a table that says the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from programme.figures import Figure, is_number
from reports.questions.answers import Card
from reports.questions.question import Answered
from reports.workbook import Chart, Drawn
from web.pictures import Bar
from web.sparklines import Line


@dataclass(frozen=True, slots=True)
class Row:
    """A year of a figure, or a part of a whole."""

    number: str  # of the question
    title: str
    label: str
    value: Figure
    decimals: int
    unit: str
    n: int | None
    of: int | None
    sentence: str  # the answer
    is_line: bool

    @property
    def drawn(self) -> Decimal | None:
        """The number for the chart; nothing, and so a gap, where there is none."""
        return self.value if is_number(self.value) else None


def rows(cards: Iterable[Card]) -> list[Row]:
    """In the order of the questions: the points of each line, or the parts of each bar."""
    return [
        row
        for card in cards
        if isinstance(card.answer, Answered) and card.answer.picture
        for row in _rows(card, card.answer, card.answer.picture)
    ]


def _rows(card: Card, answer: Answered, picture: Bar | Line) -> Iterator[Row]:
    about: dict[str, Any] = {
        "number": card.question.number,
        "title": str(card.question.title),
        "sentence": answer.sentence,
    }
    if isinstance(picture, Line):
        yield from _points(picture, str(answer.unit), about)
    else:
        yield from _parts(picture, about)


def _points(line: Line, unit: str, about: dict[str, Any]) -> Iterator[Row]:
    for each in line.points:
        yield Row(
            label=each.label,
            value=each.value,
            decimals=line.decimals,
            unit=unit,
            n=each.n,
            of=each.of,
            is_line=True,
            **about,
        )


def _parts(bar: Bar, about: dict[str, Any]) -> Iterator[Row]:
    """The words of a part say what is counted."""
    for each in bar.parts:
        yield Row(
            label=str(each.label),
            value=Decimal(each.count),
            decimals=0,
            unit="",
            n=None,
            of=None,
            is_line=False,
            **about,
        )


def charts(told: Sequence[Row]) -> tuple[Chart, ...]:
    """One for each question, from its own rows of the table."""
    found, first = [], 1
    for _number, own in groupby(told, key=lambda row: row.number):
        rows_of = [*own]
        found.append(_chart(rows_of, (first, first + len(rows_of) - 1)))
        first += len(rows_of)
    return tuple(found)


def _chart(own: Sequence[Row], place: tuple[int, int]) -> Chart:
    first = own[0]
    least = min((row.drawn for row in own if row.drawn is not None), default=Decimal(0))
    return Chart(
        title=f"{first.number}. {first.title}",
        categories="label",
        values=(Drawn("drawn", "own" if first.is_line else "best"),),
        axis=first.unit or _("How many, or how much"),
        description=f"{first.title}. {first.sentence}",
        least=0 if least >= 0 else None,
        along=_("Year") if first.is_line else "",
        rows=place,
        is_bars=not first.is_line,
    )
