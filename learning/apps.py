"""The app of what was tried and learned."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from web.navigation import Item, add_item
from web.panels import Panel, add_panel


def _reads(user: object) -> bool:
    return user.scope.may_somewhere("read_shared")  # type: ignore[attr-defined]


class LearningConfig(AppConfig):
    """What was tried and learned."""

    name = "learning"

    def ready(self) -> None:
        """Put learning beside each initiative, and the notes of all into the menu."""
        from learning.actions import demo  # models are not there before now
        from learning.panels import of_initiative
        from municipalities.actions.demo import FURTHER

        FURTHER.append(demo.make)
        add_panel(Panel("initiative", "learning/_initiative.html", of_initiative))
        add_item(Item(_("Learning"), "learning-notes", _reads, 45))
