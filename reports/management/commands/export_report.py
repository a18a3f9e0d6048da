"""Write a report to a file without a browser, as the named user would get it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from municipalities.scope import set_scope
from programme import clock
from reports import catalogue, files, management_file
from reports.models import Download

# The reports of the catalogue, and the workbook of the management page.
REPORTS: tuple[Any, ...] = (*catalogue.REPORTS, management_file.WORKBOOK)
BY_SLUG = {report.slug: report for report in REPORTS}
# Everything that some report can be narrowed by.
PARAMETERS = sorted({name for report in REPORTS for name in report.form.base_fields})
FORMATS = {Download.Kind.XLSX: files.write_report, Download.Kind.CSV: files.write_csv}


class Command(BaseCommand):
    """`export_report goal-attainment --user E-MAIL --output FILE --format csv --language nn`."""

    help = "Write a report to an Excel or a CSV file, with the rights of a user, and log it."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("slug", nargs="?", help="which report; --list prints them")
        parser.add_argument(
            "--list", action="store_true", help="print the slugs of all reports"
        )
        parser.add_argument("--user", help="e-mail of the user whose rights count")
        parser.add_argument("--output", help="the file to write")
        parser.add_argument("--language", choices=["nb", "nn", "en"])
        parser.add_argument(
            "--format",
            choices=[*map(str, FORMATS)],
            default=str(Download.Kind.XLSX),
            help="csv holds the figures alone, one a row",
        )
        for name in PARAMETERS:
            parser.add_argument(f"--{name}", default="", help="its name, code or id")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            for report in REPORTS:
                self.stdout.write(f"{report.slug}\t{report.number}\t{report.title}")
            return
        report, user = self._report(options["slug"]), self._user(options["user"])
        if not report.access.test(user, None):
            raise CommandError("This user may not take out reports.")
        if options["format"] == Download.Kind.CSV and not report.tidy:
            raise CommandError(f"{report.slug} has no figures to write as csv.")
        if not options["output"]:
            raise CommandError("Say which file to write: --output FILE.")
        self._write(report, user, self._form(report, user, options), options)

    def _report(self, slug: str | None) -> Any:
        if slug not in BY_SLUG:
            raise CommandError(f"There is no report {slug}. There are: {', '.join(BY_SLUG)}.")
        return BY_SLUG[slug]

    def _user(self, email: str | None) -> User:
        user = User.objects.filter(email__iexact=email or "", is_active=True).first()
        if user is None:
            raise CommandError(f"No user {email} may log in. Name one: --user E-MAIL.")
        return set_scope(user, clock.today())

    def _form(self, report: Any, user: User, options: dict) -> Any:
        form = report.form(user=user)
        takes = [name for name in PARAMETERS if name in form.fields]
        refused = [name for name in PARAMETERS if options[name] and name not in takes]
        if refused:
            raise CommandError(f"{report.slug} has no parameter --{refused[0]}.")
        form = report.form(
            {name: _id_of(form.fields[name], options[name]) for name in takes},
            user=user,
        )
        if not form.is_valid():
            wrong = ", ".join(f"--{name} {options[name]}" for name in form.errors)
            raise CommandError(f"This user sees nothing called so: {wrong}.")
        return form

    def _write(self, report: Any, user: User, form: Any, options: dict) -> None:
        language = options["language"] or files.language_of(
            report, user, form.chosen()["participation"]
        )
        path = Path(options["output"])
        if not path.parent.is_dir():
            raise CommandError(f"{path} cannot be written: there is no folder {path.parent}.")
        try:
            write: Any = FORMATS[options["format"]]
            if report is management_file.WORKBOOK:
                write = management_file.write_without_page
            rows = write(path, report, user=user, form=form, language=language)
        except OSError as fault:
            raise CommandError(f"{path} cannot be written: {fault.strerror}.") from fault
        self.stdout.write(f"{path}: {rows} rows")


def _id_of(field: Any, value: str) -> str:
    """The id of what is named by its name or its code; else the value itself."""
    if not value:
        return ""
    wanted = value.casefold()
    named = (
        each.pk
        for each in getattr(field, "queryset", ())  # a year is its own name
        if wanted in {str(each).casefold(), getattr(each, "code", "").casefold()}
    )
    return str(next(named, value))
