"""Several reporting windows opened, closed or extended at once, after a preview."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from municipalities.window_forms import NarrowForm, WindowsForm
from municipalities.window_reach import reach
from programme.access import RUN_PROGRAMME
from programme.actions import windows
from programme.models import Programme, ReportingWindow
from programme.window_moves import Deed, move
from web import left_out
from web.errors import Refused
from web.views import FormPage, tell_refusal


class WindowsChange(FormPage):
    """Choose windows and what to do with them; read what it changes; then do it, all or none."""

    access = RUN_PROGRAMME
    form_class = WindowsForm
    template_name = "municipalities/windows_change.html"
    title = _("Open, close or extend several windows")
    intro = _(
        "Choose the windows and what is to be done with them. Before anything is changed, you see every date before and after, and whom it concerns."
    )
    submit_label = _("Show what it changes")

    def load(self) -> None:
        self.programme = get_object_or_404(Programme, code=self.kwargs["code"])
        self.back_url = reverse("programme", args=[self.programme.code])

    @cached_property
    def asked(self) -> left_out.Asked:
        """What the address says about which windows to choose from."""
        rows = ReportingWindow.objects.filter(programme=self.programme)
        rows = rows.select_related("period").order_by("-period__ends_on", "-period__pk", "kind")
        return left_out.read(partial(NarrowForm, windows=rows), self.request.GET)

    def get_form_kwargs(self) -> dict[str, Any]:
        rows = {"windows": self.asked.kept.narrowed(), "today": self.request.today}
        return super().get_form_kwargs() | rows

    def get_initial(self) -> dict[str, Any]:
        return {"deed": Deed.EXTEND}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what it changes; do it once that has been read."""
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        if "confirm" in request.POST:
            return self._do(form)
        return self.render_to_response(self.get_context_data(form=form))

    def _do(self, form: Any) -> HttpResponse:
        typed = form.cleaned_data
        try:
            count = windows.change_many(
                programme=self.programme,
                windows=typed["chosen"],
                deed=typed["deed"],
                days=form.days(),
                by=self.request.user,
                today=self.request.today,
                seen=self.request.POST.get("seen", ""),
            )
        except Refused as refusal:
            tell_refusal(form, refusal)
            return self.form_invalid(form)
        told = ngettext(
            "%(number)s window is changed.", "%(number)s windows are changed.", count
        )
        messages.success(self.request, told % {"number": count})
        return HttpResponseRedirect(self.back_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**self.asked.shown_as("narrow"), **kwargs)
        form = context["form"]
        if form.is_bound and "chosen" in getattr(form, "cleaned_data", {}):
            context |= self._preview(form)
        return context

    def _preview(self, form: Any) -> dict[str, Any]:
        """What it changes, and whom it concerns; empty while the form itself is wrong."""
        typed, chosen = form.cleaned_data, form.cleaned_data["chosen"]
        if {*form.errors} - {"__all__"}:
            return {}
        asked = reach(self.programme, chosen, self.request.user)
        moves = [
            (move(each, typed["deed"], form.days(), self.request.today), asked.get(each.pk))
            for each in chosen
        ]
        stands = not any(each.refused for each, _reach in moves)
        return {
            "moves": moves,
            "can_be_done": stands and not all(each.is_idle for each, _reach in moves),
            "closes": typed["deed"] == Deed.CLOSE,
            "seen": windows.mark_of(chosen),
        }
