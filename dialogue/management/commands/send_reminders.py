"""manage.py send_reminders: today's reminders, once a day; a second run sends only what failed."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue import sending
from dialogue.models import Reminder
from dialogue.sending import Outcome
from programme import clock


class Command(BaseCommand):
    """Sends them, and says how many, which failed, and whether the mail server answers."""

    help = "Send today's reminders by e-mail. Run it every day; a second run sends what failed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Another day than today, for trying it."""
        parser.add_argument(
            "--day",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="another day than today",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Send them all, or stop with a sentence."""
        if not settings.SITE:
            raise CommandError(
                _("Set SITE_URL to the address of the site, for the links in the mails.")
            )
        outcome, day = Outcome(), options["day"] or clock.today()
        try:
            for outcome in sending.send_all(day=day, site=sending.site_address()):  # noqa: B007
                pass
        except sending.MailServerDownError as error:
            self._tell(outcome, day)
            raise CommandError(
                _(
                    "The mail server does not answer (%(error)s). Nothing more was sent. Run the command again; nobody gets the same mail twice."
                )
                % {"error": error}
            ) from error
        self._tell(outcome, day)

    def _tell(self, outcome: Outcome, day: date) -> None:
        said = ngettext("%(count)s reminder sent.", "%(count)s reminders sent.", outcome.sent)
        self.stdout.write(said % {"count": outcome.sent})
        for user in outcome.failed:
            self.stdout.write(_("Could not be sent to %(address)s.") % {"address": user.email})
        if left := Reminder.objects.not_handed_over(day).count():
            said = ngettext(
                "%(count)s reminder is written by a run that is still going or was broken off. If it was broken off, the first run after ten minutes sends it.",
                "%(count)s reminders are written by a run that is still going or was broken off. If it was broken off, the first run after ten minutes sends them.",
                left,
            )
            self.stdout.write(said % {"count": left})
