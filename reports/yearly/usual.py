"""Which years a participant can be told of; whose year, and which, is told when none is chosen."""

from datetime import date
from typing import Any

from programme.models import ReportingWindow
from reports.queries.participants import participants


def usual_participation(user: Any) -> Any:
    """The reader's own, else the first that the reader may see; None for one who sees nobody."""
    who = participants(user=user)
    own = [each for each in who if user.scope.is_own(each.pk)]
    return next(iter([*own, *who]), None)


def years_of(participation: Any, today: date) -> list[int]:
    """From its first year to this, newest first."""
    first = min(participation.starts_on.year, today.year)
    last = min(participation.ends_on.year, today.year) if participation.ends_on else today.year
    return [*range(max(first, last), first - 1, -1)]


def usual_year(participation: Any, today: date) -> int:
    """The last whole year that figures are asked for; before the first of these, this year."""
    asked = ReportingWindow.objects.filter(
        programme=participation.programme_id,
        kind=ReportingWindow.Kind.FIGURES,
        period__half=None,
        opens_on__lte=today,
        period__year__in=years_of(participation, today),
    ).order_by("-period__year")
    last = asked.values_list("period__year", flat=True).first()
    return last or years_of(participation, today)[0]
