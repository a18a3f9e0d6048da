"""The grid of figures as a sheet to send round: filled in by others, and pasted back."""

from types import SimpleNamespace
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities import grid_sheet
from municipalities.grid import Table
from municipalities.views.figures_grid import AboutGrid
from programme.access import WRITE
from reports import downloads, files, workbook
from reports.columns import Column
from web.errors import NotAsAsked
from web.views import Page

FIRST = (
    Column(gettext_lazy("Code"), "code", "code", 16),
    Column(gettext_lazy("Indicator"), "indicator", width=34),
    Column(gettext_lazy("What is counted"), "what", width=20),
    Column(gettext_lazy("Unit"), "unit", width=11),
)


class FiguresSheet(AboutGrid, Page):
    """A sheet for the years, and one for the half-years; only those who may enter figures take it out."""

    access = WRITE
    title = gettext_lazy("Figures to fill in")

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Write, log, send."""
        if self.asked.left_out:
            page = reverse("figures-grid", args=[self.participation.pk])
            raise NotAsAsked(self.asked, page=page, file=request.path)
        name = workbook.file_name(self.title, self.participation, request.today)
        return files.sent(name, self._write)

    def _write(self, path: Any) -> None:
        user, own, tables = self.request.user, self.participation, self.grid.tables
        with translation.override(files.language_for(user, own)):
            rows = workbook.write(
                path,
                answer=workbook.Answer(self.title, _how_to()),
                sheets=[_sheet(table) for table in tables],
                tidy=None,
                definitions=[
                    files.definition_of(row.indicator) for table in tables for row in table.rows
                ],
                about=self._about(),
            )
        downloads.log(
            by=user, report="figures-sheet", filters={}, rows=rows, participations=[own.pk]
        )

    def _about(self) -> workbook.About:
        address = reverse("figures-grid", args=[self.participation.pk])
        return workbook.About(
            taken_by=self.request.user.name,
            taken_at=timezone.now(),
            report=self.title,
            filters=((_("Participant"), self.participation.name),),
            sources=(_("The participants' own words and figures in Boligsosial oversikt."),),
            link=self.request.build_absolute_uri(address),
            language=translation.get_language() or "nb",
        )


def _how_to() -> tuple[str, ...]:
    return (
        _(
            "Write the figures in the columns of the periods, and leave blank what you do not have."
        ),
        _(
            "When a figure does not apply, write a dash and why, as in “– We have no such homes”."
        ),
        _(
            "Then mark the whole sheet, copy it, and paste it on the page “Paste the sheet of figures back”."
        ),
    )


def _sheet(table: Table) -> workbook.Sheet:
    periods = [column.period for column in table.columns]
    columns = [
        Column(str(period), f"period_{period.pk}", "entry", 11, decimals_field="decimals")
        for period in periods
    ]
    rows = [
        SimpleNamespace(
            code=line.code,
            indicator=line.indicator,
            what=line.what,
            unit=line.unit,
            decimals=line.decimals,
            **{f"period_{period.pk}": line.figures.get(period.pk) for period in periods},
        )
        for line in grid_sheet.lines_of(table)
    ]
    return workbook.Sheet(table.title, (*FIRST, *columns), rows, f"t_figures_{table.code}")
