"""What is good and what is worrying in the programme, matter by matter; no municipality is ever named."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue.models import Commitment
from municipalities.completeness_facts import Line, lines, total, windows_of
from programme.figures import Direction, is_number
from programme.models.indicator import Level
from reports import priorities, words
from reports.priorities import LONG, Matter, furthest
from reports.queries import grants, trials
from reports.questions import goals, husbanken
from reports.questions.figures import figures_of
from reports.questions.figures_trusted import q1, q2
from reports.questions.parts import address_of
from reports.questions.question import Answered
from reports.questions.rows import A_YEAR
from reports.questions.scope import Scope
from web import formats

A_DAY = timedelta(days=1)
YEARS = 2  # the figures of how many years back are compared with


def matters(scope: Scope, kind: str) -> list[Matter]:
    """The first three of a kind, in the order of the rules; no rule is asked when three are found.

    A fixed number of queries, whatever the participants.
    """
    found: list[Matter] = []
    for code in priorities.codes_of(kind):
        if len(found) < priorities.MOST and (matter := FINDERS[code](scope)):
            found.append(matter)
    return found


def _moved(scope: Scope) -> Matter | None:
    """The total that has moved furthest the right way, among those with a figure both times."""
    figures = figures_of(scope)
    found = {}
    for code, indicator in figures.indicators.items():
        if indicator.level != Level.OUTCOME or indicator.direction == Direction.CONTEXT:
            continue
        sides = figures.sides(code, scope.year - YEARS)
        if sides and all(is_number(each.value) for each in sides):
            found[code] = sides
    first = furthest(
        [
            (code, before.value, now.value, now.indicator.direction)  # type: ignore[misc]
            for code, (before, now) in found.items()
        ]
    )
    if first is None:
        return None
    before, now = found[first]
    text = _(
        "%(indicator)s: from %(before)s in %(since)s to %(now)s in %(year)s, among %(who)s with a figure in both years."
    ) % {
        "indicator": now.indicator.name,
        "before": before.in_words,
        "since": before.year,
        "now": now.in_words,
        "year": now.year,
        "who": words.participants(now.n),
    }
    series = reverse("report", args=["time-series"])
    return Matter("moved", text, f"{series}?indicator={now.indicator.pk}")


def _goals(scope: Scope) -> Matter | None:
    kept, judged = goals.kept_up(scope)
    if not judged or kept * 2 < judged:
        return None
    text = ngettext(
        "%(kept)s goal indicator that can be judged is on or ahead of plan.",
        "%(kept)s goal indicators that can be judged are on or ahead of plan.",
        judged,
    ) % {"kept": formats.of(kept, judged)}
    return Matter("goals", text, address_of("goals"))


def _trials(scope: Scope) -> Matter | None:
    since = scope.today - A_YEAR
    rows = [row for row in scope.rows(trials) if row.verdict_on and row.verdict_on > since]
    if not rows:
        return None
    said = ngettext(
        "%(count)s trial has been concluded in the last twelve months, and what was learned is written down.",
        "%(count)s trials have been concluded in the last twelve months, and what was learned is written down.",
        len(rows),
    )
    return Matter(
        "trial", said % {"count": formats.number(len(rows))}, address_of("trials", "lately")
    )


def _kept(scope: Scope) -> Matter | None:
    rows = Commitment.objects.visible_to(scope.user).filter(participation__in=scope.ids)
    since = scope.today - A_YEAR + A_DAY
    kept = rows.filter(state=Commitment.State.KEPT, closed_on__gte=since).count()
    if not kept:
        return None
    said = ngettext(
        "%(count)s promise between Husbanken and the participants was kept in the last twelve months.",
        "%(count)s promises between Husbanken and the participants were kept in the last twelve months.",
        kept,
    )
    address = f"{reverse('commitments')}?state={Commitment.State.KEPT}&closed_from={since}"
    return Matter("kept", said % {"count": formats.number(kept)}, address)


def _fallen_due(scope: Scope) -> list[Line]:
    """What has fallen due this year, a line for each participant and period."""
    programmes = {each.programme_id for each in scope.participations}
    wanted = {"due_on__year": scope.today.year, "due_on__lt": scope.today}
    return scope.once(
        "fallen due",
        lambda: lines(scope.user, scope.participations, windows_of(programmes, **wanted)),
    )


def _missing(scope: Scope) -> Matter | None:
    count = total(_fallen_due(scope))
    if not count.missing:
        return None
    lacking = {line.participation.pk for line in _fallen_due(scope) if line.gaps}
    text = _("%(of)s figures that have fallen due this year are missing, from %(who)s.") % {
        "of": formats.of(count.missing, count.expected),
        "who": words.of_participants(len(lacking), len(scope.ids)),
    }
    return Matter("missing", text, f"{reverse('completeness')}?state=missing")


def _complete(scope: Scope) -> Matter | None:
    count = total(_fallen_due(scope))
    if count.missing or not count.expected:
        return None
    text = _("All %(count)s figures that have fallen due this year are in.")
    return Matter(
        "complete", text % {"count": formats.number(count.expected)}, reverse("completeness")
    )


def _left_unanswered(scope: Scope) -> Matter | None:
    days = [each.days for each in husbanken.unanswered(scope) if each.days > LONG]
    if not days:
        return None
    said = ngettext(
        "%(count)s question or request to Husbanken has waited more than 30 days, the oldest for %(days)s.",
        "%(count)s questions and requests to Husbanken have waited more than 30 days, the oldest for %(days)s.",
        len(days),
    )
    told = {"count": formats.number(len(days)), "days": words.days(max(days))}
    return Matter("unanswered", said % told, address_of("guidance", "long"))


def _twice(scope: Scope) -> Matter | None:
    answer = goals.wrong_way(scope)
    if not isinstance(answer, Answered) or not answer.figure:
        return None
    return Matter("twice", answer.sentence, address_of("wrong-way"))


def _unmeasured(scope: Scope) -> Matter | None:
    answer = q1(scope)
    if not isinstance(answer, Answered) or not answer.figure:
        return None
    return Matter("unmeasured", answer.sentence, address_of("baselines"))


def _aimless(scope: Scope) -> Matter | None:
    answer = q2(scope)
    if not isinstance(answer, Answered) or not answer.figure:
        return None
    return Matter("aimless", answer.sentence, address_of("targets"))


def _lapsing(scope: Scope) -> Matter | None:
    rows = [row for row in scope.rows(grants) if row.lapses_soon and row.left]
    if not rows:
        return None
    said = ngettext(
        "%(count)s grant lapses within 90 days, or has lapsed, with %(left)s kroner left.",
        "%(count)s grants lapse within 90 days, or have lapsed, with %(left)s kroner left.",
        len(rows),
    )
    left = sum((row.left for row in rows), Decimal(0))
    told = {"count": formats.number(len(rows)), "left": formats.number(left)}
    return Matter("lapsing", said % told, address_of("grants", "lapsing"))


FINDERS: dict[str, Callable[[Scope], Matter | None]] = {
    "moved": _moved,
    "goals": _goals,
    "trial": _trials,
    "kept": _kept,
    "complete": _complete,
    "unanswered": _left_unanswered,
    "twice": _twice,
    "missing": _missing,
    "unmeasured": _unmeasured,
    "aimless": _aimless,
    "lapsing": _lapsing,
}
