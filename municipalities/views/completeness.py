"""Who has reported what: over all participations, and period by period for one."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from municipalities import completeness_chart
from municipalities.completeness_facts import Line, lines, targets_set, total, windows_of
from municipalities.completeness_tables import Completeness as Table
from municipalities.completeness_tables import CompletenessFilter, Row, bar_of, row_of
from municipalities.gaps import Gap, gaps_of, when
from municipalities.models import Participation
from municipalities.views.about import AboutParticipation
from programme.access import READ
from web.collation import sort_key
from web.views import ListPage, TextPage

NO_TARGETS = (0, 0)


class CompletenessOfAll(ListPage):
    """Everyone that the visitor may see, in the periods that are due this year, or in the one that is chosen."""

    access = READ
    title = _("Who has reported what")
    slug = "completeness"
    table_class = Table
    filterset_class = CompletenessFilter
    template_name = "municipalities/completeness_list.html"

    def get_queryset(self) -> Any:
        return Participation.objects.visible_to(self.request.user).with_names()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        whole = bar_of(self.rows) if self.rows else None
        return super().get_context_data(**kwargs | {"object_list": self.rows, "whole": whole})

    def get_table_data(self) -> list[Row]:
        return self.rows

    @cached_property
    def rows(self) -> list[Row]:
        """A row for each participation and period, the newest period first, then by name."""
        user, form = self.request.user, self.filterset.form
        chosen = form.cleaned_data if form.is_valid() else {}
        who = sorted(self.object_list, key=lambda each: (sort_key(each.name), each.pk))
        period = chosen.get("period")
        wanted = {"period": period} if period else {"due_on__year": user.scope.today.year}
        windows = windows_of({each.programme_id for each in who}, **wanted)
        targets = targets_set(user, who)
        rows = [
            row_of(line, targets.get(line.participation.pk, NO_TARGETS))
            for line in lines(user, who, windows)
        ]
        return [row for row in rows if row.is_(chosen.get("state", ""))]


@dataclass(frozen=True)
class OfPeriod:
    """One period of a participation, with what is missing in it."""

    line: Line
    when: str
    gaps: tuple[Gap, ...]


class Completeness(AboutParticipation, TextPage):
    """Each period of one participation: the counters, and every gap by name, one click from its cell."""

    access = READ
    section = "figures"
    title = _("What is reported")
    template_name = "municipalities/completeness.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, place, today = self.request.user, self.participation, self.request.today
        windows = windows_of({place.programme_id}, opens_on__lte=today)
        found = lines(user, [place], windows)
        periods = [OfPeriod(line, when(line), tuple(gaps_of(line, user))) for line in found]
        targets, of = targets_set(user, [place]).get(place.pk, NO_TARGETS)
        return super().get_context_data(
            periods=periods,
            with_gaps=[each for each in periods if each.gaps],
            total=total(found),
            chart=completeness_chart.of_lines(found[::-1]),
            targets=targets,
            goal_indicators=of,
            asks_documentation=place.programme.asks_documentation,
            **kwargs,
        )
