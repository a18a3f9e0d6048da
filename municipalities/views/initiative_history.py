"""The history of an initiative: its words, its steps, and the amounts of each year."""

from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from municipalities.models import InitiativeBudget, StrategyVersion
from municipalities.models.version import State
from municipalities.views.history import teller, without_before
from municipalities.views.initiatives import AboutInitiative
from programme.access import READ
from web import changes
from web.changes import Line
from web.views import TextPage

BUDGET_VERBS = {
    "set": _("set the amounts of a year"),
    "removed": _("took the amounts of a year away"),
}


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
                without_before(line) if line.at == given else line  # "before" was private
                for line in lines
                if line.at >= given
            ]
        return super().get_context_data(lines=changes.newest_first(lines), **kwargs)

    def _lines(self) -> Iterator[Line]:
        yield from teller(self.request.user).of_one(self.initiative.history.all())
        amounts = InitiativeBudget.history.filter(initiative_id=self.initiative.pk)
        yield from teller(self.request.user, BUDGET_VERBS).of_many(
            amounts, ("amount", "spent"), lambda record: record.year
        )

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
