"""The parts of the yearly workbook: each the rows and the columns of a report, for one participant and year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any

from django.utils.translation import gettext_lazy as _

from programme.models import Period
from reports import goal_charts
from reports.columns import Column
from reports.queries import (
    anchoring,
    breaks,
    budgets,
    chain,
    commitments,
    data_quality,
    goal_attainment,
    goal_periods,
    grants,
    guidance_given,
    initiatives,
    learning_notes,
    needs,
    policy_signals,
    questions,
    reporting_status,
    trials,
    yearly_figures,
)
from reports.sheets import anchoring as anchoring_sheet
from reports.sheets import breaks as breaks_sheet
from reports.sheets import budgets as budgets_sheet
from reports.sheets import chain as chain_sheet
from reports.sheets import commitments as commitments_sheet
from reports.sheets import data_quality as data_quality_sheet
from reports.sheets import goal_attainment as goal_attainment_sheet
from reports.sheets import goal_periods as goal_periods_sheet
from reports.sheets import grants as grants_sheet
from reports.sheets import guidance_given as guidance_given_sheet
from reports.sheets import initiatives as initiatives_sheet
from reports.sheets import learning_notes as learning_notes_sheet
from reports.sheets import needs as needs_sheet
from reports.sheets import policy_signals as policy_signals_sheet
from reports.sheets import questions as questions_sheet
from reports.sheets import reporting_status as reporting_status_sheet
from reports.sheets import trials as trials_sheet
from reports.sheets import yearly_figures as yearly_figures_sheet
from reports.workbook import Chart, Sheet
from reports.years import spread

SAID_BY_THE_FILE = {"participant", "municipality_code", "region", "adviser"}


@dataclass(frozen=True)
class Year:
    """Whose year is told, to whom."""

    user: Any
    participation: Any
    year: int

    @property
    def about(self) -> dict[str, Any]:
        """What a query of today takes."""
        return {"user": self.user, "participation": self.participation}

    @property
    def of_year(self) -> dict[str, Any]:
        """What a query of one year takes."""
        return self.about | {"year": self.year}

    @cached_property
    def periods(self) -> set[str]:
        """The year and its halves, as rows name them."""
        return {str(each) for each in Period.objects.filter(year=self.year)}

    @cached_property
    def chain(self) -> list[Any]:
        """The chain, which two parts are made of."""
        return chain.rows(**self.about)

    @cached_property
    def initiatives(self) -> list[Any]:
        """The initiatives, which two parts are made of."""
        return initiatives.rows(**self.about)

    def inside(self, rows: Sequence[Any]) -> list[Any]:
        """Those of the year's periods."""
        return [row for row in rows if row.period in self.periods]


@dataclass(frozen=True)
class Part:
    """One sheet: its query and its columns, which of the rows it takes, and what it is told by."""

    query: ModuleType
    sheet: ModuleType
    rows: Callable[[Year], list[Any]]
    about: Any
    charts: Callable[[Sequence[Any]], tuple[Chart, ...]] | None = None

    @property
    def code(self) -> str:
        """What the part is called in code: as its query and its sheet."""
        return self.query.__name__.rpartition(".")[2]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Those of the report, without what the whole file says already."""
        return tuple(
            column for column in self.sheet.COLUMNS if column.field not in SAID_BY_THE_FILE
        )


def _grants(year: Year) -> list[Any]:
    """Those given in the year, and those with something left."""
    return [
        row for row in grants.rows(**year.about) if row.left or row.granted_on.year == year.year
    ]


def _signals(year: Year) -> list[Any]:
    """Those sent in the year, and those that wait."""
    return [
        row
        for row in policy_signals.rows(**year.about)
        if not row.is_answered or row.sent_on.year == year.year
    ]


def _anchored(year: Year) -> list[Any]:
    """Without the row that says that there is nothing."""
    return [row for row in anchoring.rows(**year.about) if row.code]


PARTS = (
    Part(
        goal_attainment,
        goal_attainment_sheet,
        lambda year: goal_attainment.rows(**year.about),
        _("From baseline to target for every goal, as of today."),
    ),
    Part(
        goal_periods,
        goal_periods_sheet,
        lambda year: goal_periods.rows(**year.about),
        _("Every period of every goal with its plan and its targets, drawn below the table."),
        goal_charts.charts,
    ),
    Part(
        yearly_figures,
        yearly_figures_sheet,
        lambda year: yearly_figures.rows(**year.of_year),
        _("The year's figures beside those of the two years before."),
    ),
    Part(
        needs,
        needs_sheet,
        lambda year: needs.rows(**year.about),
        _("What is lacking, for whom and how many, as of today."),
    ),
    Part(
        initiatives,
        initiatives_sheet,
        lambda year: year.initiatives,
        _("What is done, for whom, until when and for how much, as of today."),
    ),
    Part(
        budgets,
        budgets_sheet,
        lambda year: budgets.rows(year.initiatives),
        _("What the initiatives may cost and have cost, year by year."),
    ),
    Part(
        chain,
        chain_sheet,
        lambda year: year.chain,
        _("From need to strategy, initiative and result, as of today."),
    ),
    Part(
        breaks,
        breaks_sheet,
        lambda year: breaks.rows(year.chain),
        _("Where something is lacking between need and result, and what can be done."),
    ),
    Part(
        trials,
        trials_sheet,
        lambda year: trials.rows(**year.about),
        _("What is tried, how far it has come, and what was learned."),
    ),
    Part(
        learning_notes,
        learning_notes_sheet,
        lambda year: learning_notes.rows(**year.of_year),
        _("What was written down in the year of what was learned."),
    ),
    Part(
        commitments,
        commitments_sheet,
        lambda year: commitments.rows(**year.of_year),
        _("What was due or closed in the year, and what is open today."),
    ),
    Part(
        grants,
        grants_sheet,
        _grants,
        _("Those given in the year, and those with something left."),
    ),
    Part(
        guidance_given,
        guidance_given_sheet,
        lambda year: guidance_given.rows(**year.of_year),
        _("What was asked for and given in the year, and what still waits."),
    ),
    Part(
        questions,
        questions_sheet,
        lambda year: questions.rows(**year.of_year),
        _("Questions between the two sides in the year, and those that wait today."),
    ),
    Part(
        policy_signals,
        policy_signals_sheet,
        _signals,
        _("Signals sent in the year, and those that wait for an answer."),
    ),
    Part(
        anchoring,
        anchoring_sheet,
        _anchored,
        _("What is adopted by whom, and in which of its own plans the work stands."),
    ),
    Part(
        reporting_status,
        reporting_status_sheet,
        lambda year: year.inside(reporting_status.rows(**year.about)),
        _("How many of the year's figures and reports are in, and when they came."),
    ),
    Part(
        data_quality,
        data_quality_sheet,
        lambda year: year.inside(data_quality.rows(**year.about)),
        _("The year's figures on which there is a remark."),
    ),
)


def sheets(rows: Sequence[Any]) -> list[Sheet]:
    """A sheet for each part that has something to show."""
    return [
        Sheet(
            row.part.sheet.TITLE,
            spread(row.part.columns, row.rows),
            row.rows,
            row.part.sheet.TABLE,
            charts=row.part.charts(row.rows) if row.part.charts else (),
        )
        for row in rows
        if row.rows
    ]


def figures_of(rows: Sequence[Any], *, participation: Any, **chosen: Any) -> dict[str, Any]:
    """All figures of the participant, of every year: series are read from them."""
    return {"participation": participation}
