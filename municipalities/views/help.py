"""Help: what each role may do, how figures are computed, how small numbers are protected."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities.models import Membership
from programme import rights
from programme.models import ProgrammeRole
from web.access import SIGNED_IN
from web.panels import panels_of
from web.views import TextPage


class Help(TextPage):
    """The rights table is made from the module that decides."""

    access = SIGNED_IN
    title = _("Help")
    template_name = "municipalities/help.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        codes = rights.MUNICIPAL + rights.HUSBANKEN
        names = dict(Membership.Role.choices) | dict(ProgrammeRole.Role.choices)
        rows = [
            (right.label, [code in right.roles for code in codes]) for right in rights.RIGHTS
        ]
        parts = panels_of("help", self.request, None)
        return super().get_context_data(
            roles=[names[c] for c in codes], rows=rows, parts=parts, **kwargs
        )
