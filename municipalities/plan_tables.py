"""The tables of the programme plan."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from municipalities.models import Initiative
from municipalities.plan_blocks import table
from web import formats

NOT_OVER = (Initiative.Status.PLANNED, Initiative.Status.UNDER_WAY, Initiative.Status.PAUSED)


def indicators(title: str, rows: list[list[Any]]) -> list[Any]:
    """What measures a goal: from where, to what."""
    headings = [_("Indicator"), _("Unit"), _("Baseline"), _("Targets")]
    return table(_("Indicators of “%(title)s”") % {"title": title}, headings, rows)


def initiatives(caption: Any, rows: list[Initiative]) -> list[Any]:
    """What is done, by whom, when and for how much."""
    headings = [
        _("Initiative"),
        pgettext("initiative", "Status"),
        _("Responsible unit"),
        _("Start"),
        _("Planned end"),
        _("Budget, kroner"),
    ]
    return table(caption, headings, [_initiative(row) for row in rows])


def _initiative(row: Initiative) -> list[Any]:
    budget = [
        f"{each.year}: {formats.number(each.amount)}"
        for each in row.budgets.all()
        if each.amount is not None
    ]
    return [
        row.title,
        row.get_status_display(),
        row.responsible_unit,
        _day(row.starts_on),
        _day(row.ends_on),
        "; ".join(budget),
    ]


def people(material: Any) -> list[Any]:
    """Who has which role today, the owner first, and the adviser."""
    rows = [[_role(member), member.user.name] for member in material.people]
    adviser = material.participation.adviser
    rows += [[_("Adviser in Husbanken"), adviser.name]] if adviser else []
    caption = _("Roles on %(day)s") % {"day": formats.day(material.today)}
    return table(caption, [_("Role"), _("Name")], rows)


def _role(member: Any) -> str:
    role = capfirst(str(member.get_role_display()))
    return f"{role} ({_('deputy')})" if member.is_deputy else role


def risks(rows: list[Any]) -> list[Any]:
    """What may go wrong, the gravest first."""
    gravest = sorted(rows, key=lambda risk: -risk.likelihood * risk.consequence)
    headings = [
        _("What may go wrong"),
        _("Likelihood"),
        _("Consequence"),
        _("What is done about it"),
    ]
    told = [
        [risk.text, risk.get_likelihood_display(), risk.get_consequence_display(), risk.action]
        for risk in gravest
    ]
    return table(_("Risks"), headings, told)


def dates(material: Any) -> list[Any]:
    """What is to come: reporting, and planned starts and ends of initiatives."""
    coming = [*_reporting(material.windows), *_starts_and_ends(material.initiatives)]
    rows = sorted(each for each in coming if each[0] >= material.today)
    told = [[formats.day(day), what] for day, what in rows]
    return table(_("Dates to come"), [_("Date"), _("What")], told)


def _reporting(windows: list[Any]) -> Iterator[tuple[date, str]]:
    for window in windows:
        about = {"kind": window.get_kind_display(), "period": window.period}
        yield window.opens_on, _("Reporting opens: %(kind)s, %(period)s") % about
        yield window.due_on, _("Reporting is due: %(kind)s, %(period)s") % about


def _starts_and_ends(rows: list[Initiative]) -> Iterator[tuple[date, str]]:
    for row in rows:
        if row.starts_on and row.status == Initiative.Status.PLANNED:
            yield row.starts_on, _("Planned start: %(title)s") % {"title": row.title}
        if row.ends_on and row.status in NOT_OVER:
            yield row.ends_on, _("Planned end: %(title)s") % {"title": row.title}


def budgets(rows: list[Initiative]) -> list[Any]:
    """The sum of the budgets by year, and how many initiatives it adds up. Missing is not zero."""
    amounts: dict[int, list[Decimal]] = defaultdict(list)
    for row in rows:
        for budget in row.budgets.all():
            if budget.amount is not None:
                amounts[budget.year].append(budget.amount)
    told = [
        [year, formats.number(sum(each)), formats.of(len(each), len(rows))]
        for year, each in sorted(amounts.items())
    ]
    headings = [_("Year"), _("Budget, kroner"), _("Initiatives with a budget")]
    return table(_("Budgets of the initiatives, by year"), headings, told, figures={1, 2})


def anchors(material: Any) -> list[Any]:
    """By which decision the plan itself is adopted, and in which other plans the work stands."""
    headings = [_("Plan"), _("Title"), _("Decided by"), _("Date"), _("Case number")]
    return table(_("Anchoring"), headings, [*_own_plan(material), *_other_plans(material)])


def _own_plan(material: Any) -> Iterator[list[Any]]:
    version = material.version
    if version and version.adoption_id is None and not material.as_of:
        version = version.owner.adopted  # what stands while the next is written
    if version and version.adoption:
        yield [_("Programme plan"), version.title, *_decision(version.adoption)]


def _other_plans(material: Any) -> Iterator[list[Any]]:
    for row in material.anchors:
        title = f"{row.title} ({row.link})" if row.link else row.title
        yield [capfirst(str(row.get_kind_display())), title, *_decision(row)]


def _decision(row: Any) -> list[Any]:
    return [row.get_body_display(), _day(row.decided_on), row.reference]


def _day(value: date | None) -> str:
    return formats.day(value) if value else ""
