"""The page on which a participation chooses which indicators it follows."""

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.actions import followed
from municipalities.followed import asked_of_all
from municipalities.followed_forms import FollowedForm, Offered, offered_to
from municipalities.views.about import AboutParticipation
from programme.access import CHOOSE_INDICATORS
from web import left_out
from web.views import FormPage


class FollowedChange(AboutParticipation, FormPage):
    """Choose what to follow besides what is asked of all; the filter narrows down what is shown."""

    access = CHOOSE_INDICATORS
    section = "participation"
    title = _("Choose indicators")
    intro = _(
        "Follow what helps you see whether you reach your goals. You are asked for the figures of what you follow, and can stop at any time: figures that you have reported stay and can be read."
    )
    form_class = FollowedForm
    template_name = "municipalities/followed_change.html"

    def load(self) -> None:
        super().load()
        self.back_url = reverse("participation", args=[self.participation.pk])
        rows = offered_to(self.participation, self.request.today)
        make = partial(Offered, queryset=rows, request=self.request)
        self.asked = left_out.read(make, self.request.GET)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "offered": self.asked.kept.qs,
            "participation": self.participation,
            "today": self.request.today,
        }

    def act(self, form: Any) -> str:
        followed.choose(
            participation=self.participation,
            by=self.request.user,
            today=self.request.today,
            **form.cleaned_data,
        )
        return self.request.get_full_path()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        of_all = asked_of_all(self.participation).in_order()
        return super().get_context_data(
            **self.asked.shown_as("filter"), of_all=of_all, **kwargs
        )
