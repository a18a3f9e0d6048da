"""manage.py load_municipalities: the base data of the country."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from municipalities.actions import geography


class Command(BaseCommand):
    """Adds what the database lacks; may be run again at any time."""

    help = "Add the municipalities, their numbers, changes and people, and Husbanken's regions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say in one line how much was added."""
        loaded = asdict(geography.load())
        self.stdout.write("Added: " + ", ".join(f"{n} {what}" for what, n in loaded.items()))
