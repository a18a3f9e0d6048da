"""The figures that one is responsible for, and who is responsible for which."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from municipalities import figures
from municipalities.actions import responsible
from municipalities.marks import marks
from municipalities.models import FollowedIndicator, Measurement, Participation
from municipalities.openness import Openness
from municipalities.views.about import AboutParticipation
from programme.access import SUBMIT_FIGURES, WRITE
from programme.figures import NoNumber
from programme.models import Indicator, ReportingWindow
from programme.models.indicator import Theme
from web.choices import place_of
from web.views import FormPage, TextPage


@dataclass(frozen=True)
class Mine:
    """One figure that the reader answers for: what is asked, what stands, until when."""

    participation: Participation
    window: ReportingWindow
    row: figures.Asked
    until: Any

    @property
    def figure(self) -> Measurement | None:
        """What is entered, or nothing."""
        return self.row.figure

    @property
    def is_returned(self) -> bool:
        """Whether it waits for an answer to a comment."""
        return self.figure is not None and self.figure.state == Measurement.State.RETURNED

    @property
    def value(self) -> Any:
        """The figure, or that it is missing."""
        return self.figure.figure if self.figure else NoNumber.MISSING

    @property
    def marks(self) -> list[str]:
        """What follows the figure."""
        return marks(self.figure) if self.figure else []

    @property
    def url(self) -> str:
        """The page of the figure."""
        place = [self.participation.pk, self.row.indicator.code, self.window.period_id]
        return reverse("figure", args=place)


def mine(user: Any, today: Any) -> Iterator[Mine]:
    """What one is responsible for in the periods that are open, by participation and period."""
    own = Participation.objects.filter(user.scope.own("")).with_names().order_by("pk")
    answered = dict[int, set[int]]()
    for row in FollowedIndicator.objects.filter(responsible=user, participation__in=own):
        answered.setdefault(row.participation_id, set()).add(row.indicator_id)
    for participation in own.filter(pk__in=[*answered]):
        openness = Openness(participation, today)
        for window in figures.windows(participation):
            if openness.why_closed(window.period, corrects=True):
                continue
            closed = bool(openness.why_closed(window.period))
            for asked in figures.asked(participation, window.period, user):
                each = Mine(participation, window, asked, window.due_on)
                wanted = asked.indicator.pk in answered[participation.pk]
                if wanted and (not closed or each.is_returned):
                    yield each


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


class ResponsibleForm(forms.Form):
    """Who is responsible for each indicator; what each was when the page was opened goes along."""

    data: Any

    def __init__(
        self,
        *args: Any,
        indicators: list[Indicator],
        people: list[User],
        now: dict[int, int | None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.indicators, self.people, self.now = indicators, people, now
        names = [("", _("Nobody")), *((str(each.pk), each.name) for each in people)]
        for indicator in indicators:
            stands = now.get(indicator.pk)
            kept = str(stands or "")
            known = {code for code, _name in names}
            gone = [] if kept in known else [(kept, _("Somebody without a role here today"))]
            self.fields[f"who-{indicator.pk}"] = forms.ChoiceField(
                label=indicator.name, choices=[*names, *gone], required=False, initial=kept
            )
            self.fields[f"was-{indicator.pk}"] = forms.CharField(
                widget=forms.HiddenInput, required=False, initial=kept
            )

    def by_theme(self) -> list[tuple[Any, list[tuple[Indicator, Any]]]]:
        """The fields in groups of their indicator's theme."""
        found: dict[Any, list[tuple[Indicator, Any]]] = {}
        for indicator in self.indicators:
            field = self[f"who-{indicator.pk}"]
            theme = indicator.get_theme_display()  # type: ignore[attr-defined]
            found.setdefault(theme, []).append((indicator, field))
        return [*found.items()]

    def clean(self) -> dict[str, Any]:
        """What another has changed meanwhile is said beside its field, and a second save chooses."""
        super().clean()
        for indicator in self.indicators:
            who, was = f"who-{indicator.pk}", f"was-{indicator.pk}"
            stands = str(self.now.get(indicator.pk) or "")
            typed = self.cleaned_data.get(who)
            if self.cleaned_data.get(was) != stands and typed not in (None, stands):
                self.data = self.data.copy()
                self.data[was] = stands
                names = {str(each.pk): each.name for each in self.people}
                self.add_error(
                    who,
                    _("Someone else has chosen %(name)s meanwhile. Save again to choose yours.")
                    % {"name": names.get(stands, _("Nobody"))},
                )
        return self.cleaned_data

    def chosen(self) -> dict[Indicator, User | None]:
        """Those that were changed on this page."""
        people = {str(each.pk): each for each in self.people}
        return {
            indicator: people.get(self.cleaned_data[f"who-{indicator.pk}"])
            for indicator in self.indicators
            if self.cleaned_data[f"who-{indicator.pk}"]
            != self.cleaned_data[f"was-{indicator.pk}"]
        }


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
