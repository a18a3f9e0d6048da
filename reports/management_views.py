"""Management information: the questions answered on one page, each with its rows, and all in one file."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from programme.access import TAKE_REPORTS
from reports import files, management_file, preview, workbook
from reports.questions import answers, parts
from reports.questions.catalogue import BY_SLUG
from reports.questions.choices import PartChoice, QuestionChoices
from reports.questions.columns import ROW_COLUMNS
from web import left_out
from web.errors import NotAsAsked
from web.views import Page, TextPage

SHOWN = 200
PAGE = "management-information"


class AboutQuestions:
    """Reads the choices of the address; what the reader cannot choose is left out, and said."""

    answers: Any  # a method: what the page shows of its scope

    def load(self) -> None:
        """The choices, without those that the reader does not have."""
        request = self.request  # type: ignore[attr-defined]
        make = partial(QuestionChoices, user=request.user)
        self.asked = left_out.read(make, request.GET)
        self.form = self.asked.kept

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is answered before somebody meets the choices."""
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(), status=422)  # type: ignore[attr-defined]
        self.scope = self.form.scope()
        return self.render_to_response(self.get_context_data(**self.answers()))  # type: ignore[attr-defined]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        scope = getattr(self, "scope", None)
        chosen = urlencode(self.form.in_address()) if scope else ""
        return super().get_context_data(  # type: ignore[misc]
            **self.asked.shown_as("form"), scope=scope, chosen=chosen, **kwargs
        )


class ManagementInformation(AboutQuestions, TextPage):
    """The headline questions, the others folded by group, and last those without data."""

    access = TAKE_REPORTS
    title = _("Management information")
    template_name = "reports/management.html"

    def answers(self) -> dict[str, Any]:
        """Every question; each is answered once."""
        cards = answers.cards(self.scope)
        held = [card for card in cards if card.is_answered]
        first = [card for card in held if card.question.is_headline]
        others = [card for card in held if not card.question.is_headline]
        return {
            "headlines": sorted(first, key=lambda card: card.question.place),
            "groups": answers.by_group(others),
            "not_held": [card for card in cards if not card.is_answered],
        }


class ManagementQuestion(AboutQuestions, TextPage):
    """One question with its answer and every row behind it."""

    access = TAKE_REPORTS
    template_name = "reports/question.html"

    def load(self) -> None:
        """Find the question; 404 for one that does not exist."""
        if self.kwargs["slug"] not in BY_SLUG:
            raise Http404
        self.question = BY_SLUG[self.kwargs["slug"]]
        super().load()
        of_part = left_out.read(partial(PartChoice, slug=self.question.slug), self.asked.data)
        self.part = of_part.kept.cleaned_data["part"]
        self.asked = self.asked.also(of_part)

    def get_title(self) -> Any:
        return self.question.title

    def answers(self) -> dict[str, Any]:
        """The answer, and its rows, or those of a part, in the columns that hold something."""
        (card,) = answers.cards(self.scope, [self.question])
        offered = parts.offered(self.question.slug, card.answer.rows, self.part)
        rows = parts.of(card.answer.rows, self.part)
        columns = [
            each
            for each in ROW_COLUMNS
            if each.printed and any(getattr(row, each.field) not in (None, "") for row in rows)
        ]
        return {
            "card": card,
            "columns": columns,
            "table": preview.table(rows[:SHOWN], columns),
            "row_count": len(rows),
            "all_rows": len(card.answer.rows),
            "parts": offered,
            "part": self.part,
            "shown": SHOWN,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(question=self.question, **kwargs)


class ManagementDownload(AboutQuestions, Page):
    """All answers and rows in one workbook; back to the page when nobody meets the choices."""

    access = TAKE_REPORTS

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Write, log, send."""
        if self.asked.left_out:
            raise NotAsAsked(self.asked, page=reverse(PAGE), file=request.path)
        if not self.form.is_valid():
            return ManagementInformation.as_view()(request, *args, **kwargs)
        scope = self.form.scope()
        language = files.language_for(request.user, scope.participation)
        with translation.override(language):
            subject = scope.participation or scope.region or ""
            name = workbook.file_name(management_file.TITLE, subject, request.today)
        return files.sent(name, lambda path: self._write(path, language))

    def _write(self, path: Any, language: str) -> None:
        management_file.write(
            path,
            user=self.request.user,
            form=self.form,
            language=language,
            address=lambda slug: self._absolute("management-question", slug),
            link=self._absolute(PAGE),
        )

    def _absolute(self, route: str, *args: Any) -> str:
        chosen = urlencode(self.form.in_address())
        address = reverse(route, args=args)
        return self.request.build_absolute_uri(f"{address}?{chosen}" if chosen else address)
