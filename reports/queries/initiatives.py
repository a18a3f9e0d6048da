"""What is done, for whom, by whom, until when, for how much, and what was learned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from municipalities.audience import figure_for, in_file
from municipalities.models import Initiative, Strategy
from municipalities.progress import latest_figures, seen_figure
from programme.figures import Figure, NoNumber
from programme.models import Indicator
from reports import words
from reports.queries.participants import code_of, in_their_order, participants


@dataclass(frozen=True, slots=True)
class Row:
    """One initiative of one participant."""

    participation_id: int
    initiative_id: int
    participant: str
    municipality_code: str
    region: str
    initiative: str
    type: str
    target_groups: str
    strategies: str
    responsible_unit: str
    starts_on: date | None
    ends_on: date | None
    days_past_end: int | None
    status: str
    status_code: str
    is_trial: bool
    trial: str
    budget: Figure
    spent: Figure
    years: tuple[tuple[int, Figure, Figure], ...]  # budget and spent of each year
    learned: str
    indicators: str

    @property
    def by_year(self) -> str:
        """Each year by itself: "2025: 300 000 (spent 270 000); 2026: 300 000 (missing)"."""
        return "; ".join(
            _("%(year)s: %(budget)s (spent: %(spent)s)")
            % {"year": year, "budget": words.figure(budget, 0), "spent": words.figure(spent, 0)}
            for year, budget, spent in self.years
        )


def rows(*, user: Any, **chosen: Any) -> list[Row]:
    """By participant, then in the order of its initiatives. A fixed number of queries."""
    who = participants(user=user, **chosen)
    places = {each.pk: each for each in who}
    found = in_their_order(_initiatives(user, who), who)
    moved = {indicator.pk for each in found for indicator in each.indicators.all()}
    latest = latest_figures({*places}, moved)
    return [_row(each, places[each.participation_id], user, latest) for each in found]


def _initiatives(user: Any, who: list) -> Any:
    strategies = Strategy.objects.visible_to(user).order_by("order", "pk")
    return (
        Initiative.objects.visible_to(user)
        .filter(participation__in=who)
        .select_related("type")
        .prefetch_related(
            "target_groups",
            "budgets",
            Prefetch("strategies", queryset=strategies.prefetch_related("versions")),
            Prefetch("indicators", queryset=Indicator.objects.order_by("theme", "code")),
        )
    )


def _row(initiative: Initiative, participation: Any, user: Any, latest: dict) -> Row:
    budgets = initiative.budgets.all()
    return Row(
        participation_id=participation.pk,
        initiative_id=initiative.pk,
        participant=participation.name,
        municipality_code=code_of(participation, user.scope.today),
        region=participation.region.name,
        initiative=initiative.title,
        type=initiative.type.name if initiative.type else "",
        target_groups=", ".join(sorted(each.name for each in initiative.target_groups.all())),
        strategies="; ".join(
            each.version_for(user).title for each in initiative.strategies.all()
        ),
        responsible_unit=initiative.responsible_unit,
        starts_on=initiative.starts_on,
        ends_on=initiative.ends_on,
        days_past_end=initiative.days_past_end(user.scope.today) or None,
        status=str(initiative.get_status_display()),
        status_code=initiative.status,
        is_trial=initiative.is_trial,
        trial=pgettext("cell", "yes") if initiative.is_trial else pgettext("cell", "no"),
        budget=_total(row.amount for row in budgets),
        spent=_total(row.spent for row in budgets),
        years=tuple((row.year, _given(row.amount), _given(row.spent)) for row in budgets),
        learned="" if initiative.is_open else initiative.learned,
        indicators=_measured(initiative, participation, user, latest),
    )


def _total(amounts: Iterable[Decimal | None]) -> Figure:
    """The sum over the years; missing where no year has an amount, never zero."""
    given = [amount for amount in amounts if amount is not None]
    return sum(given, Decimal(0)) if given else NoNumber.MISSING


def _given(amount: Decimal | None) -> Figure:
    return NoNumber.MISSING if amount is None else amount


def _measured(initiative: Initiative, participation: Any, user: Any, latest: dict) -> str:
    """Each indicator that it should move, with its latest figure as the file may show it."""
    audience = in_file(user, participation)
    told = []
    for indicator in initiative.indicators.all():
        figure = seen_figure(latest.get((participation.pk, indicator.pk)), audience)
        shown = words.in_sentence(figure_for(audience, figure), indicator.decimals)
        period = f" ({figure.period})" if figure else ""
        told.append(f"{indicator.name}: {shown}{period}")
    return "; ".join(told)
