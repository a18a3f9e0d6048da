"""Exceptions from the dates of a period, which the programme lead gives one participation."""

from collections.abc import Iterator
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.actions import reporting_exceptions
from municipalities.exception_forms import ExceptionForm, ExceptionGiveForm
from municipalities.models import Participation, ReportingException
from municipalities.views.about import AboutParticipation
from municipalities.views.histories import EXCEPTION_FIELDS
from municipalities.views.history import teller
from programme.access import RUN_PROGRAMME
from programme.models import Programme, ReportingWindow
from web import changes
from web.changes import Line
from web.second_save import SecondSave
from web.views import ActionPage, FormPage, Once


def exceptions_of(request: Any, programme: Programme) -> dict[str, Any]:
    """The exceptions that hold today and that the visitor may read, for the programme's page."""
    rows = ReportingException.objects.visible_to(request.user).on(request.today)
    rows = rows.filter(window__programme=programme).select_related(
        "participation__municipality",
        "participation__district__municipality",
        "window__period",
        "given_by",
    )
    runs = request.user.scope.may_somewhere("run_programme")
    return {"exceptions": rows.order_by("until", "pk"), "may_run": runs, "programme": programme}


def history_of(request: Any, programme: Programme) -> Iterator[Line]:
    """What was done with the exceptions that the visitor may read, for the programme's history."""
    scope = request.user.scope
    log = ReportingException.history.filter(scope.own() | scope.read_by_husbanken())
    log = log.filter(window__programme=programme.pk).select_related(
        "window__period", "participation__municipality", "participation__district"
    )
    return teller(request.user, changes.COMMON).of_many(log, EXCEPTION_FIELDS, _named)


def _named(record: Any) -> str:
    """Whose exception it is, and in which period."""
    words = {"name": record.participation.name, "period": record.window}
    return str(_("Exception from the deadline, %(name)s %(period)s") % words)


def page_of(exception: ReportingException) -> str:
    """The figures that it is about; an exception for a report is told on the programme's page."""
    window = exception.window
    if window.kind == ReportingWindow.Kind.FIGURES:
        return reverse("figures-of", args=[exception.participation_id, window.pk])
    return reverse("programme", args=[window.programme.code])


class ExceptionGive(Once, FormPage):
    """Give one participation an exception in a period, from its figures or from the programme's page."""

    access = RUN_PROGRAMME
    form_class = ExceptionGiveForm
    title = _("Give an exception from the deadline")
    submit_label = _("Give the exception")
    done = _("The exception is given.")

    def load(self) -> None:
        self.programme = get_object_or_404(Programme, code=self.kwargs["code"])
        self.back_url = reverse("programme", args=[self.programme.code])

    def already_url(self) -> str:
        """The page with the list of exceptions."""
        return self.back_url

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        return {name: asked[name] for name in ("participation", "window") if name in asked}

    def get_form_kwargs(self) -> dict[str, Any]:
        windows = ReportingWindow.objects.filter(programme=self.programme)
        newest = ("-period__ends_on", "-period__starts_on", "kind")
        return super().get_form_kwargs() | {
            "participations": self._participations(),
            "windows": windows.select_related("period").order_by(*newest),
        }

    def _participations(self) -> Any:
        """Those for which the visitor runs the programme."""
        user = self.request.user
        seen = Participation.objects.visible_to(user).filter(programme=self.programme)
        runs = [each.pk for each in seen if user.scope.may("run_programme", each)]
        return seen.filter(pk__in=runs).in_name_order()

    def act(self, form: Any) -> str:
        given = reporting_exceptions.give(
            by=self.request.user, today=self.request.today, **form.cleaned_data
        )
        return page_of(given)


class AboutException(AboutParticipation):
    """A page about one exception of a participation."""

    section = "figures"

    def load(self) -> None:
        """Fetch the participation, then its exception."""
        super().load()
        rows = ReportingException.objects.visible_to(self.request.user).of(self.participation)
        rows = rows.select_related("window__period", "window__programme", "given_by")
        self.exception = get_object_or_404(rows, pk=self.kwargs["pk"])
        self.back_url = page_of(self.exception)


class ExceptionChange(SecondSave, AboutException, FormPage):
    """Move the last day of an exception, or say its reason better."""

    access = RUN_PROGRAMME
    form_class = ExceptionForm

    def get_title(self) -> str:
        return str(_("Change the exception in %(period)s") % {"period": self.exception.window})

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.exception}

    def act(self, form: Any) -> str:
        reporting_exceptions.change(
            exception=ReportingException.objects.get(pk=self.exception.pk),
            by=self.request.user,
            today=self.request.today,
            **form.cleaned_data,
        )
        return self.back_url


class ExceptionEnd(AboutException, ActionPage):
    """End an exception before its time."""

    access = RUN_PROGRAMME
    done = _("The exception is ended. The programme's dates hold again.")

    def act(self) -> None:
        reporting_exceptions.end(
            exception=self.exception, by=self.request.user, today=self.request.today
        )

    def get_success_url(self) -> str:
        return self.back_url
