"""manage.py load_catalogue: what the programme measures, and the field's own lists."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from programme.actions import catalogue
from programme.catalogue_source import CatalogueRefused


class Command(BaseCommand):
    """Adds what the database lacks and tells what differs; may be run again at any time."""

    help = "Add the catalogue's indicators, national goals and lists; edited rows are left as they are."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, say how much was added, and list each difference."""
        try:
            loaded = catalogue.load()
        except CatalogueRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(
            _("Added to the catalogue: %(count)s rows") % {"count": loaded.created}
        )
        for difference in loaded.differences:
            self.stdout.write(
                _("Left as it stands: %(difference)s") % {"difference": difference}
            )
