"""The app that holds the programme's frame."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from programme import menu
from web.navigation import Item, add_item


def _has_role(user: object) -> bool:
    return bool(user.scope.all_roles)  # type: ignore[attr-defined]


class ProgrammeConfig(AppConfig):
    """What the programme wants and how it is measured."""

    name = "programme"

    def ready(self) -> None:
        """Put the indicators into the menu."""
        add_item(Item(_("Indicators"), "indicators", _has_role, 40, menu.FIGURES))
