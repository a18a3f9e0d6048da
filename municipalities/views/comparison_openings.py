"""Who sees a participation's figures by name, and whose it sees: opened, and taken back."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.actions import comparisons
from municipalities.models import ComparisonOpening, Participation
from municipalities.views.about import AboutParticipation
from programme.access import OPEN_FOR_COMPARISON, READ
from web.collation import sort_key
from web.views import ActionPage, FormPage, Once, TextPage


class AboutOpenings(AboutParticipation):
    """A page about what a participation shows to others, and others to it."""

    section = "figures"

    def own_url(self) -> str:
        """The page of the openings."""
        return reverse("comparison-openings", args=[self.participation.pk])

    def already_url(self) -> str:
        """Where what was saved can be found."""
        return self.own_url()


class ComparisonOpenings(AboutOpenings, TextPage):
    """For whom the participation has opened its figures, and who has opened for it."""

    access = READ
    title = _("Comparison by name")
    template_name = "municipalities/comparison_openings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = self.participation
        standing = ComparisonOpening.objects.visible_to(self.request.user).standing()
        given = standing.of(own).select_related("opened_by")
        taken = standing.filter(opened_for=own)
        both = ComparisonOpening.objects.both_ways([own.pk])[own.pk]
        others = Participation.objects.filter(programme=own.programme_id).with_names()
        names = {each.pk: each.name for each in others}
        return super().get_context_data(
            given=_by_name((names[row.opened_for_id], row) for row in given),
            taken=_by_name((names[row.participation_id], row) for row in taken),
            both=sorted((names[pk] for pk in both), key=sort_key),
            may_open=self.request.user.scope.may("open_for_comparison", own),
            **kwargs,
        )


def _by_name(rows: Any) -> list[tuple[str, ComparisonOpening]]:
    return sorted(rows, key=lambda row: (sort_key(row[0]), row[1].pk))


class OpeningForm(forms.Form):
    """One other participant of the programme."""

    opened_for = forms.ModelChoiceField(
        Participation.objects.none(),
        label=_("Participant"),
        help_text=_("It sees your figures once it has opened its own for you."),
    )

    def __init__(self, *args: Any, participation: Participation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["opened_for"]
        others = Participation.objects.filter(programme=participation.programme_id)
        field.queryset = others.exclude(pk=participation.pk).with_names()
        named = sorted(field.queryset, key=lambda each: sort_key(each.name))
        field.choices = [("", _("Choose")), *((each.pk, each.name) for each in named)]


class ComparisonOpen(Once, AboutOpenings, FormPage):
    """Open the figures to another participant."""

    access = OPEN_FOR_COMPARISON
    title = _("Open your figures to another participant")
    intro = _(
        "It sees only figures that are submitted, and small numbers stay hidden. You can take it back, but what has been read, has been read."
    )
    submit_label = _("Open the figures")
    done = _("The figures are opened.")
    form_class = OpeningForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"participation": self.participation}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.back_url = self.own_url()
        return super().get_context_data(**kwargs)

    def act(self, form: Any) -> str:
        comparisons.open_for(
            participation=self.participation, by=self.request.user, **form.cleaned_data
        )
        return self.own_url()


class ComparisonTakeBack(AboutOpenings, ActionPage):
    """Take an opening back."""

    access = OPEN_FOR_COMPARISON
    done = _("The opening is taken back.")

    def act(self) -> None:
        comparisons.take_back(
            participation=self.participation,
            opening=self.kwargs["pk"],
            by=self.request.user,
        )

    def get_success_url(self) -> str:
        return self.own_url()
