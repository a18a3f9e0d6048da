"""manage.py demo: the fictional programme, made once."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.actions import demo
from municipalities.demo import people
from web.errors import Refused


class Command(BaseCommand):
    """Makes the demo where there is none, and says how to log in."""

    help = "Make the demo programme of fictional participants; a second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The demo's today; it stands still from the first run on."""
        parser.add_argument(
            "--day", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the demo's today"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, or find it made."""
        if not settings.DEMO:
            raise CommandError(
                _("The demo is only made where DEMO=1 is set in the environment.")
            )
        try:
            programme, is_new = demo.make(day=options["day"] or timezone.localdate())
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        said = (
            _("The demo is made, as of %(day)s.")
            if is_new
            else _("The demo was made already, as of %(day)s.")
        )
        self.stdout.write(said % {"day": f"{programme.demo_day:%d.%m.%Y}"})
        for address in people.addresses():
            self.stdout.write(f"  {address}")
        self.stdout.write(_("Password for all: %(password)s") % {"password": people.PASSWORD})
