"""The figures of a participation in a period: seen by all who may, entered and stepped on elsewhere."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from municipalities import figures, period_rows
from municipalities.audience import on_screen
from municipalities.models import FigureApproval, Measurement, ReportingException
from municipalities.openness import Openness
from municipalities.views.about import AboutParticipation
from programme.access import READ
from programme.models import ReportingWindow
from programme.windows import in_words
from web.views import TextPage


class AboutPeriod(AboutParticipation):
    """A page about one period of a participation; the newest open one when none is named."""

    section = "figures"

    def load(self) -> None:
        """Fetch the participation, then the window that the address names."""
        super().load()
        self.windows = [*figures.windows(self.participation)]
        if "window" in self.kwargs:
            self.window = get_object_or_404(
                figures.windows(self.participation), pk=self.kwargs["window"]
            )
        else:
            self.window = self._first()

    def _first(self) -> ReportingWindow | None:
        today = self.request.today
        opened = [window for window in self.windows if window.opens_on <= today]
        return next(iter(figures.open_windows(self.participation, today) or opened), None)

    def figures_url(self) -> str:
        """The page of this period's figures."""
        return reverse("figures-of", args=[self.participation.pk, self.window.pk])  # type: ignore[union-attr]


class Figures(AboutPeriod, TextPage):
    """The figures of a period, to read."""

    access = READ
    title = gettext_lazy("Figures")
    template_name = "municipalities/figures.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        about = self._about_window(self.window) if self.window else {}
        return super().get_context_data(
            **about, windows=self.windows, window=self.window, **kwargs
        )

    def _about_window(self, window: ReportingWindow) -> dict[str, Any]:
        """The figures of the period, what holds today, and what the visitor may do."""
        user, today = self.request.user, self.request.today
        audience = on_screen(user, self.participation)
        found = period_rows.rows(self.participation, window, user, audience, today)
        approvals = FigureApproval.objects.of(self.participation).filter(
            period=window.period_id
        )
        openness = Openness(self.participation, today)
        exceptions = ReportingException.objects.visible_to(user).of(self.participation)
        seen = exceptions.filter(window=window).select_related("given_by")
        return {
            "themes": period_rows.in_themes(found),
            "gaps": [row for row in found if row.is_gap],
            "returned": [row for row in found if row.is_returned],
            "when": in_words(window, today),
            "why_closed": openness.why_closed(window.period),
            "exception": seen.on(today).first(),
            "any_exception": seen.first(),
            "may_give": user.scope.may("run_programme", self.participation),
            "may_correct": user.scope.may("record_approval", self.participation),
            "approvals": approvals.select_related("recorded_by").order_by("recorded_at", "pk"),
            **self._steps(window, openness),
        }

    def _steps(self, window: ReportingWindow, openness: Openness) -> dict[str, bool]:
        """The steps that are open to the visitor now, all parts counted."""
        scope, own = self.request.user.scope, Measurement.objects.of(self.participation)
        states = {*own.filter(period=window.period_id).values_list("state", flat=True)}
        mendable = not openness.why_closed(window.period, corrects=True)
        drafts = mendable and not states.isdisjoint(Measurement.WORKING)
        waits = Measurement.State.SUBMITTED in states
        may = {
            "may_submit": ("submit_figures", drafts),
            "may_approve": ("approve_figures", waits),
            "may_return": ("approve_figures", waits and mendable),
            "may_record": ("record_approval", waits),
        }
        return {
            name: there and scope.may(right, self.participation)
            for name, (right, there) in may.items()
        }
