"""The figures of a participation: seen by all who may, entered, submitted and approved by some."""

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from municipalities import figures
from municipalities.actions import measurements
from municipalities.audience import on_screen
from municipalities.models import Measurement
from municipalities.views.about import AboutParticipation
from programme.access import APPROVE_FIGURES, READ, SUBMIT_FIGURES
from programme.models import ReportingWindow
from programme.models.calendar import WindowState
from programme.windows import in_words
from web.views import ActionPage, TextPage


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

    @cached_property
    def rows(self) -> list[figures.Asked]:
        """Everything asked for in this period."""
        if self.window is None:
            return []
        return figures.asked(self.participation, self.window.period, self.request.user)

    def figures_url(self) -> str:
        """The page of this period's figures."""
        return reverse("figures-of", args=[self.participation.pk, self.window.pk])  # type: ignore[union-attr]


class Figures(AboutPeriod, TextPage):
    """The figures of a period, to read."""

    access = READ
    title = gettext_lazy("Figures")
    template_name = "municipalities/figures.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        scope = self.request.user.scope
        audience = on_screen(self.request.user, self.participation)
        today = self.request.today
        themes = [
            (
                theme,
                [
                    (
                        row,
                        figures.shown(row.figure, audience, self.window, today),
                        figures.shown(row.before, audience, None, today),
                    )
                    for row in rows
                ],
            )
            for theme, rows in figures.by_theme(self.rows)
        ]
        return super().get_context_data(
            themes=themes,
            windows=self.windows,
            window=self.window,
            **self._about_window(today),
            may_submit=scope.may("submit_figures", self.participation)
            and any(self._is_draft(row) for row in self.rows),
            may_approve=scope.may("approve_figures", self.participation)
            and any(self._waits(row) for row in self.rows),
            **kwargs,
        )

    def _about_window(self, today: date) -> dict[str, Any]:
        """What holds today, whether something can be written, and which figures came late."""
        if self.window is None:
            return {}
        return {
            "when": in_words(self.window, today),
            "takes": self.window.takes_on(today),
            "corrects": self.window.state_on(today) == WindowState.CORRECTIONS,
            "late": figures.came_late(self.participation, self.window),
        }

    def _is_draft(self, row: figures.Asked) -> bool:
        return bool(row.figure and row.figure.state in Measurement.WORKING)

    def _waits(self, row: figures.Asked) -> bool:
        return bool(row.figure and row.figure.state == Measurement.State.SUBMITTED)


class FiguresSubmit(AboutPeriod, ActionPage):
    """Submit the period's drafts."""

    access = SUBMIT_FIGURES
    done = gettext_lazy("The figures are submitted. Husbanken can now see them.")

    def act(self) -> None:
        measurements.submit(
            participation=self.participation,
            period=self.window.period,
            by=self.request.user,
            today=self.request.today,
        )

    def get_success_url(self) -> str:
        return self.figures_url()


class FiguresApprove(AboutPeriod, ActionPage):
    """Approve the period's submitted figures, in one act."""

    access = APPROVE_FIGURES
    done = gettext_lazy("The figures are approved.")

    def act(self) -> None:
        measurements.approve(
            participation=self.participation,
            period=self.window.period,
            by=self.request.user,
            today=self.request.today,
        )

    def get_success_url(self) -> str:
        return self.figures_url()
