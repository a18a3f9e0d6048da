"""manage.py messages: the texts of the site and their translations."""

from argparse import ArgumentParser
from itertools import product
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from web import catalogues


class Command(BaseCommand):
    """Gathers, checks or compiles; what each means is told by `web.catalogues`."""

    help = (
        "Gather the texts into locale/<app>/, check that each is translated, or compile them."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """At most one of the two."""
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--check", action="store_true", help="name each missing translation")
        only.add_argument("--compile", action="store_true", help="compile what has changed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the one thing asked for; without any, gather."""
        if options["check"]:
            self.check_texts()
        elif options["compile"]:
            self.stdout.write(f"{catalogues.compile_all(settings.BASE_DIR)} compiled")
        else:
            self.gather()

    def gather(self) -> None:
        """Write the catalogues anew and tell what each lacks."""
        for sources, language in self.all():
            changed = "changed" if catalogues.update(sources, language) else "unchanged"
            lacking = len(catalogues.problems(sources, language))
            self.stdout.write(f"{sources.app} {language}: {changed}, {lacking} to translate")

    def check_texts(self) -> None:
        """Name every text that is not rightly translated; fail when there are any."""
        found = [line for pair in self.all() for line in catalogues.problems(*pair)]
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} texts to translate: python3 dev.py messages")

    def all(self) -> list[tuple[catalogues.Sources, str]]:
        """Every app with every language."""
        apps = (catalogues.Sources(settings.BASE_DIR, app) for app in settings.APPS)
        return list(product(apps, catalogues.LANGUAGES))
