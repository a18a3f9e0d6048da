"""The page of one figure: everything that is known of it, its form, its break-down and its evidence."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities import figures
from municipalities.actions import evidence, measurements
from municipalities.cell_forms import CellForm, EvidenceForm
from municipalities.documents import given_back
from municipalities.figure_sheet import FigureSheet
from municipalities.models import Evidence, Measurement
from municipalities.openness import Openness
from municipalities.seen_figure import SeenFigure
from municipalities.views.about import AboutParticipation
from programme.access import READ, WRITE
from programme.models import Indicator, Part, Period
from programme.models.indicator import Source
from web.errors import Refused
from web.views import ActionPage, FormPage, Once, Page


class AboutFigure(AboutParticipation):
    """A page about one figure: 404 for what is neither asked for nor there."""

    section = "figures"
    request: Any

    def load(self) -> None:
        """Fetch the participation, the indicator and the period."""
        super().load()
        self.indicator = get_object_or_404(Indicator, code=self.kwargs["code"])
        self.period = get_object_or_404(Period, pk=self.kwargs["period"])
        self.asked = [*figures.asked_indicators(self.participation, self.period)]
        today = self.request.today
        self.seen = SeenFigure(
            self.request.user, self.participation, self.indicator, self.period, today
        )
        if self.indicator not in self.asked and not self.seen.now.figure:
            raise Http404

    def figure_url(self) -> str:
        """The page of the figure itself."""
        return self.url_of(self.indicator)

    def url_of(self, indicator: Indicator) -> str:
        """The page of an indicator's figure in the same period."""
        return reverse("figure", args=[self.participation.pk, indicator.code, self.period.pk])


class FigurePage(AboutFigure, FormPage):
    """One figure, to read for all who may, and to write for those who write."""

    access = READ
    template_name = "municipalities/figure.html"
    form_class = CellForm
    done: Any = gettext_lazy("Saved. The figure is a draft until it is submitted.")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Readers read; the others write."""
        if not self._may_write():
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def get_title(self) -> str:
        return f"{self.indicator.name}, {self.period}"

    @cached_property
    def sheet(self) -> FigureSheet:
        """What the form is opened on."""
        return FigureSheet(self.participation, self.indicator, self.period)

    def get_form_kwargs(self) -> dict[str, Any]:
        total = Part.objects.get(code=Part.TOTAL)
        return super().get_form_kwargs() | {"sheet": self.sheet, "total": total}

    def act(self, form: CellForm) -> str:
        try:
            saved = measurements.enter_together(
                participation=self.participation,
                indicator=self.indicator,
                period=self.period,
                typed=form.typed(),
                by=self.request.user,
                today=self.request.today,
            )
        except measurements.ChangedMeanwhile:
            form.changed_meanwhile()
            raise
        except measurements.Doubtful as asked:
            form.ask()
            raise Refused(" ".join(asked.doubts), "is_confirmed") from asked
        if saved[0] is None and self.seen.now.figure:
            self.done = _("What was being written is taken away.")
        if self.indicator not in self.asked:  # it has a page only as long as it has a figure
            return reverse("figures", args=[self.participation.pk])
        return self._onward() if "onward" in self.request.POST else self.figure_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        closed = self._why_closed() if self._may_write() else ""
        if "form" not in kwargs and (closed or not self._may_write()):
            kwargs["form"] = None
        return super().get_context_data(
            seen=self.seen,
            closed=closed,
            **self._neighbours(),
            leads=self.request.user.scope.may("submit_figures", self.participation),
            **kwargs,
        )

    def _may_write(self) -> bool:
        may = self.request.user.scope.may("write", self.participation)
        return may and self.indicator.source == Source.OWN

    def _why_closed(self) -> str:
        """Why nothing can be typed here today; empty where it can."""
        now = self.seen.now.figure
        is_draft = now is None or now.state == Measurement.State.DRAFT
        corrects = not is_draft or self.seen.standing is not None
        openness = Openness(self.participation, self.request.today)
        return openness.why_closed(self.period, corrects=corrects)

    def _neighbours(self) -> dict[str, Any]:
        """The figures before and after in the period, and those of the same indicator in others."""
        place = self.asked.index(self.indicator) if self.indicator in self.asked else -1
        there = place >= 0
        near = {
            "previous": self.asked[place - 1] if place > 0 else None,
            "following": self.asked[place + 1]
            if there and place + 1 < len(self.asked)
            else None,
        }
        links = {
            name: (indicator, self.url_of(indicator)) if indicator else None
            for name, indicator in near.items()
        }
        windows = figures.windows(self.participation)
        periods = windows.filter(period__half__isnull=self.period.half is None)
        return links | {"periods": [window.period for window in periods]}

    def _onward(self) -> str:
        following = self._neighbours()["following"]
        return following[1] if following else self.figure_url()


class EvidenceCreate(Once, AboutFigure, FormPage):
    """Add a link or a file that shows where the figure comes from."""

    access = WRITE
    template_name = "municipalities/evidence_form.html"
    form_class = EvidenceForm
    intro = gettext_lazy("Give a link or a file. Those who may see the figure may see it.")
    done = gettext_lazy("The evidence is added.")

    def get_title(self) -> str:
        return str(_("Evidence: %(name)s") % {"name": f"{self.indicator.name}, {self.period}"})

    def own_url(self) -> str:
        """Where one goes back to."""
        return self.figure_url()

    already_url = own_url

    def act(self, form: EvidenceForm) -> str:
        evidence.add(
            participation=self.participation,
            indicator=self.indicator,
            period=self.period,
            by=self.request.user,
            **form.cleaned_data,
        )
        return self.figure_url()


class AboutEvidence(AboutFigure):
    """A page about one piece of evidence, of those that the visitor sees with the figure."""

    def load(self) -> None:
        """Fetch the figure, then its evidence."""
        super().load()
        rows = {row.pk: row for row in self.seen.evidence}
        if self.kwargs["pk"] not in rows:
            raise Http404
        self.evidence: Evidence = rows[self.kwargs["pk"]]


class EvidenceRemove(AboutEvidence, ActionPage):
    """Take evidence away."""

    access = WRITE
    done = gettext_lazy("The evidence is taken away.")

    def act(self) -> None:
        evidence.remove(evidence=self.evidence, by=self.request.user)

    def get_success_url(self) -> str:
        return self.figure_url()


class EvidenceFile(AboutEvidence, Page):
    """The file of a piece of evidence, sent to be saved, never shown in the site."""

    access = READ

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        """The file under its own name."""
        return given_back(self.evidence.document)
