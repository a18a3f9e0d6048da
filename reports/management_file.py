"""The workbook of the management page: the answers first, then what they rest on, a sheet a group."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy

from programme.access import TAKE_REPORTS
from programme.models import Indicator
from reports import downloads, files, workbook
from reports.one_read import one_read
from reports.questions import answers, columns, drawings
from reports.questions.catalogue import HEADLINES
from reports.questions.choices import QuestionChoices
from reports.questions.question import SHEETS
from reports.report import SUMMED
from web.access import Access

SLUG = "management-information"
TITLE = gettext_lazy("Management information")
MOST_SENTENCES = 5


def write(
    path: str | Path,
    *,
    user: Any,
    form: QuestionChoices,
    language: str,
    address: Any = lambda slug: "",
    link: str = "",
) -> int:
    """Write what a valid form asks for, log it, and tell how many rows it has.

    `address` gives the page of a question by its slug.
    """
    with translation.override(language), one_read():
        scope = form.scope()
        cards = answers.cards(scope)
        rows = answers.rows_of(cards)
        workbook.write(
            path,
            answer=_answer(cards, scope, address),
            sheets=_sheets(cards),
            tidy=None,
            definitions=_definitions(rows),
            about=files.about(TITLE, user, form.in_words(), language, link),
        )
        filters = dict(form.in_words())
    downloads.log(
        by=user,
        report="management-information",
        filters=filters,
        rows=len(rows),
        # A row may be about somebody outside the choice: one that is alike.
        participations=scope.ids
        | {row.participation_id for row in rows if row.participation_id},
    )
    return len(rows)


def _answer(cards: Sequence[answers.Card], scope: Any, address: Any) -> workbook.Answer:
    first = [card for question in HEADLINES for card in cards if card.question is question]
    told = [card.answer.sentence for card in first if card.is_answered]
    return workbook.Answer(
        TITLE,
        tuple(told[:MOST_SENTENCES]),
        files.as_of(SUMMED, scope.user),
        table=_table(cards, address),
    )


def _table(cards: Sequence[answers.Card], address: Any) -> workbook.Sheet:
    ordered = sorted(cards, key=lambda card: card.question.place or len(cards))
    rows = [answers.told(card, address(card.question.slug)) for card in ordered]
    return workbook.Sheet(columns.ANSWERS, columns.ANSWER_COLUMNS, rows, columns.ANSWERS_TABLE)


def _sheets(cards: Sequence[answers.Card]) -> list[workbook.Sheet]:
    """A sheet for each group with something to show, then the pictures of the page as charts."""
    shown = (columns.NUMBER, *columns.ROW_COLUMNS)
    drawn = drawings.rows(cards)
    pictures = workbook.Sheet(
        columns.DRAWN,
        columns.DRAWN_COLUMNS,
        drawn,
        columns.DRAWN_TABLE,
        charts=drawings.charts(drawn),
    )
    by_group = [
        workbook.Sheet(SHEETS[group], shown, rows, f"t_{group}", note=title)
        for group, title, own in answers.by_group(cards)
        if (rows := answers.rows_of(own))
    ]
    return [*by_group, *([pictures] if drawn else [])]


def _definitions(rows: Sequence[Any]) -> tuple[workbook.Definition, ...]:
    """What the indicators of the rows mean."""
    named = {row.about.rpartition(" – ")[2] for row in rows}
    found = [each for each in Indicator.objects.order_by("code") if each.name in named]
    return tuple(files.definition_of(each) for each in found)


@dataclass(frozen=True)
class Workbook:
    """What the command that writes files must know of it; it has no figures one a row."""

    slug: str = SLUG
    number: str = ""
    title: Any = TITLE
    access: Access = TAKE_REPORTS
    form: type[QuestionChoices] = QuestionChoices
    tidy: None = None


WORKBOOK = Workbook()


def write_without_page(path: str | Path, _report: Any, **words: Any) -> int:
    """As the page's file, without the addresses of a site."""
    return write(path, **words)
