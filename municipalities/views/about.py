"""What every page about one participation has: the participation, and the way between its pages."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.models import Participation

SECTIONS = [  # route, label, and the right without which there is nothing to see there
    ("participation", _("Overview"), ""),
    ("chain", _("The chain"), "read_shared"),
    ("need-list", _("Needs"), "read_shared"),
    ("goal-list", _("Goals"), "read_shared"),
    ("strategy-list", _("Strategies"), "read_shared"),
    ("initiative-list", _("Initiatives"), "read_shared"),
    ("plan-list", _("Programme plan"), "read_shared"),
    ("adoption-list", _("Decisions"), "read_shared"),
    ("question-list", _("Questions"), "read_shared"),
    ("figures", _("Figures"), "read_shared"),
    ("people", _("People"), ""),
]


def add_section(route: str, label: Any, right: str = "", *, before: str = "people") -> None:
    """Put a line of an upper app into the participation's menu; called once by that app's `ready`."""
    place = next(at for at, (known, _label, _right) in enumerate(SECTIONS) if known == before)
    SECTIONS.insert(place, (route, label, right))


class AboutParticipation:
    """Loads the participation in the address from those that the visitor may see; else 404."""

    section = ""
    request: Any
    kwargs: dict[str, Any]

    def load(self) -> None:
        """Fetch the participation."""
        visible = Participation.objects.visible_to(self.request.user).with_names()
        self.participation = get_object_or_404(visible, pk=self.kwargs["participation"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the participation, its menu and what the visitor may do with it."""
        scope = self.request.user.scope
        return super().get_context_data(  # type: ignore[misc]
            base_template="municipalities/base.html",
            participation=self.participation,
            sections=[
                (reverse(route, args=[self.participation.pk]), label, route == self.section)
                for route, label, right in SECTIONS
                if not right or scope.may(right, self.participation)
            ],
            is_own=scope.is_own(self.participation.pk),
            may_read=scope.may("read_shared", self.participation),
            may_write=scope.may("write", self.participation),
            **kwargs,
        )
