"""The first steps of a participation, and an example to look at."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities.getting_started import filled, steps_of
from municipalities.views.about import AboutParticipation
from programme.access import READ
from web.access import SIGNED_IN
from web.views import TextPage


class GettingStarted(AboutParticipation, TextPage):
    """Five steps with what is already done, and what is already filled in."""

    access = READ
    title = _("Getting started")
    template_name = "municipalities/getting_started.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            steps=steps_of(self.participation, self.request.user),
            filled=filled(self.participation),
            **kwargs,
        )


class ExampleChain(TextPage):
    """A worked example in words. It is made up, and lies in no database."""

    access = SIGNED_IN
    title = _("An example: from need to result")
    template_name = "municipalities/example_chain.html"
