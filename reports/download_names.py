"""What the files that leave are called in the log: the report's or the list's own name."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from reports.catalogue import BY_SLUG
from reports.lists import PAGES

# Files that are neither a report of the catalogue nor a list.
OTHERS: dict[str, Any] = {
    "comparison": _("Compare figures"),
    "plan": _("Programme plan"),
    "figures": _("Figures of a period"),
    "figures-sheet": _("Figures to fill in"),
    "status-report": _("Status report"),
    "management-information": _("Management information"),
}
# Lists whose name is not their page's heading, or whose page lies above this module.
LISTS: dict[str, Any] = {
    "calendar": _("Reporting windows"),
    "downloads": _("Downloads"),
    "participation-downloads": _("Who has taken out our figures"),
}


def of_list(slug: str) -> str:
    """By what a list is known in the log; a report of the same slug is another thing."""
    return f"list-{slug}"


def _names_of_lists() -> dict[str, Any]:
    """The lists by their own names, said to be lists."""
    names = {page.slug: page.title for page in PAGES} | LISTS
    return {
        of_list(slug): format_lazy("{name} ({kind})", name=name, kind=_("list"))
        for slug, name in names.items()
    }


NAMES: dict[str, Any] = (
    {slug: report.title for slug, report in BY_SLUG.items()} | _names_of_lists() | OTHERS
)


def name_of(code: str) -> Any:
    """The name of the report or the list; the code itself for one that is no longer made."""
    return NAMES.get(code, code)
