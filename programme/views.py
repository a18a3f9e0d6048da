"""The programme's frame: indicators, lists, programmes and their calendar."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programme import filters, forms, tables
from programme.access import ANY_ROLE, RUN_PROGRAMME
from programme.actions import programmes
from programme.models import (
    Indicator,
    InitiativeType,
    NationalGoal,
    NeedCategory,
    Programme,
    ReportingWindow,
    TargetGroup,
)
from web import changes
from web.changes import Line, Teller
from web.collation import by_name
from web.panels import lines_of, panels_of
from web.second_save import SecondSave
from web.views import FormPage, HistoryPage, ListPage, TextPage

PROGRAMME_VERBS = changes.COMMON | {
    "indicators_chosen": _("chose which indicators are asked of all")
}
WINDOW_VERBS = changes.COMMON | {
    "opened": _("opened the window"),
    "set": _("set the dates"),
    "closed": _("closed the window"),
    "extended": _("extended the dates"),
}


class IndicatorList(ListPage):
    """All indicators, with filters."""

    access = ANY_ROLE
    title = _("Indicators")
    intro = _("What the programme measures, and how each figure is to be understood.")
    slug, taken_out_by = "indicators", ""
    create_label = _("Make a new indicator")
    table_class = tables.Indicators
    filterset_class = filters.Indicators

    def get_queryset(self) -> Any:
        asked = Programme.objects.filter(indicators_for_all=OuterRef("pk"))
        named = Indicator.objects.annotate(sort_name=by_name(), asked_of_all=Exists(asked))
        return named.order_by("sort_name", "pk")

    def get_table_kwargs(self) -> dict[str, Any]:
        return {"exclude": () if self._may_run() else ("change",)}

    def get_create_url(self) -> str:
        return reverse("indicator-create") if self._may_run() else ""

    def _may_run(self) -> bool:
        return self.request.user.scope.may_somewhere("run_programme")


class Lists(TextPage):
    """National goals, target groups, need categories and initiative types."""

    access = ANY_ROLE
    title = _("The programme's lists")
    template_name = "programme/lists.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lists = [
            (model._meta.verbose_name_plural, model.objects.order_by("order", "pk"))
            for model in (NationalGoal, TargetGroup, NeedCategory, InitiativeType)
        ]
        return super().get_context_data(lists=lists, **kwargs)


class ProgrammeDetail(ListPage):
    """A programme with its calendar."""

    access = ANY_ROLE
    slug, route, argument, taken_out_by = "calendar", "programme", "code", ""
    sheet_title = _("Reporting windows")
    template_name = "programme/programme_detail.html"
    table_class = tables.Windows
    filterset_class = filters.Windows
    create_label = _("Add a reporting window")

    def load(self) -> None:
        self.programme = get_object_or_404(Programme, code=self.kwargs["code"])

    def get_title(self) -> Any:
        return self.programme.name

    def get_queryset(self) -> Any:
        return (
            ReportingWindow.objects.filter(programme=self.programme)
            .select_related("period")
            .order_by("-period__ends_on", "kind")
        )

    def get_table_kwargs(self) -> dict[str, Any]:
        return {"exclude": () if self._may_run() else ("change",)}

    def get_create_url(self) -> str:
        return reverse("window-create", args=[self.programme.code]) if self._may_run() else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            programme=self.programme,
            may_run=self._may_run(),
            panels=panels_of("programme", self.request, self.programme),
            **kwargs,
        )

    def _may_run(self) -> bool:
        return self.request.user.scope.may_somewhere("run_programme")


class ProgrammeChange(SecondSave, FormPage):
    """Change a programme."""

    access = RUN_PROGRAMME
    form_class = forms.ProgrammeForm
    title = _("Change the programme")

    def load(self) -> None:
        self.programme = get_object_or_404(Programme, code=self.kwargs["code"])
        self.back_url = reverse("programme", args=[self.programme.code])

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.programme}

    def act(self, form: Any) -> str:
        programmes.change(programme=self.programme, by=self.request.user, **form.cleaned_data)
        return self.back_url


class ProgrammeHistory(HistoryPage):
    """What was changed of a programme and of its calendar."""

    access = ANY_ROLE

    def load(self) -> None:
        self.programme = get_object_or_404(Programme, code=self.kwargs["code"])

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self.programme.name})

    def lines(self) -> Iterator[Line]:
        yield from Teller(PROGRAMME_VERBS).of_one(
            self.programme.history.all(), self.programme.name
        )
        windows = ReportingWindow.history.filter(programme=self.programme.pk)
        yield from Teller(WINDOW_VERBS).of_many(
            windows.select_related("period"),
            ("opens_on", "due_on", "late_until", "corrections_until"),
            lambda record: f"{record.period}, {record.get_kind_display()}",
        )
        yield from lines_of("programme-history", self.request, self.programme)

    def back_url(self) -> str:
        return reverse("programme", args=[self.programme.code])


class WindowCreate(SecondSave, FormPage):
    """Open a period for figures or reports."""

    access = RUN_PROGRAMME
    form_class = forms.WindowForm
    title = _("Add a reporting window")

    def load(self) -> None:
        self.programme = get_object_or_404(Programme, code=self.kwargs["code"])
        self.window = ReportingWindow(programme=self.programme)
        self.back_url = reverse("programme", args=[self.programme.code])

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.window}

    def act(self, form: Any) -> str:
        programmes.set_window(window=self.window, by=self.request.user, **form.cleaned_data)
        return self.back_url


class WindowChange(WindowCreate):
    """Move the dates of a window."""

    access = RUN_PROGRAMME
    title = _("Change the reporting window")

    def load(self) -> None:
        super().load()
        windows = ReportingWindow.objects.filter(programme=self.programme)
        self.window = get_object_or_404(windows, pk=self.kwargs["pk"])
