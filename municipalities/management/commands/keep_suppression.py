"""manage.py keep_suppression: which figures are hidden, decided again for all of them."""

from typing import Any

from django.core.management.base import BaseCommand

from municipalities.actions import kept_figures


class Command(BaseCommand):
    """Brings figures from before a change of the rule under the rule; may be run at any time."""

    help = "Decide again which figures are hidden outside; a second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Decide, and say in one line over how much."""
        tables = kept_figures.keep_all_suppression()
        self.stdout.write(f"Decided again for {tables} indicators and periods.")
