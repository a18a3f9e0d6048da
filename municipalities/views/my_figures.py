"""The figures that one is responsible for, and who is responsible for which."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.actions import responsible
from municipalities.models import FollowedIndicator, Participation
from municipalities.my_figures import mine
from municipalities.responsible_forms import ResponsibleForm
from municipalities.views.about import AboutParticipation
from programme.access import SUBMIT_FIGURES, WRITE
from programme.models import Indicator
from programme.models.indicator import Theme
from web.choices import place_of
from web.views import FormPage, TextPage


class MyFigures(TextPage):
    """The figures that the reader is responsible for: returned first, then those that are missing."""

    access = WRITE
    title = gettext_lazy("My figures")
    template_name = "municipalities/my_figures.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [*mine(self.request.user, self.request.today)]
        rows.sort(key=lambda each: (not each.is_returned, each.figure is not None))
        own = Participation.objects.filter(self.request.user.scope.own("")).with_names()
        may = self.request.user.scope.may
        leads = [each for each in own.order_by("pk") if may("submit_figures", each)]
        return super().get_context_data(
            rows=rows,
            leads=leads,
            missing=sum(each.figure is None for each in rows),
            returned=sum(each.is_returned for each in rows),
            **kwargs,
        )


class ResponsibleChange(AboutParticipation, FormPage):
    """Who is responsible for which figures."""

    access = SUBMIT_FIGURES
    section = "figures"
    title = gettext_lazy("Responsible for the figures")
    intro = gettext_lazy(
        "Those who are named find their figures under “My figures”. The others with a role can still enter them."
    )
    template_name = "municipalities/responsible.html"
    form_class = ResponsibleForm

    def get_form_kwargs(self) -> dict[str, Any]:
        asked = Q(followers__participation=self.participation)
        asked |= Q(programme=self.participation.programme_id)
        indicators = Indicator.objects.filter(asked, source="own").distinct()
        indicators = indicators.annotate(place=place_of("theme", Theme.choices))
        rows = FollowedIndicator.objects.of(self.participation)
        return super().get_form_kwargs() | {
            "indicators": [*indicators.order_by("place", "code")],
            "people": responsible.writers(self.participation, self.request.today),
            "now": dict(rows.values_list("indicator_id", "responsible_id")),
        }

    def act(self, form: ResponsibleForm) -> str:
        number = responsible.name(
            participation=self.participation,
            chosen=form.chosen(),
            by=self.request.user,
            today=self.request.today,
        )
        said = ngettext("%(number)s was changed.", "%(number)s were changed.", number)
        self.done = said % {"number": number} if number else _("Nothing was changed.")
        return reverse("figures", args=[self.participation.pk])
