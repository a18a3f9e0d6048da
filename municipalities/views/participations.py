"""Who takes part: the list, one participation, and taking in or changing one."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities import filters, forms, goal_series, tables
from municipalities.actions import participations
from municipalities.audience import on_screen
from municipalities.chain import chain_of
from municipalities.completeness_facts import due_this_year
from municipalities.followed import followed_by
from municipalities.models import Goal, Need, Participation
from municipalities.views.about import AboutParticipation
from programme import rights
from programme.access import ANY_ROLE, RUN_PROGRAMME
from web.second_save import SecondSave
from web.views import DetailPage, FormPage, ListPage


class ParticipationList(ListPage):
    """Everyone that the visitor may see, with filters."""

    access = ANY_ROLE
    title = _("Programme municipalities and districts")
    slug = "participations"
    sheet_title = _("Participants")
    table_class = tables.Participations
    filterset_class = filters.Participations
    create_label = _("Take in a participant")

    def get_queryset(self) -> Any:
        return Participation.objects.visible_to(self.request.user).in_name_order()

    def get_create_url(self) -> str:
        may = rights.allows("run_programme", self.request.user.scope.all_roles)
        return reverse("participation-create") if may else ""


class ParticipationDetail(AboutParticipation, DetailPage):
    """What one participation is, and how far it has come."""

    access = ANY_ROLE
    section = "participation"
    template_name = "municipalities/participation_detail.html"

    def get_object(self, queryset: Any = None) -> Participation:
        return self.participation

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, scope = self.request.user, self.request.user.scope
        goals = goal_series.of_participation(self.participation, user)
        return super().get_context_data(
            people=self.participation.memberships.valid_on(self.request.today)
            .select_related("user")
            .order_by("role"),
            need_count=Need.objects.visible_to(user).of(self.participation).open().count(),
            goal_count=Goal.objects.visible_to(user).of(self.participation).open().count(),
            goals=goals,
            goals_in_short=goal_series.in_short(goals),
            chain=chain_of(self.participation, user, lambda each: on_screen(user, each)),
            due_this_year=due_this_year(self.participation, user),
            followed=followed_by(self.participation),
            may_choose=scope.may("choose_indicators", self.participation),
            may_change=scope.may("run_programme", self.participation),
            **kwargs,
        )


class ParticipationCreate(FormPage):
    """Take a municipality or a district into the programme."""

    access = RUN_PROGRAMME
    title = _("Take in a participant")
    form_class = forms.ParticipationForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"today": self.request.today}

    def act(self, form: Any) -> str:
        participation = participations.register(by=self.request.user, **form.cleaned_data)
        return reverse("participation", args=[participation.pk])


class ParticipationChange(SecondSave, AboutParticipation, FormPage):
    """Change phase, dates, region and adviser."""

    access = RUN_PROGRAMME
    title = _("Change the participation")
    form_class = forms.ParticipationForm

    def load(self) -> None:
        super().load()
        self.back_url = reverse("participation", args=[self.participation.pk])

    def get_form_kwargs(self) -> dict[str, Any]:
        fresh = Participation.objects.get(pk=self.participation.pk)
        return super().get_form_kwargs() | {"instance": fresh, "today": self.request.today}

    def act(self, form: Any) -> str:
        participations.change(
            participation=self.participation, by=self.request.user, **form.cleaned_data
        )
        return self.back_url
