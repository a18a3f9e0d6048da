"""The passport of an indicator, and a participation's figures beside those of others."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation

from municipalities.models import FollowedIndicator
from programme import passport
from programme.access import ANY_ROLE, READ, TAKE_REPORTS
from programme.models import Indicator, Programme
from reports import charts, comparison_file, files, workbook
from reports.comparison_form import ComparisonForm
from reports.queries import passport as figures
from web import left_out
from web.errors import NotAsAsked
from web.views import DetailPage, Page, TextPage


class IndicatorDetail(DetailPage):
    """What the indicator means, who reports it, and how the figures are spread."""

    access = ANY_ROLE
    queryset = Indicator.objects.select_related("replaces")
    slug_field = slug_url_kwarg = "code"
    context_object_name = "indicator"
    template_name = "programme/indicator_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own, user = self.object, self.request.user
        programmes = figures.in_programmes(user=user, indicator=own)
        return super().get_context_data(
            formula=passport.formula(own),
            decimals=passport.decimals(own),
            validity=passport.validity(own),
            entry_rules=passport.entry_rules(own),
            parts=passport.parts(own),
            suppression=passport.suppression(own),
            wordings=passport.wordings(own),
            asked_of_all_by=Programme.objects.filter(indicators_for_all=own).order_by("pk"),
            followers=FollowedIndicator.objects.filter(indicator=own).count(),
            replaced_by=own.replaced_by.order_by("pk"),
            programmes=programmes,
            drawn=[(each, charts.of_indicator(own, each)) for each in programmes],
            is_own=bool(user.scope.own_roles),
            may_read_programme=user.scope.may_somewhere("read_programme_figures"),
            **kwargs,
        )


class AboutComparison:
    """Reads the choices of the address; what the reader does not have is left out, and said."""

    def load(self) -> None:
        """Whom and what, without what the reader cannot choose."""
        request = self.request  # type: ignore[attr-defined]
        self.asked = left_out.read(
            lambda data: ComparisonForm(data or None, user=request.user), request.GET
        )


class Comparison(AboutComparison, TextPage):
    """The own past first, then median and spread, then those who are open both ways, by name."""

    access = READ
    title = comparison_file.TITLE
    template_name = "reports/comparison.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is shown where too much is chosen."""
        form, shown = self.asked.kept, self.asked.shown_as("form")
        if form.errors:
            return self.render_to_response(self.get_context_data(**shown), status=422)
        participation, indicators = form.chosen()
        compared = (
            figures.compared(
                participation=participation, indicators=indicators, user=request.user
            )
            if participation
            else []
        )
        return self.render_to_response(
            self.get_context_data(
                **shown,
                participation=participation,
                compared=compared,
                drawn=[(each, own, charts.of_indicator(each, own)) for each, own in compared],
            )
        )


class ComparisonDownload(AboutComparison, Page):
    """The same figures and charts in a workbook; back to the page where too much is chosen."""

    access = TAKE_REPORTS

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Write, log, send."""
        page = reverse("comparison")
        if self.asked.left_out:
            raise NotAsAsked(self.asked, page=page, file=request.path)
        form = self.asked.kept
        if form.errors:
            return Comparison.as_view()(request, *args, **kwargs)
        place, _indicators = form.chosen()
        language = files.language_for(request.user, place)
        with translation.override(language):
            name = workbook.file_name(comparison_file.TITLE, place or "", request.today)
        link = request.build_absolute_uri(self.asked.address(page))
        about = {"user": request.user, "form": form, "language": language, "link": link}
        return files.sent(name, lambda path: comparison_file.write(path, **about))
