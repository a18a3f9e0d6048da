"""What a meeting should be about: all that waits between the two sides, as lines of text."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from dialogue import report_document, report_windows
from dialogue.models import ActivityPlan, Commitment, Grant, SentReport, StatusReport
from municipalities.audience import on_screen
from municipalities.chain import chain_of
from municipalities.completeness_facts import lines, windows_of
from municipalities.models import Comment, Participation
from web import formats


def proposed(participation: Participation, user: Any, today: date) -> str:
    """The agenda in the municipality's own written form; nothing that the reader may not see."""
    with override(participation.written_form):
        lines = [*_lines(participation, user, today)]
        lines.append(_("What we agree on from here"))
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _lines(participation: Participation, user: Any, today: date) -> Iterator[str]:
    yield from _questions(participation, user)
    yield from _reports(participation, user, today)
    yield from _figures(participation, user, today)
    yield from _promises(participation, user, today)
    yield from _breaks(participation, user)
    yield from _money(participation, user, today)


def _questions(participation: Participation, user: Any) -> Iterator[str]:
    waiting = Comment.objects.visible_to(user).of(participation).unanswered()
    for side, label in Comment.Side.choices:
        count = waiting.filter(waits_for=side).count()
        if count:
            said = ngettext(
                "%(count)s question that waits for an answer from %(side)s",
                "%(count)s questions that wait for an answer from %(side)s",
                count,
            )
            name = participation.name if side == Comment.Side.PARTICIPANT else label
            yield said % {"count": formats.number(count), "side": name}


def _reports(participation: Participation, user: Any, today: date) -> Iterator[str]:
    """This year's reports that have not come, and those that are not finished; never that a draft exists."""
    sent = SentReport.objects.filter(report__participation=participation)
    given = {*sent.values_list("report__kind", "report__period")}
    for window in reversed(report_windows.windows(participation)):
        kind = report_windows.kind_of(window.period)
        is_late = window.due_on < today and window.due_on.year == today.year
        if is_late and (kind, window.period_id) not in given:
            name = report_document.title_of(StatusReport(kind=kind, period=window.period))
            told = {"report": name, "day": formats.day(window.due_on)}
            yield _("%(report)s, which is not sent (due %(day)s)") % told
    rows = StatusReport.objects.visible_to(user).of(participation)
    read = rows.filter(state=StatusReport.State.SENT).select_related("period")
    for report in read.order_by("period__ends_on", "pk"):
        yield _("%(report)s, which is sent") % {"report": report_document.title_of(report)}


def _figures(participation: Participation, user: Any, today: date) -> Iterator[str]:
    """The periods due this year of which figures are missing, with how many."""
    windows = windows_of({participation.programme_id}, due_on__year=today.year)
    for line in lines(user, [participation], windows):
        if line.count.missing:
            said = ngettext(
                "%(period)s: %(count)s figure is missing",
                "%(period)s: %(count)s figures are missing",
                line.count.missing,
            )
            told = {"period": line.window.period, "count": formats.number(line.count.missing)}
            yield said % told


def _promises(participation: Participation, user: Any, today: date) -> Iterator[str]:
    late = Commitment.objects.visible_to(user).of(participation).late_on(today)
    for row in late.order_by("due_on", "pk"):
        name = participation.name if row.side == Comment.Side.PARTICIPANT else "Husbanken"
        yield _("Past its date: %(what)s (%(side)s, due %(day)s)") % {
            "what": row.what,
            "side": name,
            "day": formats.day(row.due_on),
        }


def _breaks(participation: Participation, user: Any) -> Iterator[str]:
    chain = chain_of(participation, user, lambda each: on_screen(user, each))
    count = len(chain.breaks)
    if count:
        said = ngettext(
            "The chain from need to result: %(count)s thing that remains",
            "The chain from need to result: %(count)s things that remain",
            count,
        )
        yield said % {"count": formats.number(count)}


def _money(participation: Participation, user: Any, today: date) -> Iterator[str]:
    plans = ActivityPlan.objects.visible_to(user).of(participation)
    for plan in plans.filter(state=ActivityPlan.State.SENT).order_by("year"):
        yield _("Activity plan %(year)s, which waits for an answer") % {"year": plan.year}
    for grant in Grant.objects.visible_to(user).of(participation).order_by("claim_by", "pk"):
        if grant.lapses_soon(today):
            yield _("Grant %(number)s: %(left)s kroner is to be claimed by %(day)s") % {
                "number": grant.number,
                "left": formats.number(grant.left),
                "day": formats.day(grant.claim_by),
            }
