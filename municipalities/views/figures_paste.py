"""A sheet of figures that was sent round is pasted back: first the preview, then the saving."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from municipalities import grid_lines, grid_opened, grid_sheet
from municipalities.grid import Chosen, Grid
from municipalities.grid_saving import Outcome
from municipalities.grid_sheet import Pasted
from municipalities.views.figures_grid import AboutGrid
from municipalities.views.pasting import PasteForm
from programme.access import WRITE
from web.errors import Refused
from web.views import FormPage

CHANGED_SINCE = _(
    "The list, or what stands here, has been changed since the preview. Nothing is stored yet: look through it again."
)


class BlockForm(PasteForm):
    """The sheet as it was copied, the mark of what was previewed, and what that was held against."""

    opened = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["block"].label = _("the sheet from Excel")


class FiguresPaste(AboutGrid, FormPage):
    """What the sheet changes is shown by the very rules that save it, and then saved."""

    access = WRITE
    title = _("Paste the sheet of figures back")
    template_name = "municipalities/figures_paste.html"
    form_class = BlockForm
    submit_label = _("Show what it changes")

    @cached_property
    def grid(self) -> Grid:
        """Every period: a sheet may hold any."""
        chosen = Chosen(first=1, last=9999)
        return Grid(self.participation, self.request.user, self.request.today, chosen)

    def form_valid(self, form: Any) -> HttpResponse:
        """Preview; or save when what was previewed is what was posted."""
        try:
            pasted = grid_sheet.read(form.cleaned_data["block"], self.grid)
        except Refused as refusal:
            form.add_error("block", str(refusal))
            return self.form_invalid(form)
        mark = sha256(form.cleaned_data["block"].encode()).hexdigest()
        if "store" in self.request.POST and form.cleaned_data["previewed"] == mark:
            return self._save(form, pasted)
        if "store" in self.request.POST:
            messages.info(self.request, CHANGED_SINCE)
        cells = (cell for table in self.grid.tables for cell in table.cells)
        return self._preview(form, pasted, grid_opened.of_cells(cells), mark)

    def _save(self, form: Any, pasted: Pasted) -> HttpResponse:
        opened = grid_opened.read(form.cleaned_data["opened"])
        typed = grid_sheet.with_opened(pasted.cells, opened, self.request.POST)
        outcomes = self.saver().enter(typed)
        saved = [each for each in outcomes if each.is_saved and each.figure is not each.before]
        refused = [each for each in outcomes if not each.is_saved]
        told = ngettext("%(number)s figure saved.", "%(number)s figures saved.", len(saved))
        if saved or not refused:
            messages.success(self.request, told % {"number": len(saved)})
        if not refused:
            return HttpResponseRedirect(self._grid_url())
        opened = grid_opened.after(opened, outcomes)
        mark = form.cleaned_data["previewed"]
        context = self._told(form, pasted, opened, mark, outcomes)
        return self.render_to_response(context | {"changes": []}, status=422)

    def _preview(self, form: Any, pasted: Pasted, opened: dict, mark: str) -> HttpResponse:
        typed = grid_sheet.with_opened(pasted.cells, opened, self.request.POST)
        outcomes = self.saver().preview(typed)
        return self.render_to_response(self._told(form, pasted, opened, mark, outcomes))

    def _told(
        self, form: Any, pasted: Pasted, opened: dict, mark: str, outcomes: Sequence[Outcome]
    ) -> dict[str, Any]:
        """What the outcomes are, and the form with what it must carry to the saving."""
        form.data = form.data.copy()
        form.data["previewed"], form.data["opened"] = mark, grid_opened.written(opened)
        changes = [
            each for each in outcomes if each.is_saved and each.figure is not each.before
        ]
        refused = [grid_lines.line_of(each) for each in outcomes if not each.is_saved]
        return self.get_context_data(
            form=form,
            previewed=True,
            changes=[grid_lines.line_of(each) for each in changes],
            refused=refused,
            asks=any(line.state != "refused" for line in refused),
            unchanged=sum(each.is_saved and each.figure is each.before for each in outcomes),
            left_over=pasted.left_over,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(grid_url=self._grid_url(), **kwargs)

    def _grid_url(self) -> str:
        return reverse("figures-grid", args=[self.participation.pk])
