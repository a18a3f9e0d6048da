"""The programme plan of a participation as one document, and wording it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from municipalities import links, plan_document, plan_material
from municipalities.actions import plans
from municipalities.audience import on_screen
from municipalities.models import Plan, PlanAnchor
from municipalities.views.about import AboutParticipation
from municipalities.views.adoptions import AboutAdoption
from municipalities.views.words import AboutOwned, NewWords, WordsPage, address_of
from municipalities.word_forms import PlanForm
from programme.access import READ, RECORD_ADOPTION, WRITE
from web.views import FormPage, TextPage


class PlanList(AboutParticipation, TextPage):
    """Leads to the open plan, or else to the last that was closed; where there is none yet, says so and offers to begin."""

    access = READ
    section = "plan-list"
    title = _("Programme plan")
    template_name = "municipalities/plan_list.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """On to the plan when the visitor may see one."""
        plans_seen = Plan.objects.visible_to(request.user).of(self.participation)
        plan = plans_seen.current_last().last()
        return (
            HttpResponseRedirect(address_of(plan))
            if plan
            else super().get(request, *args, **kwargs)
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        anchors = PlanAnchor.objects.of(self.participation)
        return super().get_context_data(anchors=anchors, **kwargs)


class PlanDetail(AboutOwned, TextPage):
    """The programme plan as one document."""

    access = READ
    model = Plan
    template_name = "municipalities/plan_detail.html"

    def get_title(self) -> str:
        return self.version.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, own = self.request.user, self.participation
        audience = on_screen(user, own)
        material = plan_material.of_today(
            self.owner, self.version, user, audience, gaps=user.scope.is_own(own.pk)
        )
        return super().get_context_data(
            document=plan_document.build(material),
            risks=material.risks(),
            anchors=material.anchors,
            risks_open=self.risks_open(),
            others=self._others(),
            may_begin=self._may_begin(),
            **kwargs,
        )

    def _others(self) -> list[Any]:
        """The participant's plans before or after this one."""
        rows = Plan.objects.of(self.participation).exclude(pk=self.owner.pk)
        return links.seen(rows, self.request.user)

    def _may_begin(self) -> bool:
        """True for writers when this plan, and every other, is closed."""
        may = self.request.user.scope.may("write", self.participation)
        return may and not Plan.objects.of(self.participation).open().exists()

    def risks_open(self) -> bool:
        """True when this visitor may change the risks now: in the draft, or as those who decide did."""
        return any(step.code in ("reword", "amend") for step in self.open_steps())


class AdoptionPlan(AboutAdoption, TextPage):
    """The programme plan as it stood from a decision on."""

    access = READ
    template_name = "municipalities/adoption_plan.html"

    def get_title(self) -> str:
        return self.document.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        audience = on_screen(user, self.participation)
        self.adoption.participation = self.participation
        material = plan_material.of_adoption(self.adoption, user, audience)
        self.document = plan_document.build(material)
        return super().get_context_data(
            document=self.document, adoption=self.adoption, **kwargs
        )


class PlanCreate(NewWords, FormPage):
    """Begin the programme plan. A title is enough."""

    access = WRITE
    section = "plan-list"
    title = _("Begin the programme plan")
    form_class = PlanForm
    deed = plans.begin


class PlanReword(WordsPage, FormPage):
    """Change the words of the plan."""

    access = WRITE
    model = Plan
    title = _("Change the plan")
    form_class = PlanForm
    deed = plans.reword


class PlanAmend(WordsPage, FormPage):
    """Write in what those who decide changed in the plan."""

    access = RECORD_ADOPTION
    model = Plan
    title = _("Changes made by those who decide")
    form_class = PlanForm
    step = "amend"
    deed = plans.amend
