"""The answers to all questions for a scope: as cards for the page, and as rows for the file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from programme.figures import Figure, is_number
from reports import words
from reports.questions.catalogue import QUESTIONS
from reports.questions.question import (
    GROUPS,
    Answer,
    Answered,
    Group,
    NotHeld,
    Question,
    Row,
)
from reports.questions.scope import Scope
from web.rounding import round_half_away


@dataclass(frozen=True)
class Card:
    """A question with its answer."""

    question: Question
    answer: Answer
    as_of: date

    @property
    def is_answered(self) -> bool:
        """Whether the tool holds what is asked about."""
        return isinstance(self.answer, Answered)

    @property
    def still_missing(self) -> str:
        """Who is missing, by name, where the sentence has not said it."""
        missing: tuple[str, ...] = getattr(self.answer, "missing", ())
        said = bool(missing) and missing[0] in self.answer.sentence
        return "" if said else ", ".join(missing)

    @property
    def unit(self) -> str:
        """What the figure is counted in; nothing where there is only a word for why there is none."""
        answer, figure = self.answer, getattr(self.answer, "figure", None)
        if isinstance(answer, NotHeld) or not is_number(figure):
            return ""
        is_one = answer.one and words.figure(figure, answer.decimals) == "1"
        return answer.one if is_one else str(answer.unit)

    @property
    def no_change(self) -> str:
        """Why no change is told; nothing where one is."""
        return why_no_change(self.answer)

    @property
    def is_unchanged(self) -> bool:
        """Whether the figure is the same as before, in the decimals that are shown."""
        change = getattr(self.answer, "change", None)
        moved = change.value if change else None
        return is_number(moved) and not round_half_away(moved, self.answer.decimals)  # type: ignore[union-attr]


def why_no_change(answer: Answer) -> str:
    """A sentence for an answer without a change, so that no reader is left to wonder."""
    if isinstance(answer, NotHeld) or answer.change is not None:
        return ""
    return answer.no_change or _("There is nothing from a year before to compare with.")


@dataclass(frozen=True)
class Told:
    """One row of the table of answers."""

    question: str  # with its number
    answer: str
    as_of: date
    link: str
    figure: Figure = None
    decimals: int = 0
    unit: str = ""
    n: int | None = None
    of: int | None = None
    missing: str = ""
    change: Figure = None
    since: str = ""
    period: str = ""
    status: str = ""


def cards(scope: Scope, questions: Iterable[Question] = QUESTIONS) -> list[Card]:
    """Every question with its answer. A fixed number of queries, whatever the participants."""
    return [Card(each, each.ask(scope), scope.today) for each in questions]


def by_group(answered: Sequence[Card]) -> list[tuple[Group, Any, list[Card]]]:
    """The cards of each group of the page that has some."""
    found = (
        (group, title, [card for card in answered if card.question.group == group])
        for group, title in GROUPS.items()
    )
    return [(Group(group), title, own) for group, title, own in found if own]


def rows_of(answered: Iterable[Card]) -> list[Row]:
    """What the answers rest on, each row with the number of its question."""
    return [
        replace(row, number=card.question.number)
        for card in answered
        for row in card.answer.rows
    ]


def told(card: Card, link: str) -> Told:
    """The answer as a row of the file."""
    question, answer = card.question, card.answer
    about: Any = {
        "question": f"{question.number}. {question.asks}",
        "as_of": card.as_of,
        "link": link,
    }
    if isinstance(answer, NotHeld):
        return Told(answer=answer.sentence, **about)
    change = answer.change
    return Told(
        answer=" ".join((answer.sentence, *answer.further)),
        figure=answer.figure,
        decimals=answer.decimals,
        unit=str(answer.unit),
        n=answer.n,
        of=answer.of,
        missing=", ".join(answer.missing),
        change=change.value if change else None,
        since=", ".join(each for each in (change.since, change.note) if each)
        if change
        else why_no_change(answer),
        period=answer.period,
        status=answer.status,
        **about,
    )
