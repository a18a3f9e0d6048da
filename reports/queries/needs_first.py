"""What each followed participant needs from Husbanken, or Husbanken from it: the grounds for who comes first.

Each ground leads to where the matter is: to the one that waits, or to a list of those that do and no more.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue.models import Commitment, Grant, GuidanceRequest
from dialogue.models.activity_plan import WARNED_BEFORE
from municipalities.models import Comment, Measurement, Participation
from municipalities.narrow import numbers
from municipalities.talk import address_in
from programme import calculation
from programme.figures import Direction, Figure
from programme.models import Indicator, Part, Period
from reports import words
from reports.priorities import LONG, Followed, Reason
from reports.queries import due, status_reports
from web import formats

SIDE = Comment.Side
Found = Iterator[tuple[int, Reason]]


def rows(
    *, user: Any, today: date, figures: list[due.Row], reports: status_reports.Followed
) -> list[Followed]:
    """Every participation that the user follows, with its reasons; of figures and reports, what waits.

    A fixed number of queries.
    """
    read = Participation.objects.visible_to(user).filter(user.scope.read_by_husbanken(""))
    places = {each.pk: each for each in read.with_names()}
    found: dict[int, list[Reason]] = defaultdict(list)
    for pk, reason in (
        *_answers(user, today, places),
        *_promises(today, places),
        *_reports(today, places),
        *_unread(reports),
        *_figures(figures, today),
        *_lapsing(today, places),
        *_wrong_way(user, today, places),
    ):
        found[pk].append(reason)
    return [Followed(pk, each.name, tuple(found[pk])) for pk, each in places.items()]


def _answers(user: Any, today: date, places: Mapping[int, Participation]) -> Found:
    """Questions and requests for guidance that wait: for Husbanken, and for the participant."""
    asked = Comment.objects.visible_to(user).filter(participation__in=places).unanswered()
    waits: dict[tuple[int, str], list[Comment]] = defaultdict(list)
    for row in asked:
        waits[row.participation_id, row.waits_for].append(row)
    for (pk, side), own in sorted(waits.items()):
        days = max(0, *((today - row.written_on).days for row in own))
        several = _listed("questions", pk, waits_for=side, state="waiting")
        yield pk, _answer(side, len(own), days, _one(own, address_in, several))
    requests = GuidanceRequest.objects.filter(participation__in=places).unanswered()
    wishes: dict[int, list[GuidanceRequest]] = defaultdict(list)
    for wish in requests:
        wishes[wish.participation_id].append(wish)
    for pk, asks in sorted(wishes.items()):
        days = max(wish.days_waited(today) for wish in asks)
        address = _one(asks, _wish, _listed("guidance-requests", pk, waits="true"))
        yield pk, _request(len(asks), days, address)


def _one(rows: list[Any], address: Callable[[Any], str], several: str) -> str:
    """Where the one is; of several, where they are listed."""
    return address(rows[0]) if len(rows) == 1 else several


def _listed(route: str, participation: int, **chosen: str) -> str:
    """A list, narrowed to what one participant's ground is about."""
    return f"{reverse(route)}?{urlencode({'participation': participation, **chosen})}"


def _wish(wish: GuidanceRequest) -> str:
    page = reverse("guidance-list", args=[wish.participation_id])
    return f"{page}#request-{wish.pk}"


def _answer(side: str, count: int, days: int, address: str) -> Reason:
    if side == SIDE.PARTICIPANT:
        said = ngettext(
            "%(count)s question waits for the participant, the oldest for %(days)s",
            "%(count)s questions wait for the participant, the oldest for %(days)s",
            count,
        )
        return Reason("theirs", said % _told(count, days), address, days)
    said = ngettext(
        "Husbanken owes an answer to %(count)s question, the oldest for %(days)s",
        "Husbanken owes an answer to %(count)s questions, the oldest for %(days)s",
        count,
    )
    return Reason(_owed(days), said % _told(count, days), address, days)


def _request(count: int, days: int, address: str) -> Reason:
    said = ngettext(
        "Husbanken owes an answer to %(count)s request for guidance, the oldest for %(days)s",
        "Husbanken owes an answer to %(count)s requests for guidance, the oldest for %(days)s",
        count,
    )
    return Reason(_owed(days), said % _told(count, days), address, days)


def _owed(days: int) -> str:
    return "owed_long" if days > LONG else "owed"


def _told(count: int, days: int) -> dict[str, str]:
    return {"count": formats.number(count), "days": words.days(days)}


def _promises(today: date, places: Mapping[int, Participation]) -> Found:
    """Promises past their date, Husbanken's and the participant's alike."""
    late: dict[tuple[int, str], list[Commitment]] = defaultdict(list)
    for row in Commitment.objects.filter(participation__in=places).late_on(today):
        late[row.participation_id, row.side].append(row)
    for (pk, side), own in sorted(late.items()):
        count, days = len(own), max(row.days_late(today) for row in own)
        several = _listed("commitments", pk, side=side, late="true")
        address = _one(own, _promise, several)
        if side == SIDE.HUSBANKEN:
            said = ngettext(
                "%(count)s promise of Husbanken's is past its date, the oldest by %(days)s",
                "%(count)s promises of Husbanken's are past their date, the oldest by %(days)s",
                count,
            )
            yield pk, Reason("promise", said % _told(count, days), address, days)
        else:
            said = ngettext(
                "%(count)s promise of the participant's is past its date, the oldest by %(days)s",
                "%(count)s promises of the participant's are past their date, the oldest by %(days)s",
                count,
            )
            yield pk, Reason("theirs", said % _told(count, days), address, days)


def _promise(row: Commitment) -> str:
    return reverse("commitment", args=[row.participation_id, row.pk])


def _reports(today: date, places: Mapping[int, Participation]) -> Found:
    for pk, days in status_reports.days_past_due(places.values(), today).items():
        if days:
            said = ngettext(
                "%(count)s status report is not sent, %(days)s past its due date",
                "%(count)s status reports are not sent, the oldest %(days)s past its due date",
                len(days),
            )
            address = reverse("status-report-list", args=[pk])
            longest = max(days)
            yield pk, Reason("report_late", said % _told(len(days), longest), address, longest)


def _unread(reports: status_reports.Followed) -> Found:
    """Reports that wait for Husbanken: to be finished, or to be asked about."""
    for row in reports.answered:
        yield row.participation_id, _report(row, _("all questions are answered"))
    for row in reports.unread:
        said = ngettext(
            "sent %(counter)s day ago, and not answered",
            "sent %(counter)s days ago, and not answered",
            row.days,
        )
        yield row.participation_id, _report(row, said % {"counter": row.days})


def _report(row: status_reports.Row, said: str) -> Reason:
    address = reverse("status-report", args=[row.participation_id, row.pk])
    return Reason("unread", f"{capfirst(row.name)}: {said}", address, row.days)


def _figures(rows_due: list[due.Row], today: date) -> Found:
    for row in rows_due:
        if row.missing:
            said = ngettext(
                "%(count)s of %(of)s figures for %(period)s is missing. %(when)s",
                "%(count)s of %(of)s figures for %(period)s are missing. %(when)s",
                len(row.missing),
            )
            told = {
                "count": formats.number(len(row.missing)),
                "of": formats.number(row.asked),
                "period": row.period,
                "when": row.when,
            }
            page = reverse("completeness-of", args=[row.participation_id])
            address = f"{page}#missing-{row.window_id}"
            code = "figures_late" if row.is_late else "figures_due"
            days = max((today - row.due_on).days, 0)
            yield row.participation_id, Reason(code, said % told, address, days)


def _lapsing(today: date, places: Mapping[int, Participation]) -> Found:
    rows = Grant.objects.filter(participation__in=places, claim_by__lte=today + WARNED_BEFORE)
    ends: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for row in rows:
        if row.lapses_soon(today):
            ends[row.participation_id].append((row.claim_by, row.pk))
    for pk, lapsing in sorted(ends.items()):
        count, (first, grant) = len(lapsing), min(lapsing)
        said = ngettext(
            "%(count)s grant lapses within 90 days, or has lapsed",
            "%(count)s grants lapse within 90 days, or have lapsed",
            count,
        )
        address = f"{reverse('grant-list', args=[pk])}#grant-{grant}"
        waited = (today - first).days  # below 0 for one that has not lapsed yet
        yield pk, Reason("lapsing", said % {"count": formats.number(count)}, address, waited)


def _wrong_way(user: Any, today: date, places: Mapping[int, Participation]) -> Found:
    """Indicators whose last three years in a row each were worse than the one before."""
    indicators = Indicator.objects.in_bulk()
    year_of = dict(Period.objects.values_list("pk", "year"))
    series: dict[tuple[int, int], dict[int, Figure]] = defaultdict(dict)
    for key, figure in numbers(_of_the_last_years(user, today, places), indicators):
        pk, indicator, period = key
        series[pk, indicator][year_of[period]] = figure
    wrong: dict[int, list[Indicator]] = defaultdict(list)
    for (pk, indicator), years in series.items():
        last = max(years)
        told = [years[year] for year in (last - 2, last - 1, last) if year in years]
        steps = [
            calculation.step(indicators[indicator].direction, *pair) for pair in pairwise(told)
        ]
        if steps == [-1, -1]:
            wrong[pk].append(indicators[indicator])
    for pk, found in sorted(wrong.items()):
        names = words.names([each.name for each in found], 3)
        said = _("Two years on end the wrong way: %(names)s") % {"names": names}
        yield pk, Reason("twice", said, _over_time(pk, found[0]))


def _over_time(pk: int, indicator: Indicator) -> str:
    """The years of the one that is named first; the others are chosen there."""
    series = reverse("report", args=["time-series"])
    return f"{series}?{urlencode({'participation': pk, 'indicator': indicator.pk})}"


def _of_the_last_years(
    user: Any, today: date, places: Mapping[int, Participation]
) -> QuerySet[Measurement]:
    """The figures of the last four whole years that stand, and can be judged: the last may not be in."""
    return (
        Measurement.objects.visible_to(user)
        .standing()
        .filter(participation__in=places, part__code=Part.TOTAL)
        .filter(period__half=None, period__year__range=(today.year - 4, today.year - 1))
        .exclude(indicator__direction=Direction.CONTEXT)
        .order_by("indicator__code", "period__year", "pk")
    )
