"""A report or a list as a finished and logged workbook."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import FileResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programme.models import Indicator
from reports import downloads, workbook
from reports.models import Download
from reports.one_read import one_read
from reports.report import LISTED, Report
from reports.sheets import tidy as tidy_sheet
from reports.slots import slot
from reports.years import spread
from web import formats

MIME_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def language_for(user: Any, participation: Any = None) -> str:
    """The reader's choice; a municipality's own workbook is else in its written form."""
    if user.language:
        return user.language
    if participation and user.scope.is_own(participation.pk):
        return participation.written_form
    return (translation.get_language() or "nb")[:2]


def language_of(report: Report, user: Any, participation: Any = None) -> str:
    """The written form of the one that the report is made for; else as for any file."""
    if participation and report.in_written_form:
        return participation.written_form
    return language_for(user, participation)


def write_report(
    path: str | Path, report: Report, *, user: Any, form: Any, language: str, link: str = ""
) -> int:
    """Write the report that a valid form asks for, log it, and tell how many rows it has."""
    with translation.override(language), one_read():
        chosen = form.chosen()
        rows = report.rows(user=user, **chosen)
        whose = {pk for row in rows for pk in _whose(row)}
        figures = _noting(report.figures(rows, user=user, **chosen), whose)
        workbook.write(
            path,
            answer=answer_of(report, rows, user, chosen),
            sheets=_sheets(report, rows),
            tidy=_sheet(tidy_sheet, figures) if report.tidy else None,
            definitions=definitions_of(report.inside(rows)),
            about=about(report.title, user, form.in_words(), language, link),
        )
        filters, count = dict(form.in_words()), len(report.inside(rows))
    downloads.log(
        by=user, report=report.slug, filters=filters, rows=count, participations=whose
    )
    return count


def write_csv(
    path: str | Path, report: Report, *, user: Any, form: Any, language: str, link: str = ""
) -> int:
    """Write the figures behind the report as CSV, log it, and tell how many they are."""
    with translation.override(language), one_read():
        chosen, whose = form.chosen(), set[int]()
        rows = report.rows(user=user, **chosen)
        figures = _noting(report.figures(rows, user=user, **chosen), whose)
        count = workbook.write_tidy_csv(path, _sheet(tidy_sheet, figures))
        filters = dict(form.in_words())
    downloads.log(
        by=user,
        report=report.slug,
        filters=filters,
        rows=count,
        participations=whose,
        kind=Download.Kind.CSV,
    )
    return count


def _noting(figures: Iterable[Any], whose: set[int]) -> Iterator[Any]:
    """The figures as they pass, and whose they are: they may be more than the rows tell of."""
    for figure in figures:
        whose.add(figure.participation_id)
        yield figure


def _whose(row: Any) -> Sequence[int]:
    """Whose figures a row holds: those of one participant, or of all in a total."""
    return getattr(row, "participation_ids", None) or (
        [row.participation_id] if hasattr(row, "participation_id") else []
    )


def answer_of(report: Report, rows: Sequence[Any], user: Any, chosen: dict) -> workbook.Answer:
    """The sentences of page and file, and how final they are; or the report's own first page."""
    if report.front and rows:
        return report.front(rows, user=user, chosen=chosen)
    return workbook.Answer(
        report.title,
        report.answer(rows, user=user, chosen=chosen),
        as_of(report.status, user),
    )


def as_of(status: Any, user: Any) -> str:
    """How final what is told is, on the reader's day."""
    return status % {"day": formats.day(user.scope.today)}


def write_list(
    path: str | Path,
    title: Any,
    columns: tuple,
    rows: Sequence[Any],
    *,
    definitions: Sequence[workbook.Definition],
    user: Any,
    filters: Sequence[tuple[str, str]],
    link: str,
    told: Sequence[str] = (),
    status: Any = LISTED,
) -> int:
    """Write a list as it is seen; `told` is what its rows come to, in sentences."""
    return workbook.write(
        path,
        answer=workbook.Answer(title, _about_list(rows, told, filters), as_of(status, user)),
        sheets=[workbook.Sheet(title, columns, rows, "t_list")],
        tidy=None,
        definitions=definitions,
        about=about(
            title, user, tuple(filters), (translation.get_language() or "nb")[:2], link
        ),
    )


def _about_list(
    rows: Sequence[Any], told: Sequence[str], filters: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    """How many rows, what they come to, and what was chosen."""
    counted = ngettext("The list has %(count)s row.", "The list has %(count)s rows.", len(rows))
    chosen = "; ".join(f"{name}: {value}" for name, value in filters)
    return (
        counted % {"count": formats.number(len(rows))},
        *told,
        _("Only what was chosen: %(chosen)s.") % {"chosen": chosen}
        if chosen
        else _("Nothing is filtered away."),
    )


def sent(name: str, write: Any, content_type: str = MIME_TYPE) -> FileResponse:
    """The file that `write(path)` finishes, sent with its length and its name.

    A number of files are written at once; for more than that, Busy is raised.
    """
    with slot(), TemporaryDirectory() as folder:
        path = Path(folder) / "file.xlsx"
        write(path)
        opened = path.open("rb")  # stays readable after the folder is gone
    return FileResponse(opened, as_attachment=True, filename=name, content_type=content_type)


def _sheets(report: Report, rows: Sequence[Any]) -> list[workbook.Sheet]:
    """The report's own sheet, the further ones, and its parts; a chart is drawn below the first further one."""
    note = report.note(rows) if report.note and rows else ""
    more = [_sheet(sheet, query.rows(rows), note) for query, sheet in report.more]
    if report.chart:
        drawn = report.chart([*rows])
        more[0] = replace(more[0], charts=(drawn,) if drawn else ())
    parts = report.parts(rows) if report.parts else []
    return [_sheet(report.sheet, rows, note), *more, *parts]


def _sheet(sheet: Any, rows: Iterable[Any], note: str = "") -> workbook.Sheet:
    columns = spread(sheet.COLUMNS, rows)
    return workbook.Sheet(sheet.TITLE, columns, rows, sheet.TABLE, note=note)


def about(title: Any, user: Any, filters: tuple, language: str, link: str) -> workbook.About:
    """Where the file comes from."""
    return workbook.About(
        taken_by=user.name,
        taken_at=timezone.now(),
        report=title,
        filters=filters,
        sources=(_("The participants' own words and figures in Boligsosial oversikt."),),
        suppression_note=_suppression(user),
        link=link,
        language=language,
    )


def _suppression(user: Any) -> str:
    """What is hidden in the file; to a participation's own people, what is not."""
    hidden = _(
        "Counts of 1 to 3 are hidden outside the participation that they belong to, and so is "
        "what would give them away."
    )
    if not user.scope.own_roles:
        return hidden
    own = _(
        "Your own small numbers are shown, since you act for the participation: take care whom "
        "you give the file to."
    )
    return f"{hidden} {own}"


def definitions_of(rows: Sequence[Any]) -> tuple[workbook.Definition, ...]:
    """What the indicators of the rows mean."""
    codes = {getattr(row, "indicator_code", None) for row in rows}
    found = Indicator.objects.filter(code__in=codes).order_by("code")
    return tuple(definition_of(each) for each in found)


def definition_of(indicator: Indicator) -> workbook.Definition:
    """What the indicator means."""
    return workbook.Definition(
        term=indicator.name,
        definition=indicator.definition,
        unit=indicator.get_unit_display(),
        code=indicator.code,
        accumulation=indicator.over_time,
        direction=indicator.get_direction_display(),
        weaknesses=indicator.weaknesses,
        source=indicator.get_source_display(),
    )
