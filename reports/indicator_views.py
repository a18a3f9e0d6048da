"""The passport of an indicator, and a participation's figures beside those of others."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from municipalities.models import FollowedIndicator
from programme import passport
from programme.access import ANY_ROLE, READ
from programme.models import Indicator, Programme
from reports import charts
from reports.comparison_form import ComparisonForm
from reports.queries import passport as figures
from web import left_out
from web.views import DetailPage, TextPage


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


class Comparison(TextPage):
    """The own past first, then median and spread, then those who are open both ways, by name."""

    access = READ
    title = _("Compare figures")
    template_name = "reports/comparison.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is shown where too much is chosen; what the reader does not have is left out."""
        asked = left_out.read(
            lambda data: ComparisonForm(data or None, user=request.user), request.GET
        )
        form, shown = asked.kept, asked.shown_as("form")
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
