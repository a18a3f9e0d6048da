"""Names the first administrator of a new site."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from accounts.mails import password_link
from municipalities.actions import first_administrator
from programme import clock
from web.errors import Refused


class Command(BaseCommand):
    """manage.py first_administrator E-MAIL NAME"""

    help = "Names the first administrator; prints the address where the password is chosen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user = first_administrator.name(
                email=options["email"], full_name=options["name"], today=clock.today()
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            _(
                "%(name)s is administrator. Choose a password at this address of the site: %(path)s"
            )
            % {"name": user.name, "path": password_link(user, "")}
        )
