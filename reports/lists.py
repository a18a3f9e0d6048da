"""The list pages whose whole filtered set can be taken out as Excel, in the columns that are seen."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django_tables2.config import RequestConfig

from dialogue.models import Guidance, SentReport
from dialogue.views.commitments import CommitmentsOfAll
from dialogue.views.guidance_lists import GuidanceOfAll, RequestsOfAll
from dialogue.views.policy_signals import SignalsOfAll
from dialogue.views.reminders import ReminderList
from dialogue.views.sent_reports import SentReportsOfAll
from dialogue.views.yearly import CalendarOf, YearlyCalendar
from learning.views.notes import NotesOfAll
from municipalities.models import Participation
from municipalities.views.comments import QuestionsOfAll
from municipalities.views.completeness import CompletenessOfAll
from municipalities.views.follow_ups import FollowUpsOfAll
from municipalities.views.initiative_lists import InitiativesOfAll
from municipalities.views.participations import ParticipationList
from municipalities.views.people import PeopleRows, ProgrammeRoleRows
from municipalities.views.places import MunicipalityList
from municipalities.views.users import Users
from municipalities.views.word_lists import GoalsOfAll, NeedsOfAll, StrategiesOfAll
from programme.models import Indicator
from programme.views import IndicatorList, ProgrammeDetail
from reports import files, list_words, words
from reports.change_views import LatestChanges
from reports.columns import Column
from reports.report import DATED, LISTED
from reports.workbook import Definition
from web import formats
from web.views import ListPage

NARROWEST, WIDEST = 8, 50  # letters of a column of text
WIDTHS = {"date": 11, "datetime": 17, "number": 9}

PAGES: tuple[type[ListPage], ...] = (
    ParticipationList,
    NeedsOfAll,
    GoalsOfAll,
    StrategiesOfAll,
    InitiativesOfAll,
    QuestionsOfAll,
    CommitmentsOfAll,
    GuidanceOfAll,
    RequestsOfAll,
    SignalsOfAll,
    SentReportsOfAll,
    NotesOfAll,
    YearlyCalendar,
    CalendarOf,
    ReminderList,
    CompletenessOfAll,
    FollowUpsOfAll,
    IndicatorList,
    ProgrammeDetail,
    MunicipalityList,
    Users,
    PeopleRows,
    ProgrammeRoleRows,
    LatestChanges,
)


def address(page: ListPage, subject: str) -> dict[str, Any]:
    """What the list's own address would say; 404 where it says more, less or something else."""
    if bool(page.argument) != bool(subject):
        raise Http404
    if page.argument != "participation":
        return {page.argument: subject} if subject else {}
    if not subject.isdecimal():
        raise Http404
    return {page.argument: int(subject)}


def table_of(view: Any) -> Any:
    """The list page's table over its whole filtered set, sorted as the address says."""
    view.filterset = view.get_filterset(view.get_filterset_class())
    view.object_list = view.filterset.qs
    kwargs = view.get_table_kwargs()
    table = view.get_table_class()(data=view.get_table_data(), **kwargs)
    RequestConfig(view.request, paginate=False).configure(table)
    return table


def sheet_of(table: Any, slug: str) -> tuple[tuple[Column, ...], list[SimpleNamespace]]:
    """The visible columns, with what they mean, and every row: dates as dates, numbers as numbers."""
    names = [each.name for each in table.columns if not each.column.exclude_from_export]
    rows = [
        SimpleNamespace(**{name: _value(row, table.columns[name]) for name in names})
        for row in table.rows
    ]
    columns = tuple(
        _column(table.columns[name].header, name, [getattr(row, name) for row in rows], slug)
        for name in names
    )
    return columns, rows


def _column(heading: Any, name: str, values: Sequence[Any], slug: str) -> Column:
    kind = _kind(values)
    return Column(
        heading, name, kind, _width(kind, values), help=list_words.help_for(slug, name)
    )


def _width(kind: str, values: Sequence[Any]) -> int:
    """As wide as what stands in it; long texts go on below."""
    if kind != "text":
        return WIDTHS[kind]
    longest = max((len(str(value)) for value in values if value), default=0)
    return min(max(longest, NARROWEST), WIDEST)


def told_of(columns: Sequence[Column], rows: Sequence[Any], slug: str) -> tuple[str, ...]:
    """From how many participants, and how many have each of the words that are explained."""
    places = {getattr(row, "participation", None) for row in rows} - {None}
    counted = (
        (column, Counter(str(getattr(row, column.field)) for row in rows))
        for column in columns
        if rows and (slug, column.field) in list_words.VALUES
    )
    return (
        *([_("From %(who)s.") % {"who": words.participants(len(places))}] if places else []),
        *(f"{column.heading}: {_each(counts)}." for column, counts in counted),
    )


def _each(counts: Counter[str]) -> str:
    return ", ".join(f"{word} {formats.number(count)}" for word, count in counts.most_common())


def status_of(slug: str) -> Any:
    """How final the list is: words that may be drafts are marked so, of others the day is told."""
    drafts = list_words.VALUES.get((slug, "state")) is list_words.STATES
    return LISTED if drafts else DATED


def definitions_of(table: Any, slug: str) -> tuple[Definition, ...]:
    """The indicators that are listed, and the words that may stand in the columns."""
    records = [row.record for row in table.rows]
    listed = [files.definition_of(each) for each in records if isinstance(each, Indicator)]
    headings = {column.name: column.header for column in table.columns}
    return (*listed, *list_words.definitions(slug, headings))


def participations_in(table: Any, user: Any) -> set[int]:
    """Whose rows these are, of those that the user may see; nobody's for the programme's own lists."""
    found = {pk for row in table.rows for pk in _whose(row.record)}
    seen = Participation.objects.visible_to(user).filter(pk__in=found)
    return {*seen.values_list("pk", flat=True)}


def _whose(record: Any) -> list[int]:
    """Of one participant, of several, or of none."""
    if isinstance(record, Participation):
        return [record.pk]
    if isinstance(record, Guidance):
        return [each.pk for each in record.participations.all()]
    owner = record.report if isinstance(record, SentReport) else record
    place = getattr(owner, "participation_id", None)
    return [] if place is None else [place]


def _value(row: Any, column: Any) -> Any:
    """What the file holds: the table's own value for files, a date or a number as it is, or the text that is seen."""
    raw = column.accessor.resolve(row.record, quiet=True)
    if hasattr(row.table, f"value_{column.name}"):
        own = row.get_cell_value(column.name)
        return Decimal(own) if isinstance(own, int) else str(own)
    if isinstance(raw, date | Decimal) or (raw is None and column.column.empty_values):
        return raw
    shown = str(row.get_cell_value(column.name))
    if raw is None and shown == column.default:  # an empty cell says that nothing is filled in
        return None
    return Decimal(shown) if isinstance(raw, int) and shown == str(raw) else shown


def _kind(values: Sequence[Any]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if kinds and all(issubclass(kind, date) for kind in kinds):
        return "datetime" if datetime in kinds else "date"
    return "number" if kinds == {Decimal} else "text"
