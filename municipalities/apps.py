"""The app that holds what municipalities say and measure."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from programme import menu
from web.navigation import Item, add_item
from web.panels import Panel, add_history, add_panel


def _has_role(user: object) -> bool:
    return bool(user.scope.all_roles)  # type: ignore[attr-defined]


def _reads(user: object) -> bool:
    return user.scope.may_somewhere("read_shared")  # type: ignore[attr-defined]


def _writes(user: object) -> bool:
    return user.scope.may_somewhere("write")  # type: ignore[attr-defined]


class MunicipalitiesConfig(AppConfig):
    """What each municipality needs, does and achieves."""

    name = "municipalities"

    def ready(self) -> None:
        """Put the app's lists into the menu, and keep the demo away from real participants."""
        from accounts import demo  # models are not there before now
        from municipalities import checks, indicator_uses
        from municipalities.views.exceptions import exceptions_of, history_of
        from programme.indicator_uses import open_door

        demo.open_only_when(checks.only_fictional)
        open_door(indicator_uses.door())
        register(checks.demo_beside_nobody_real, Tags.database)
        add_panel(Panel("programme", "municipalities/_exceptions.html", exceptions_of))
        add_history("programme-history", history_of)
        add_item(Item(_("Participants"), "participations", _has_role, 10))
        add_item(Item(_("Needs"), "needs", _reads, 20, menu.WORDS))
        add_item(Item(_("Goals"), "goals", _reads, 30, menu.WORDS))
        add_item(Item(_("Strategies"), "strategies", _reads, 35, menu.WORDS))
        add_item(Item(_("Initiatives"), "initiatives", _reads, 37, menu.WORDS))
        add_item(Item(_("Questions"), "questions", _reads, 41, menu.COOPERATION))
        add_item(Item(_("My figures"), "my-figures", _writes, 20, menu.FIGURES))
