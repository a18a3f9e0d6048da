"""All versions of a need, goal, strategy or plan, with dates, and what differs from one to the next."""

from itertools import pairwise
from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities import differences
from municipalities.models.version import WORKING
from municipalities.views.words import AboutOwned
from programme.access import READ
from web.views import TextPage


class Versions(AboutOwned, TextPage):
    """Newest first; outsiders see what was adopted or is shared."""

    access = READ
    title = _("Versions")
    template_name = "municipalities/versions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seen = self._seen()
        changed = [
            (new, differences.between(old, new, self.request.user) if old else None)
            for old, new in pairwise([None, *seen])
        ]
        return super().get_context_data(versions=changed[::-1], **kwargs)

    def _seen(self) -> list[Any]:
        everything = sorted(self.owner.versions.all(), key=lambda version: version.number)
        if self.request.user.scope.is_own(self.participation.pk):
            return everything
        return [v for v in everything if v.state not in WORKING or v.is_shared]
