"""Grants: seen by both sides, kept by Husbanken."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogue.access import KEEP_GRANTS
from dialogue.actions import grants
from dialogue.grant_forms import GrantForm
from dialogue.models import Grant
from dialogue.models.activity_plan import AUDITED_OVER
from municipalities.views.about import AboutParticipation
from programme.access import READ
from web.changes import COMMON, Line, Teller
from web.second_save import SecondSave
from web.views import FormPage, HistoryPage, Once, TextPage

GRANT_VERBS = COMMON | {"given": _("wrote down the grant"), "changed": _("changed the grant")}
GRANT_FIELDS = (
    "number",
    "amount",
    "granted_on",
    "claim_by",
    "paid",
    "accounted_for",
    "audited_on",
    "comment",
)


class AboutGrants(AboutParticipation):
    """A page about the grants of a participation."""

    section = "grant-list"

    def own_url(self) -> str:
        """The list of the participation's grants."""
        return reverse("grant-list", args=[self.participation.pk])


class GrantList(AboutGrants, TextPage):
    """What has been granted, paid and accounted for, and what lapses soon."""

    access = READ
    title = _("Grants")
    template_name = "dialogue/grant_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = self.request.today
        rows = Grant.objects.visible_to(self.request.user).of(self.participation)
        return super().get_context_data(
            grants=[(row, row.lapses_soon(today)) for row in rows.select_related("plan")],
            audited_over=AUDITED_OVER,
            today=today,
            may_keep=self.request.user.scope.may("keep_grants", self.participation),
            **kwargs,
        )


class GrantCreate(Once, AboutGrants, FormPage):
    """Write down a grant."""

    access = KEEP_GRANTS
    title = _("New grant")
    form_class = GrantForm
    template_name = "municipalities/words_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "participation": self.participation,
            "today": self.request.today,
            "instance": Grant(participation=self.participation),
        }

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        grants.give(participation=self.participation, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class GrantChange(SecondSave, AboutGrants, FormPage):
    """Write down what was paid, accounted for and audited."""

    access = KEEP_GRANTS
    title = _("Change the grant")
    form_class = GrantForm
    template_name = "municipalities/words_form.html"

    def load(self) -> None:
        super().load()
        rows = Grant.objects.visible_to(self.request.user).of(self.participation)
        self.grant = get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"participation": self.participation, "today": self.request.today}
        return super().get_form_kwargs() | about | {"instance": self.grant}

    def act(self, form: Any) -> str:
        grants.change(grant=self.grant, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class GrantHistory(AboutGrants, HistoryPage):
    """What was written down of a grant, and when."""

    access = READ
    template_name = "municipalities/change_list.html"

    def load(self) -> None:
        super().load()
        rows = Grant.objects.visible_to(self.request.user).of(self.participation)
        self.grant = get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self.grant.number})

    def lines(self) -> Any:
        told: Any = Teller(GRANT_VERBS)
        lines: list[Line] = [
            *told.of_many(self.grant.history.all(), GRANT_FIELDS, lambda record: record.number)
        ]
        return lines

    def back_url(self) -> str:
        return self.own_url()
