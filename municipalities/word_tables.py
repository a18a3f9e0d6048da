"""The columns of needs, goals and strategies across participations."""

from typing import Any

import django_tables2 as tables
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from municipalities import list_series
from municipalities.differences import titles
from municipalities.models import Goal, Need, Strategy
from web.tables import Table


class Words(Table):
    """What a need and a goal have in common: whose, what, and how far the wording has come."""

    participation = tables.Column(
        accessor="participation__name", verbose_name=_("Participant"), order_by=("sort_name",)
    )
    title = tables.Column(verbose_name=_("Title"), orderable=False, empty_values=())
    state = tables.Column(verbose_name=_("State"), orderable=False, empty_values=())

    def seen(self, record: Any) -> Any:
        """The version that this reader sees."""
        return record.version_for(self.request.user)

    def value_title(self, record: Any) -> str:
        """The title alone, for the file."""
        return self.seen(record).title

    def render_title(self, record: Any) -> str:
        """The title, as the reader sees it."""
        return self.seen(record).title

    def render_state(self, record: Any) -> str:
        """The state of the version that the reader sees."""
        return self.seen(record).get_state_display()


class Needs(Words):
    """Needs across participations."""

    title = tables.Column(
        verbose_name=_("Need"),
        orderable=False,
        empty_values=(),
        linkify=("need", [tables.A("participation_id"), tables.A("pk")]),
    )
    category = tables.Column(verbose_name=_("Category"), orderable=False, empty_values=())
    priority = tables.Column(verbose_name=_("Priority"), orderable=False, empty_values=())

    class Meta:
        model = Need
        fields = ("participation", "title", "category", "priority", "state")
        order_by = ("participation",)

    def render_category(self, record: Need) -> str:
        """The category in the reader's language."""
        return str(self.seen(record).category or "")

    def render_priority(self, record: Need) -> str:
        """The priority in words."""
        return self.seen(record).get_priority_display() or ""


class Goals(Words):
    """Goals across participations."""

    title = tables.Column(
        verbose_name=_("Goal"),
        orderable=False,
        empty_values=(),
        linkify=("goal", [tables.A("participation_id"), tables.A("pk")]),
    )
    kind = tables.Column(verbose_name=_("Level of the goal"), orderable=False, empty_values=())
    indicators = tables.Column(verbose_name=_("Indicators"), orderable=False, empty_values=())

    class Meta:
        model = Goal
        fields = ("participation", "title", "kind", "indicators", "state")
        order_by = ("participation",)

    def render_kind(self, record: Goal) -> str:
        """Vision, main goal or part goal."""
        return self.seen(record).get_kind_display()

    def value_indicators(self, record: Goal) -> str:
        """What measures the goal, for the file: its figures have files of their own."""
        return ", ".join(row.indicator.name for row in self._measured(record))

    def render_indicators(self, record: Goal) -> str:
        """What measures the goal, each with its line over time and the latest figure."""
        place = record.participation_id
        cells = (
            (self._series[place, row.indicator_id].cell,) for row in self._measured(record)
        )
        return format_html_join(mark_safe("<br>"), "{}", cells)

    def _measured(self, record: Goal) -> Any:
        return self.seen(record).goal_indicators.all()

    @cached_property
    def _series(self) -> dict[Any, Any]:
        """Of the goals on the page, fetched once."""
        goals = [row.record for row in self.paginated_rows]
        pairs = [
            (goal.participation, row.indicator)
            for goal in goals
            for row in self._measured(goal)
        ]
        return list_series.series_of(self.request.user, pairs)


class Strategies(Words):
    """Strategies across participations."""

    title = tables.Column(
        verbose_name=_("Strategy"),
        orderable=False,
        empty_values=(),
        linkify=("strategy", [tables.A("participation_id"), tables.A("pk")]),
    )
    needs = tables.Column(verbose_name=_("Needs"), orderable=False, empty_values=())
    goals = tables.Column(verbose_name=_("Goals"), orderable=False, empty_values=())

    class Meta:
        model = Strategy
        fields = ("participation", "title", "needs", "goals", "state")
        order_by = ("participation",)

    def render_needs(self, record: Strategy) -> str:
        """The needs it meets, by the words that the reader sees."""
        return "; ".join(titles(self.seen(record).needs.all(), self.request.user))

    def render_goals(self, record: Strategy) -> str:
        """The goals it serves, by the words that the reader sees."""
        return "; ".join(titles(self.seen(record).goals.all(), self.request.user))
