"""The reports: what there is, a preview, the file, and the log of what was taken out."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from municipalities.views.about import AboutParticipation
from programme.access import ANY_ROLE, RUN_PROGRAMME, TAKE_REPORTS, right
from reports import (
    download_filters,
    download_names,
    downloads,
    files,
    list_choices,
    lists,
    preview,
    tables,
    workbook,
)
from reports.catalogue import BY_SLUG
from reports.file_forms import FileChoices
from reports.models import Download
from reports.offers import offers
from reports.report import Report
from web import left_out
from web.errors import NotAsAsked
from web.views import ListPage, Page, TextPage

SHOWN = 50


class ReportList(TextPage):
    """The reports that the visitor's role asks for first, then all the others."""

    access = TAKE_REPORTS
    title = _("Reports")
    template_name = "reports/report_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first, more = offers(self.request.user, self)
        may_run = RUN_PROGRAMME.test(self.request.user, self)
        return super().get_context_data(first=first, more=more, may_run=may_run, **kwargs)


class AboutReport:
    """Finds the report in the address, and what was chosen."""

    def load(self) -> None:
        """Fetch the report; 404 for one that does not exist."""
        slug = self.kwargs["slug"]  # type: ignore[attr-defined]
        if slug not in BY_SLUG:
            raise Http404
        self.report: Report = BY_SLUG[slug]
        request = self.request  # type: ignore[attr-defined]
        if not self.report.access.test(request.user, self):
            raise PermissionDenied
        asked = left_out.read(partial(self.report.form, user=request.user), request.GET)
        self.form: Any = asked.kept
        of_file = left_out.read(self._file_form, asked.data)
        self.file_form = of_file.kept
        self.asked = asked.also(of_file)

    def _file_form(self, data: Any) -> FileChoices:
        """In the usual language of the one that the report is about, where no other is chosen."""
        about = self.form.chosen()["participation"]
        usual = files.language_of(self.report, self.request.user, about)  # type: ignore[attr-defined]
        return FileChoices({"language": data.get("language") or usual})

    def get_title(self) -> Any:
        """The report's own."""
        return self.report.title


class ReportDetail(AboutReport, TextPage):
    """The first rows, the answer, and the button to the file."""

    access = TAKE_REPORTS
    template_name = "reports/report_detail.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The report of what is kept of the choices."""
        return self.render_to_response(self.get_context_data(**self._shown()))

    def _shown(self) -> dict[str, Any]:
        chosen, user = self.form.chosen(), self.request.user
        rows = self.report.rows(user=user, **chosen)
        columns = self.report.columns_of(rows)
        return {
            "answer": files.answer_of(self.report, rows, user, chosen),
            "columns": columns,
            "table": preview.table(rows[:SHOWN], columns),
            "further": self._further(rows),
            "row_count": len(self.report.inside(rows)),
            "figure_count": self.report.figure_count(rows, user=user, **chosen),
            "is_cut": len(rows) > SHOWN,
            "shown": SHOWN,
        }

    def _further(self, rows: list[Any]) -> dict[str, Any] | None:
        """The table that the file's chart is drawn from, where it has one."""
        if not (rows and self.report.picture):
            return None
        query, sheet = self.report.more[0]
        printed = [column for column in sheet.COLUMNS if column.printed]
        return {
            "title": sheet.TITLE,
            "chart": self.report.picture(rows),
            "columns": printed,
            "table": preview.table(query.rows(rows), printed),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **self.asked.shown_as("form"),
            report=self.report,
            chosen_form=self.form,
            file_form=self.file_form,
            **kwargs,
        )


class ReportDownload(AboutReport, Page):
    """The workbook; none where the reader does not have the choices."""

    access = TAKE_REPORTS
    ending, content_type = "xlsx", files.MIME_TYPE
    write = staticmethod(files.write_report)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Write, log, send."""
        if self.asked.left_out:
            page = reverse("report", args=[self.report.slug])
            raise NotAsAsked(self.asked, page=page, file=request.path)
        language = self.file_form.cleaned_data["language"]
        with translation.override(language):
            title, subject = self.report.title, self.form.subject()
            name = workbook.file_name(title, subject, request.today, ending=self.ending)
        return files.sent(name, lambda path: self._write(path, language), self.content_type)

    def _write(self, path: Any, language: str) -> None:
        address = reverse("report", args=[self.report.slug])
        query = self.request.GET.urlencode()
        self.write(
            path,
            self.report,
            user=self.request.user,
            form=self.form,
            language=language,
            link=self.request.build_absolute_uri(f"{address}?{query}" if query else address),
        )


class ReportCsv(ReportDownload):
    """The figures of the report, one a row, in the open format; 404 for a report without any."""

    access = TAKE_REPORTS
    ending, content_type = "csv", "text/csv; charset=utf-8"
    write = staticmethod(files.write_csv)

    def load(self) -> None:
        super().load()
        if not self.report.tidy:
            raise Http404


class ListDownload(Page):
    """The whole filtered set of a list page; the list's own rule of access holds too."""

    access = ANY_ROLE

    def load(self) -> None:
        """Set up the list page as if it were visited."""
        slug, subject = self.kwargs["slug"], self.kwargs.get("subject", "")
        if slug not in PAGES:
            raise Http404
        self.list = PAGES[slug]()
        self.list.setup(self.request, **lists.address(self.list, subject))

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Write, log, send."""
        if not self.list.access.test(request.user, self.list):
            raise PermissionDenied
        if not self.list.get_download_slug():
            raise PermissionDenied
        table = lists.table_of(self.list)
        if self.list.asked.left_out:
            raise NotAsAsked(self.list.asked, page=self.list.own_url(), file=request.path)
        columns, rows = lists.sheet_of(table, kwargs["slug"])
        definitions = lists.definitions_of(table, kwargs["slug"])
        title = self.list.sheet_title or self.list.get_title()
        filters = list_choices.in_words(self.list)
        link = request.build_absolute_uri(self._page())

        def write(path: Any) -> None:
            files.write_list(
                path,
                title,
                columns,
                rows,
                definitions=definitions,
                user=request.user,
                filters=filters,
                link=link,
                told=lists.told_of(columns, rows, kwargs["slug"]),
                status=lists.status_of(kwargs["slug"]),
            )
            downloads.log(
                by=request.user,
                report=download_names.of_list(kwargs["slug"]),
                filters=dict(filters),
                rows=len(rows),
                participations=lists.participations_in(table, request.user),
            )

        subject = list_choices.subject_of(self.list)
        return files.sent(workbook.file_name(title, subject, request.today), write)

    def _page(self) -> str:
        """The list itself, narrowed as the file is."""
        query = self.request.GET.urlencode()
        return f"{self.list.own_url()}?{query}" if query else self.list.own_url()


class DownloadList(ListPage):
    """Everything that was taken out."""

    access = RUN_PROGRAMME
    title = _("Downloads")
    slug = "downloads"
    intro = _("Who took out which figures, when, and with which choices.")
    table_class = tables.Downloads
    filterset_class = download_filters.DownloadsOfAll
    queryset = Download.objects.select_related("user")
    model = Download


class ParticipationDownloads(AboutParticipation, ListPage):
    """The files that held this participation's figures."""

    access = right("read_own") | RUN_PROGRAMME
    section = "participation-downloads"
    title = _("Who has taken out our figures")
    intro = _("Every file that has held figures or words of yours, with who took it out.")
    slug, argument = "participation-downloads", "participation"
    table_class = tables.Downloads
    filterset_class = download_filters.Downloads
    model = Download

    def get_queryset(self) -> Any:
        return self.participation.downloads.select_related("user")


LISTS: tuple[type[ListPage], ...] = (*lists.PAGES, DownloadList, ParticipationDownloads)
PAGES = {page.slug: page for page in LISTS}
