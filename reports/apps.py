"""The app that adds up."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from programme import menu
from web.navigation import Item, add_item
from web.panels import Panel, add_panel


def _signed_in(user: object) -> bool:
    return True


def _takes_reports(user: object) -> bool:
    return user.scope.may_somewhere("take_reports")  # type: ignore[attr-defined]


def _reads_programme(user: object) -> bool:
    return user.scope.may_somewhere("read_programme_figures")  # type: ignore[attr-defined]


def _compares(user: object) -> bool:
    return bool(user.scope.own_roles)  # type: ignore[attr-defined]


class ReportsConfig(AppConfig):
    """Pages, dashboards and Excel."""

    name = "reports"

    def ready(self) -> None:
        """Put the front page and the reports into the menu, and make the files of sent reports."""
        from dialogue import freezing  # models are not there before now
        from municipalities.views.about import add_section
        from reports import priorities, sent_report

        freezing.FILE_MAKERS[freezing.WORD] = sent_report.word_file
        freezing.FILE_MAKERS[freezing.WORKBOOK] = sent_report.workbook_file
        add_panel(Panel("help", "reports/_help_order.html", priorities.told))
        add_section("yearly-workbook", _("Yearly workbook"), "read_own", group=menu.REPORTING)
        add_section("participation-downloads", _("Downloads"), "read_own", group=menu.REPORTING)
        add_item(Item(_("Front page"), "home", _signed_in, 0))
        add_item(Item(_("Management information"), "management-information", _takes_reports, 5))
        add_item(
            Item(
                _("Programme figures"), "programme-figures", _reads_programme, 30, menu.FIGURES
            )
        )
        add_item(Item(_("Compare"), "comparison", _compares, 44, menu.FIGURES))
        add_item(Item(_("Reports"), "reports", _takes_reports, 50))
