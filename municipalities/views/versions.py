"""All versions of a need, goal, strategy or plan, with dates, and what differs from one to the next."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities import differences
from municipalities.models.version import GIVEN, WORKING, State
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
        told = [(new, self._changes(seen, new)) for new in seen]
        return super().get_context_data(versions=told[::-1], **kwargs)

    def _changes(self, seen: list[Any], new: Any) -> Any:
        """What differs from the one before that was not set aside; None for the first."""
        before = [v for v in seen if v.number < new.number and v.state != State.SET_ASIDE]
        return differences.between(before[-1], new, self.request.user) if before else None

    def _seen(self) -> list[Any]:
        everything = sorted(self.owner.versions.all(), key=lambda version: version.number)
        if self.request.user.scope.is_own(self.participation.pk):
            return everything
        return [
            v for v in everything if v.state in GIVEN or (v.state in WORKING and v.is_shared)
        ]
