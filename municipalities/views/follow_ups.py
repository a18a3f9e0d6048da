"""Follow-ups of figures: read, marked and closed, and the list of all that the visitor sees."""

from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities import follow_up_lists
from municipalities.actions import follow_ups
from municipalities.audience import figure_for, on_screen
from municipalities.follow_up_forms import CloseMarkForm, MarkForm
from municipalities.models import FollowUp, Measurement
from municipalities.views.about import AboutParticipation
from programme.access import FOLLOW_UP, READ
from programme.models import Indicator, Part, Period
from web.views import FormPage, ListPage, Once, TextPage


def follow_up_address(participation: int, code: str, period: int) -> str:
    """The page of what is looked into of one figure."""
    return reverse("follow-up", args=[participation, code, period])


class AboutFigure(AboutParticipation):
    """A page about one figure that stands, or that was marked when it stood; else 404."""

    section = "figures"
    template_name: Any = "municipalities/follow_up.html"

    def load(self) -> None:
        """Fetch the participation, then what the address names."""
        super().load()
        self.indicator = get_object_or_404(Indicator, code=self.kwargs["code"])
        self.period = get_object_or_404(Period, pk=self.kwargs["period"])
        own = {"indicator": self.indicator, "period": self.period}
        user = self.request.user
        self.marks = FollowUp.objects.visible_to(user).of(self.participation).filter(**own)
        standing = Measurement.objects.visible_to(user).of(self.participation).standing()
        self.figure = standing.filter(part__code=Part.TOTAL, **own).first()
        if self.figure is None:
            get_object_or_404(self.marks[:1])

    def own_url(self) -> str:
        """The page of what is looked into of this figure."""
        return follow_up_address(self.participation.pk, self.indicator.code, self.period.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the figure as the visitor sees it."""
        audience = on_screen(self.request.user, self.participation)
        return super().get_context_data(
            indicator=self.indicator,
            period=self.period,
            figure=self.figure,
            value=figure_for(audience, self.figure),
            own_url=self.own_url(),
            **kwargs,
        )


class FigureFollowUp(AboutFigure, TextPage):
    """What is, and was, looked into of one figure."""

    access = READ
    title = _("Follow-up of a figure")


class FollowUpCreate(Once, AboutFigure, FormPage):
    """Mark a figure to be looked into."""

    access = FOLLOW_UP
    form_class = MarkForm
    template_name = "municipalities/follow_up_form.html"
    title = _("Mark a figure to be looked into")
    submit_label = _("Mark the figure")
    done = _("The figure is marked. Both the participant and Husbanken can see it.")

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        follow_ups.mark(
            participation=self.participation,
            indicator=self.indicator,
            period=self.period,
            by=self.request.user,
            **form.cleaned_data,
        )
        return self.own_url()


class FollowUpClose(AboutParticipation, FormPage):
    """Close a follow-up with what came of it."""

    access = FOLLOW_UP
    section = "figures"
    form_class = CloseMarkForm
    template_name = "municipalities/follow_up_form.html"
    title = _("Close the follow-up")
    submit_label = _("Close the follow-up")
    done = _("The follow-up is closed.")

    def load(self) -> None:
        super().load()
        seen = FollowUp.objects.visible_to(self.request.user).of(self.participation)
        self.follow_up = get_object_or_404(
            seen.select_related("indicator", "period", "raised_by"), pk=self.kwargs["pk"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.follow_up
        return super().get_context_data(
            follow_up=row,
            indicator=row.indicator,
            period=row.period,
            own_url=follow_up_address(self.participation.pk, row.indicator.code, row.period_id),
            **kwargs,
        )

    def act(self, form: Any) -> str:
        row = follow_ups.close(
            follow_up=self.follow_up, by=self.request.user, **form.cleaned_data
        )
        return follow_up_address(self.participation.pk, row.indicator.code, row.period_id)


class FollowUpsOfAll(ListPage):
    """Every follow-up that the visitor sees: those that are open first, the oldest on top."""

    access = READ
    title = _("Figures to be looked into")
    slug = "follow-ups"
    table_class = follow_up_lists.FollowUps
    filterset_class = follow_up_lists.FollowUpFilter

    def get_queryset(self) -> Any:
        closed = ExpressionWrapper(Q(closed_at__isnull=False), BooleanField())
        return (
            FollowUp.objects.visible_to(self.request.user)
            .with_places()
            .with_hidden()
            .select_related("indicator", "period", "raised_by", "closed_by")
            .annotate(closed=closed)
            .order_by("closed", "raised_at", "pk")
        )
