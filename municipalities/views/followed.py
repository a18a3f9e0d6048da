"""The page on which a participation chooses which indicators it follows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.actions import followed
from municipalities.followed import asked_of_all
from municipalities.followed_forms import FollowedForm, Offered, offered_to
from municipalities.views.about import AboutParticipation
from programme.access import CHOOSE_INDICATORS
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
        self.filter = Offered(self.request.GET, rows, request=self.request)

    def get_form_kwargs(self) -> dict[str, Any]:
        offered = self.filter.qs if self.filter.is_valid() else self.filter.queryset
        return super().get_form_kwargs() | {
            "offered": offered,
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
        return super().get_context_data(filter=self.filter, of_all=of_all, **kwargs)
