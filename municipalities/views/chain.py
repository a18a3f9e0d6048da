"""The chain page of a participation: from need to result, with every break where it stands."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities.audience import on_screen
from municipalities.chain import chain_of
from municipalities.views.about import AboutParticipation
from programme.access import READ
from web.views import TextPage


class ChainPage(AboutParticipation, TextPage):
    """The whole chain on one page."""

    access = READ
    section = "chain"
    title = _("The chain")
    template_name = "municipalities/chain.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        audience = on_screen(self.request.user, self.participation)
        chain = chain_of(self.participation, self.request.user, lambda _each: audience)
        return super().get_context_data(chain=chain, **kwargs)
