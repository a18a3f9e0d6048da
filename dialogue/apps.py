"""The app of what passes between participant and Husbanken."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from programme import menu
from web.navigation import Item, add_item
from web.panels import Panel, add_panel


def _reads(user: object) -> bool:
    return user.scope.may_somewhere("read_shared")  # type: ignore[attr-defined]


class DialogueConfig(AppConfig):
    """What passes between participant and Husbanken."""

    name = "dialogue"

    def ready(self) -> None:
        """Put the app's pages into the participation's menu, and let what passes between the sides be commented on."""
        from dialogue import waiting, waiting_figures, waiting_promises, waiting_words
        from dialogue.actions import demo  # models are not there before now
        from dialogue.models import ActivityPlan, Commitment, StatusReport
        from dialogue.panels import of_completeness, of_need, of_participation
        from municipalities.actions.demo import FURTHER
        from municipalities.models.comment import add_kind
        from municipalities.views.about import add_section

        FURTHER.append(demo.make)
        add_panel(Panel("participation", "dialogue/_participation.html", of_participation))
        add_panel(Panel("need", "dialogue/_need.html", of_need))
        add_panel(Panel("completeness", "dialogue/_remind.html", of_completeness))
        add_kind(ActivityPlan)
        add_kind(Commitment)
        add_kind(StatusReport)
        add_section(
            "status-report-list", _("Status reports"), "read_shared", group=menu.REPORTING
        )
        add_section(
            "cooperation", _("Agreement and promises"), "read_shared", group=menu.COOPERATION
        )
        add_section("guidance-list", _("Guidance"), "read_shared", group=menu.COOPERATION)
        add_section(
            "policy-signal-list", _("Policy signals"), "read_shared", group=menu.COOPERATION
        )
        add_section(
            "activity-plan-list", _("Activity plans"), "read_shared", group=menu.COOPERATION
        )
        add_item(Item(_("Guidance"), "guidance", _reads, 42, menu.COOPERATION))
        add_item(Item(_("Policy signals"), "policy-signals", _reads, 43, menu.COOPERATION))
        add_item(Item(_("Sent reports"), "sent-reports", _reads, 44, menu.COOPERATION))
        add_item(Item(_("Promises"), "commitments", _reads, 40, menu.COOPERATION))
        add_section("grant-list", _("Grants"), "read_shared", group=menu.COOPERATION)
        add_section("calendar-of", _("Calendar"), "read_shared", group=menu.COOPERATION)
        add_item(Item(_("Calendar"), "yearly-calendar", _reads, 45, menu.COOPERATION))
        for module in (waiting_figures, waiting_words, waiting_promises):
            for collect in module.COLLECTORS:
                waiting.add_collector(collect)
