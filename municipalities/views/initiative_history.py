"""The history of an initiative: its words, its steps, and the amounts of each year."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import takewhile
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from municipalities.models import InitiativeBudget, StrategyVersion
from municipalities.models.version import State
from municipalities.views.history import Line, lines_of, name_of, verb_of
from municipalities.views.initiatives import AboutInitiative
from programme.access import READ
from web import formats
from web.views import TextPage


class InitiativeHistory(AboutInitiative, TextPage):
    """All changes, newest first. Outsiders' history starts when it was given to them."""

    access = READ
    template_name = "municipalities/history.html"
    title = _("History")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = [*self._lines()]
        if not self.request.user.scope.is_own(self.participation.pk):
            given = self._given()
            lines = [
                replace(line, fields=()) if line.at == given else line  # "before" was private
                for line in lines
                if line.at >= given
            ]
        newest_first = sorted(lines, key=lambda line: line.at, reverse=True)
        return super().get_context_data(lines=newest_first, **kwargs)

    def _lines(self) -> Iterator[Line]:
        initiative, user = self.initiative, self.request.user
        yield from lines_of(initiative, initiative.history.all(), user)
        log = InitiativeBudget.history.filter(initiative_id=initiative.pk)
        for year in sorted({*log.values_list("year", flat=True)}):
            yield from _amounts(log.filter(year=year), year)

    def _given(self) -> datetime:
        """Since when it has been open to outsiders without a break."""
        moments = [*self._shared_since(), *self._adopted_since()]
        if not moments:
            raise Http404
        return min(moments)

    def _shared_since(self) -> list[datetime]:
        """When it was shared, unless it has been taken back."""
        newest_first = self.initiative.history.order_by("-history_date", "-history_id")
        shared = [*takewhile(lambda record: record.is_shared, newest_first)]
        return [record.history_date for record in shared[-1:]]

    def _adopted_since(self) -> list[datetime]:
        """Since when every record has been linked to a strategy that was adopted by then."""
        log = StrategyVersion.history.filter(
            strategy__participation=self.participation, state=State.ADOPTED
        ).order_by("-history_date")
        adopted = dict(log.values_list("strategy_id", "history_date"))  # the first of each
        linked = self.initiative.strategies.values_list("pk", flat=True)
        now = [adopted[pk] for pk in linked if pk in adopted]
        newest_first = self.initiative.history.order_by("-history_date", "-history_id")
        given = [*takewhile(lambda record: _was_given(record, adopted), newest_first)]
        if given:
            return [given[-1].history_date]
        return [min(now)] if now else []


def _was_given(record: Any, adopted: dict[int, datetime]) -> bool:
    """Whether the initiative was linked to an adopted strategy when the record was made."""
    linked = [row.strategy_id for row in record.strategies.all()]
    return any(pk in adopted and adopted[pk] <= record.history_date for pk in linked)


def _amounts(log: Any, year: int) -> Iterator[Line]:
    """Every change of a year's budget and of what was spent."""
    records = log.select_related("history_user").order_by("history_date", "history_id")
    before = ("", "")
    for record in records:
        gone = record.history_type == "-"
        after = ("", "") if gone else (_kroner(record.amount), _kroner(record.spent))
        labels = (_("budget"), _("spent"))
        changes = zip(labels, before, after, strict=True)
        yield Line(
            record.history_date,
            name_of(record.history_user),
            f"{verb_of(record)} ({year})",
            tuple(change for change in changes if change[1] != change[2]),
        )
        before = after


def _kroner(amount: Decimal | None) -> str:
    return "" if amount is None else formats.number(amount)
