"""The page on which a participant chooses and words the first page of its year, and takes the file out."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dialogue.actions import yearly_words
from dialogue.models import YearlyWord
from municipalities.views.about import AboutParticipation
from programme.access import SHARE, WRITE, right
from reports.yearly import proposals
from reports.yearly.forms import WordForm
from reports.yearly.usual import usual_year, years_of
from web.changes import COMMON, Line, Teller
from web.errors import Refused
from web.second_save import SecondSave
from web.views import ActionPage, FormPage, HistoryPage, Once, Page, TextPage

READ_OWN = right("read_own")
YEARLY_VERBS = COMMON | {
    "written": _("wrote the line"),
    "reworded": _("reworded the line"),
    "moved": _("moved the line"),
    "removed": _("took the line away"),
    "shared": _("shared it with Husbanken"),
    "taken_back": _("took it back"),
}


class YearlyWorkbook(AboutParticipation, Page):
    """From the menu to the year that is told when none is chosen."""

    access = READ_OWN

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go there."""
        year = usual_year(self.participation, request.today)
        return HttpResponseRedirect(reverse("yearly-words", args=[self.participation.pk, year]))


class AboutYear(AboutParticipation):
    """A page about one participant's year; 404 for a year that it has not."""

    section = "yearly-workbook"
    template_name: Any = "municipalities/words_form.html"

    def load(self) -> None:
        """Fetch the participation, then see that the year is one of its own."""
        super().load()
        self.year = self.kwargs["year"]
        self.years = years_of(self.participation, self.request.today)
        if self.year not in self.years:
            raise Http404

    def own_url(self) -> str:
        """The page of the year."""
        return reverse("yearly-words", args=[self.participation.pk, self.year])

    def get_success_url(self) -> str:
        return self.own_url()

    def words(self) -> Any:
        """The lines that the visitor may see."""
        seen = YearlyWord.objects.visible_to(self.request.user)
        return seen.of_year(self.participation, self.year)

    def proposals(self) -> list[proposals.Proposal]:
        """What the rules find today."""
        return proposals.proposals(self.participation, self.year, self.request.user)


class YearlyWords(AboutYear, TextPage):
    """The first page as it stands, what is proposed for it, and the file."""

    access = READ_OWN
    template_name = "reports/yearly_words.html"

    def get_title(self) -> str:
        return str(_("Yearly workbook %(year)s") % {"year": self.year})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        scope, words = self.request.user.scope, [*self.words()]
        shared = sum(word.is_shared for word in words)
        return super().get_context_data(
            year=self.year,
            years=self.years,
            headings=[self._heading(kind, words) for kind in YearlyWord.Kind],
            may_share=scope.may("share", self.participation),
            shared=shared,
            unshared=len(words) - shared,
            rules=[*proposals.RULES.values()],
            lang=self.participation.written_form,
            file_query=f"participation={self.participation.pk}&year={self.year}",
            **kwargs,
        )

    def _heading(self, kind: YearlyWord.Kind, words: list[YearlyWord]) -> dict[str, Any]:
        """One heading: its lines, and what may be taken in under it."""
        taken = {word.proposed for word in words}
        own = [word for word in words if word.kind == kind]
        return {
            "code": kind.value,
            "label": capfirst(str(kind.label)),
            "words": own,
            "is_full": len(own) >= yearly_words.MOST,
            "is_given": all(word.is_shared for word in own),
            "proposals": [
                each for each in self._proposed if each.kind == kind and each.key not in taken
            ],
        }

    def load(self) -> None:
        super().load()
        may = self.request.user.scope.may("write", self.participation)
        self._proposed = self.proposals() if may else []


class WordCreate(Once, AboutYear, FormPage):
    """Write a line in one's own words."""

    access = WRITE
    form_class = WordForm

    def load(self) -> None:
        super().load()
        if self.kwargs["kind"] not in YearlyWord.Kind.values:
            raise Http404
        self.kind = YearlyWord.Kind(self.kwargs["kind"])

    def get_title(self) -> str:
        told = {"year": self.year, "heading": self.kind.label}
        return str(_("New line for %(year)s: %(heading)s") % told)

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        yearly_words.write(
            participation=self.participation,
            year=self.year,
            kind=self.kind,
            text=form.cleaned_data["text"],
            by=self.request.user,
        )
        return self.own_url()


class ProposalTake(AboutYear, ActionPage):
    """Take a proposal in as it is worded; it can be reworded afterwards."""

    access = WRITE
    done = _("The line is taken in. You can change the words.")

    def act(self) -> None:
        key = self.request.POST.get("proposal", "")
        found = next((each for each in self.proposals() if each.key == key), None)
        if found is None:
            raise Refused(str(_("What this proposal was made from has changed. Look again.")))
        yearly_words.write(
            participation=self.participation,
            year=self.year,
            kind=found.kind,
            text=found.text,
            proposed=found.key,
            by=self.request.user,
        )


class AboutWord(AboutYear):
    """A page about one line; 404 for what the visitor may not see."""

    def load(self) -> None:
        """Fetch the year, then the line."""
        super().load()
        self.word = get_object_or_404(self.words(), pk=self.kwargs["pk"])
        self.word.participation = self.participation


class WordChange(SecondSave, AboutWord, FormPage):
    """Reword a line."""

    access = WRITE
    title = _("Change the line")
    form_class = WordForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.word}

    def act(self, form: Any) -> str:
        yearly_words.change(word=self.word, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class WordMove(AboutWord, ActionPage):
    """Move a line up or down under its heading."""

    access = WRITE

    def act(self) -> None:
        up = "up" in self.request.POST
        yearly_words.move(word=self.word, up=up, by=self.request.user)


class WordRemove(AboutWord, ActionPage):
    """Take a line away."""

    access = WRITE
    done = _("The line is taken away.")

    def act(self) -> None:
        yearly_words.remove(word=self.word, by=self.request.user)


class WordsShare(AboutYear, ActionPage):
    """Let Husbanken read the page, or take it back."""

    access = SHARE
    done = _("Husbanken can read the first page.")

    def act(self) -> None:
        take_back = "take_back" in self.request.POST
        if take_back:
            self.done = _("The first page is taken back.")
        change = yearly_words.take_back if take_back else yearly_words.share
        change(participation=self.participation, year=self.year, by=self.request.user)


class WordsHistory(AboutYear, HistoryPage):
    """What the first page has said, with who wrote it."""

    access = READ_OWN
    template_name = "municipalities/change_list.html"

    def get_title(self) -> str:
        name = _("Yearly workbook %(year)s") % {"year": self.year}
        return str(_("History: %(name)s") % {"name": name})

    def lines(self) -> Iterator[Line]:
        log = YearlyWord.history.filter(participation=self.participation, year=self.year)
        told = Teller(YEARLY_VERBS)
        yield from told.of_many(log, ("text", "is_shared"), YearlyWord.get_kind_display)

    def back_url(self) -> str:
        return self.own_url()
