"""The grid of figures: a form of many cells, and the door through which the page's program saves them."""

import json
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities import grid_html, grid_lines, grid_opened
from municipalities.grid import Chosen, Grid, Table
from municipalities.grid_reasons import Together
from municipalities.grid_saving import Outcome, Saver, Typed
from municipalities.views.about import AboutParticipation
from programme.access import WRITE
from programme.models.indicator import Theme
from web import left_out
from web.views import AGAIN, Page, TextPage

MOST_CELLS = 1000  # in one post of the page's program; it sends fewer
UNREADABLE = 422


class FilterForm(forms.Form):
    """Which years and which theme are shown."""

    first = forms.TypedChoiceField(
        label=gettext_lazy("From year"), required=False, coerce=int, empty_value=None
    )
    last = forms.TypedChoiceField(
        label=gettext_lazy("To year"), required=False, coerce=int, empty_value=None
    )
    theme = forms.ChoiceField(
        label=gettext_lazy("Theme"),
        required=False,
        choices=[("", gettext_lazy("All")), *Theme.choices],
    )

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first", "last"):
            self.fields[name].choices = [("", _("The usual")), *((y, y) for y in years)]  # type: ignore[attr-defined]

    def chosen(self) -> Chosen:
        """What is asked for."""
        return Chosen(**{name: value for name, value in self.cleaned_data.items() if value})


class AboutGrid(AboutParticipation):
    """A page about the figures of a participation over several periods."""

    section = "figures"

    @cached_property
    def asked(self) -> left_out.Asked:
        """What the address asks for."""
        everything = Grid(self.participation, self.request.user, self.request.today)
        return left_out.read(partial(FilterForm, years=everything.years), self.request.GET)

    @cached_property
    def grid(self) -> Grid:
        """The grid of what can be chosen of it."""
        chosen = self.asked.kept.chosen()
        return Grid(self.participation, self.request.user, self.request.today, chosen)

    def saver(self) -> Saver:
        """Saves cells for the one who is here."""
        return Saver(self.participation, self.request.user, self.request.today)


class FiguresGrid(AboutGrid, TextPage):
    """Enter figures in all periods that are open; without the page's program it is one form."""

    access = WRITE
    title = gettext_lazy("Enter figures")
    template_name = "municipalities/figures_grid.html"

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save what was changed, each cell by itself; what is refused stays as it was typed."""
        typed = grid_opened.typed_in(request.POST)
        if AGAIN in request.POST:
            messages.info(
                request, _("Nothing is saved yet. Check what you typed, and send it.")
            )
            return self._shown_again(typed, [])
        outcomes = self.saver().enter(typed)
        refused = [outcome for outcome in outcomes if not outcome.is_saved]
        self._tell(len(outcomes) - len(refused), any_refused=bool(refused))
        if refused:
            return self._shown_again([each.typed for each in refused], outcomes)
        return HttpResponseRedirect(request.get_full_path())

    def _tell(self, saved: int, *, any_refused: bool) -> None:
        if saved:
            told = ngettext("%(number)s figure saved.", "%(number)s figures saved.", saved)
            messages.success(self.request, told % {"number": saved})
        elif not any_refused:
            messages.info(self.request, _("Nothing was changed."))

    def _shown_again(self, typed: list[Typed], outcomes: list[Outcome]) -> HttpResponse:
        opened = grid_opened.read(self.request.POST.get("opened", ""))
        context = self.get_context_data(
            opened=grid_opened.written(grid_opened.after(opened, outcomes)),
            typed={each.key: Together(each.texts, each.choice) for each in typed},
            refused=[grid_lines.line_of(each) for each in outcomes if not each.is_saved],
        )
        return self.render_to_response(context, status=422 if outcomes else 200)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tables = self.grid.tables
        typed = kwargs.pop("typed", {})
        cells = [cell for table in tables for cell in table.cells]
        context = {"opened": grid_opened.written(grid_opened.of_cells(cells)), **kwargs}
        return super().get_context_data(
            **self.asked.shown_as("filter_form"),
            tables=[(table, self._body(table, typed)) for table in tables],
            closed=self._closed(tables),
            words=grid_lines.words(),
            oldest=min(self.grid.years, default=""),
            here=self.request.get_full_path(),
            **context,
        )

    def _body(self, table: Table, typed: dict) -> str:
        return grid_html.body(table, self.request.today, typed)

    def _closed(self, tables: list[Table]) -> list[tuple[str, str]]:
        """Each sentence that says why cells of a period are closed, once."""
        return [
            (grid_html.why_id(column, corrects=corrects), why)
            for table in tables
            for column in table.columns
            for corrects, why in ((False, column.why_new), (True, column.why_correct))
            if why
        ]


class FiguresCells(AboutGrid, Page):
    """The door for the page's program: some cells in, what became of each out."""

    access = WRITE
    http_method_names = ["post", "options"]

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save each cell by itself, and answer for each."""
        try:
            typed = [_typed(cell) for cell in json.loads(request.body)["cells"][:MOST_CELLS]]
        except (ValueError, KeyError, TypeError, RecursionError):
            told = _("The figures could not be read. Load the page again.")
            return JsonResponse({"message": told}, status=UNREADABLE)
        saver = self.saver()
        outcomes = saver.enter(typed)
        cells = [grid_lines.answer_of(each, saver.grid, request.today) for each in outcomes]
        return JsonResponse({"cells": cells})


def _typed(cell: dict[str, Any]) -> Typed:
    """A cell as it was sent; raises ValueError, KeyError or TypeError when it is none."""
    indicator, period = (int(part) for part in str(cell["key"]).split("-"))
    first, second = (grid_opened.readable(str(text)) for text in cell["texts"])
    more = {
        name: grid_opened.readable(str(cell.get(name, ""))) for name in ("seen", "note", "why")
    }
    return Typed(indicator, period, (first, second), **more)
