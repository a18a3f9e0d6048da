"""The year: what is due from whom on which day, on both sides; for a page, and for calendar programs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dialogue import sent_by
from dialogue.models import Agreement, Commitment, Grant, Guidance, Meeting
from dialogue.report_windows import takes_part
from dialogue.waiting_promises import SIGNALS_ANSWERED
from municipalities.models import Comment, Participation, ReportingException
from programme.models import ReportingWindow

# The year outside the tool (domain 7.5): month, day, who, what.
KOSTRA = (
    (2, 15, "participant", "reported"),
    (3, 15, "ssb", "provisional"),
    (6, 15, "ssb", "final"),
)
ACTIVITY_PLAN_DUE = (11, 30)


@dataclass(frozen=True)
class Entry:
    """Something on a day: a title, who it is due from, and where it is read."""

    day: date
    key: str
    title: str
    who: str
    place: str = ""  # the participant; empty for what concerns all
    participation_id: int | None = None
    address: str = ""
    is_done: bool = False
    is_owed: bool = False  # somebody is to do it, and it is known whether it is done
    is_late: bool = False

    @property
    def done(self) -> str:
        """Whether it is done or past its date, in words."""
        if self.is_done:
            return _("done")
        return _("past its date") if self.is_late else ""


@dataclass(frozen=True)
class _Asked:
    """Who asks about whom, from which day to which."""

    user: Any
    places: dict[int, Participation]
    first: date
    last: date

    @property
    def alone(self) -> Participation | None:
        """The participation, when it is asked about one: then its own pages can be opened."""
        return next(iter(self.places.values())) if len(self.places) == 1 else None

    def rows(self, model: Any, day: str) -> Any:
        """What the reader may see of theirs, with this day between the two."""
        seen = model.objects.visible_to(self.user).filter(participation__in=self.places)
        return seen.filter(**self.between(day))

    def between(self, day: str) -> dict[str, tuple[date, date]]:
        """What a query takes."""
        return {f"{day}__range": (self.first, self.last)}


def year_of(
    user: Any, participations: Iterable[Participation], first: date, last: date
) -> list[Entry]:
    """Everything from the first day to the last that the reader may see, in order.

    Lateness is told alike of both sides. Eleven queries at most.
    """
    places = {row.pk: row for row in participations if user.scope.may("read_shared", row)}
    asked = _Asked(user, places, first, last)
    parts = (_common, _windows, _exceptions, _promises, _meetings, _money, _guidance)
    found = [entry for part in parts for entry in part(asked)]
    today = user.scope.today
    told = (replace(each, is_late=_is_late(each, today)) for each in found)
    return sorted(told, key=lambda entry: (entry.day, entry.place, entry.key))


def _is_late(entry: Entry, today: date) -> bool:
    return entry.is_owed and not entry.is_done and entry.day < today


def by_month(entries: Iterable[Entry]) -> list[tuple[date, list[Entry]]]:
    """The entries in groups, each with the first day of its month."""
    grouped = groupby(entries, key=lambda entry: entry.day.replace(day=1))
    return [(month, [*own]) for month, own in grouped]


def _common(asked: _Asked) -> Iterator[Entry]:
    """What comes every year, for all: KOSTRA, the next activity plan, and answers to signals."""
    alone = asked.alone
    sent = sent_by.years_with_a_plan(asked.user, alone) if alone else set()
    titles = {
        "reported": _("KOSTRA is reported to Statistics Norway (outside this tool)"),
        "provisional": _("Provisional KOSTRA figures are published"),
        "final": _("Final KOSTRA figures are published"),
    }
    for year in range(asked.first.year, asked.last.year + 1):
        for month, day, who, what in KOSTRA:
            by = _participants() if who == "participant" else _("Statistics Norway")
            yield Entry(date(year, month, day), f"kostra-{what}-{year}", titles[what], by)
        title = _("Activity plan for %(year)s is to be sent") % {"year": year + 1}
        yield Entry(
            date(year, *ACTIVITY_PLAN_DUE),
            f"activity-plan-{year}",
            title,
            _participants(),
            address=reverse("activity-plan-list", args=[alone.pk]) if alone else "",
            is_done=year + 1 in sent,
            is_owed=alone is not None and alone.takes_part_in(year + 1),
        )
        signals = _("Policy signals of %(year)s are to be answered") % {"year": year}
        yield Entry(date(year, *SIGNALS_ANSWERED), f"signals-{year}", signals, "Husbanken")


def _windows(asked: _Asked) -> Iterator[Entry]:
    """The dates of the programmes' calendars, in the periods in which somebody takes part."""
    alone = asked.alone
    sent = sent_by.periods_with_a_report(asked.user, alone) if alone else set()
    programmes = {row.programme_id for row in asked.places.values()}
    rows = ReportingWindow.objects.filter(programme__in=programmes)
    for row in rows.filter(**asked.between("due_on")).select_related("period"):
        if any(_is_asked(place, row) for place in asked.places.values()):
            is_report = row.kind == ReportingWindow.Kind.REPORT
            yield Entry(
                row.due_on,
                f"window-{row.pk}",
                _due(row) % {"period": row.period},
                _participants(),
                address=_page(alone, row) if alone else "",
                is_done=is_report and row.period_id in sent,
                is_owed=is_report and alone is not None,
            )


def _exceptions(asked: _Asked) -> Iterator[Entry]:
    """Until when a participation may still enter figures or send its report, by an exception."""
    for row in asked.rows(ReportingException, "until").select_related("window__period"):
        place = asked.places[row.participation_id]
        yield _of(
            place,
            row.until,
            f"exception-{row.pk}",
            _exception(row.window) % {"period": row.window.period},
            who=place.name,
            address=_page(place, row.window),
        )


def _due(row: ReportingWindow) -> str:
    if row.kind == ReportingWindow.Kind.FIGURES:
        return _("Figures for %(period)s are due")
    return _("Report for %(period)s is due")


def _exception(row: ReportingWindow) -> str:
    if row.kind == ReportingWindow.Kind.FIGURES:
        return _("Exception: figures for %(period)s are due")
    return _("Exception: report for %(period)s is due")


def _is_asked(place: Participation, row: ReportingWindow) -> bool:
    return place.programme_id == row.programme_id and takes_part(place, row.period)


def _page(place: Participation, row: ReportingWindow) -> str:
    if row.kind == ReportingWindow.Kind.FIGURES:
        return reverse("figures-of", args=[place.pk, row.pk])
    return reverse("status-report-list", args=[place.pk])


def _promises(asked: _Asked) -> Iterator[Entry]:
    for row in asked.rows(Commitment, "due_on").exclude(state="dropped"):
        place = asked.places[row.participation_id]
        ours = row.side == Comment.Side.PARTICIPANT
        yield _of(
            place,
            row.due_on,
            f"commitment-{row.pk}",
            str(row),
            who=place.name if ours else "Husbanken",
            address=reverse("commitment", args=[place.pk, row.pk]),
            is_done=row.state == Commitment.State.KEPT,
            is_owed=True,
        )


def _meetings(asked: _Asked) -> Iterator[Entry]:
    for row in asked.rows(Meeting, "held_on"):
        place = asked.places[row.participation_id]
        yield _of(
            place,
            row.held_on,
            f"meeting-{row.pk}",
            capfirst(row.get_kind_display()),
            who=_("both sides"),
            address=reverse("meeting", args=[place.pk, row.pk]),
        )


def _money(asked: _Asked) -> Iterator[Entry]:
    """The last days for claims, and the last days of agreements."""
    for grant in asked.rows(Grant, "claim_by"):
        place = asked.places[grant.participation_id]
        yield _of(
            place,
            grant.claim_by,
            f"grant-{grant.pk}",
            _("Last day to claim grant %(number)s") % {"number": grant.number},
            who=place.name,
            address=reverse("grant-list", args=[place.pk]),
            is_done=grant.left <= 0,
        )
    for row in asked.rows(Agreement, "ends_on"):
        place = asked.places[row.participation_id]
        yield _of(
            place,
            row.ends_on,
            f"agreement-{row.pk}",
            _("The agreement “%(title)s” ends") % {"title": row.title},
            who=_("both sides"),
            address=reverse("cooperation", args=[place.pk]),
        )


def _guidance(asked: _Asked) -> Iterator[Entry]:
    """What Husbanken said that it would do after guidance; once for each that it was given to."""
    rows = Guidance.objects.visible_to(asked.user).filter(**asked.between("follow_up_by"))
    for row in rows.prefetch_related("participations"):
        for given in row.participations.all():
            if given.pk in asked.places:
                place, day = asked.places[given.pk], row.follow_up_by
                assert day is not None  # noqa: S101 - what the query asked for
                yield _of(
                    place,
                    day,
                    f"guidance-{row.pk}-{place.pk}",
                    _("To be followed up after guidance: %(kind)s")
                    % {"kind": row.get_kind_display()},
                    who="Husbanken",
                    address=reverse("guidance-list", args=[place.pk]),
                    is_done=row.followed_up_on is not None,
                    is_owed=True,
                )


def _of(
    place: Participation,
    day: date,
    key: str,
    title: str,
    *,
    who: str,
    address: str,
    is_done: bool = False,
    is_owed: bool = False,
) -> Entry:
    return Entry(day, key, title, who, place.name, place.pk, address, is_done, is_owed)


def _participants() -> str:
    return pgettext("due from", "the participants")


def around(today: date) -> tuple[date, date]:
    """What a calendar program fetches: a year back, and a year and a half ahead."""
    return today - timedelta(days=365), today + timedelta(days=548)
