"""A list copied from Excel becomes many needs or initiatives, after a preview."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from municipalities import pasted, pasted_columns
from municipalities.actions import initiatives, needs
from municipalities.models import Initiative, Need
from municipalities.views.about import AboutParticipation
from programme.access import WRITE
from web.errors import Refused
from web.models import NO_PERSONS
from web.views import FormPage, in_words

LONGEST = 500_000


class PasteForm(forms.Form):
    """The block as it was copied, and the mark of the preview that was looked at."""

    block = forms.CharField(
        label=_("the list from Excel"),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        strip=False,
        max_length=LONGEST,
        help_text=NO_PERSONS,
    )
    previewed = forms.CharField(required=False, widget=forms.HiddenInput)


class Paste(AboutParticipation, FormPage, abstract=True):
    """First the preview, then the storing: all rows or none, and exactly what was shown."""

    template_name = "municipalities/paste.html"
    form_class = PasteForm
    submit_label = _("Show how it will be stored")
    model: Any

    columns: Callable[[], Sequence[pasted_columns.Column]]
    titles: Callable[[], list[str]]  # those that the participation has
    by_heading: Any = staticmethod(lambda _heading: None)  # columns that only headings can name
    store: Callable[[list[dict[str, Any]]], None]  # by one call into the domain

    def form_valid(self, form: Any) -> HttpResponse:
        """Preview; or store when what was previewed is what was posted."""
        try:
            found = self._read(form.cleaned_data["block"])
            if self._is_confirmed(form, found):
                self.store([row.words() for row in found.stored])
                return self._stored(found)
        except (Refused, ValidationError) as refusal:
            form.add_error(None, in_words(refusal))
            return self.form_invalid(form)
        return self._preview(form, found)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        names = [column.label for column in self.columns()]
        return super().get_context_data(
            column_names=names,
            by_year=self.model is Initiative,
            list_url=self._list_url(),
            most=pasted.MOST_ROWS,
            **kwargs,
        )

    def _read(self, block: str) -> pasted.Pasted:
        today, titles = self.request.today, self.titles()
        by_heading = self.by_heading
        return pasted.read(
            block, self.columns(), today=today, standing=titles, by_heading=by_heading
        )

    def _mark(self, found: pasted.Pasted) -> str:
        newest = self.model.objects.of(self.participation).order_by("-pk").first()
        return found.mark(newest.pk if newest else None)

    def _is_confirmed(self, form: Any, found: pasted.Pasted) -> bool:
        same = form.cleaned_data["previewed"] == self._mark(found)
        return "store" in self.request.POST and same and bool(found.stored)

    def _preview(self, form: Any, found: pasted.Pasted) -> HttpResponse:
        form.data = form.data.copy()
        form.data["previewed"] = self._mark(found)
        again = "store" in self.request.POST
        return self.render_to_response(
            self.get_context_data(form=form, found=found, again=again)
        )

    def _stored(self, found: pasted.Pasted) -> HttpResponse:
        count = len(found.stored)
        told = ngettext("%(count)s row is stored.", "%(count)s rows are stored.", count)
        messages.success(self.request, told % {"count": count})
        return HttpResponseRedirect(self._list_url())

    def _list_url(self) -> str:
        return reverse(self.section, args=[self.participation.pk])


class NeedPaste(Paste):
    """Paste needs."""

    access = WRITE
    section = "need-list"
    title = _("Paste needs from Excel")
    model = Need

    def columns(self) -> Sequence[pasted_columns.Column]:
        return pasted_columns.of_needs()

    def titles(self) -> list[str]:
        rows = Need.objects.of(self.participation).prefetch_related("versions")
        return [str(row) for row in rows]

    def store(self, rows: list[dict[str, Any]]) -> None:
        today, by = self.request.today, self.request.user
        pairs = [(words, pasted.count_of(words)) for words in rows]
        needs.word_many(participation=self.participation, rows=pairs, by=by, today=today)


class InitiativePaste(Paste):
    """Paste initiatives."""

    access = WRITE
    section = "initiative-list"
    title = _("Paste initiatives from Excel")
    model = Initiative
    by_heading = staticmethod(pasted_columns.of_year)

    def columns(self) -> Sequence[pasted_columns.Column]:
        return pasted_columns.of_initiatives(self.participation)

    def titles(self) -> list[str]:
        rows = Initiative.objects.of(self.participation)
        return [*rows.values_list("title", flat=True)]

    def store(self, rows: list[dict[str, Any]]) -> None:
        by, worded = self.request.user, [pasted.with_budgets(words) for words in rows]
        initiatives.word_many(participation=self.participation, rows=worded, by=by)
