"""Policy signals: sent by participants, answered by Husbanken, read by both."""

from collections.abc import Iterator
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogue import signal_forms as forms
from dialogue import signal_states
from dialogue.access import ANSWER_SIGNALS, SEND_SIGNALS
from dialogue.actions import policy_signals as actions
from dialogue.models import PolicySignal
from municipalities.talk import title_of
from municipalities.views.about import AboutParticipation
from municipalities.word_filters import Places
from programme.access import READ
from programme.models.indicator import Theme
from web.changes import COMMON, Line, Teller
from web.choices import ChoiceColumn, YesNoFilter
from web.second_save import SecondSave
from web.tables import Table
from web.views import ActionPage, FormPage, HistoryPage, ListPage, Once, TextPage

SIGNAL_VERBS = COMMON | {
    "sent": _("sent the signal"),
    "received": _("received it"),
    "considered": _("began to consider it"),
    "answered": _("answered it"),
    "outcome": _("told what it led to"),
}


class AboutSignals(AboutParticipation):
    """A page about the policy signals of a participation."""

    section = "policy-signal-list"
    template_name: Any = "municipalities/words_form.html"

    def list_url(self) -> str:
        """The participation's policy signals."""
        return reverse("policy-signal-list", args=[self.participation.pk])


class PolicySignalList(AboutSignals, TextPage):
    """What the participation has told the state, and what came of it."""

    access = READ
    title = _("Policy signals")
    template_name = "dialogue/policy_signal_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, today = self.request.user, self.request.today
        rows = PolicySignal.objects.visible_to(user).of(self.participation)
        return super().get_context_data(
            signals=[(row, row.days_open(today)) for row in rows],
            may_send=user.scope.may("send_signals", self.participation),
            **kwargs,
        )


class PolicySignalSend(Once, AboutSignals, FormPage):
    """Tell the state what stands in the way."""

    access = SEND_SIGNALS
    title = _("New policy signal")
    intro = _(
        "Tell what in the state's instruments stands in the way. Husbanken answers, and you see the answer here."
    )
    submit_label = _("Send")
    done = _("The signal is sent. Husbanken's answer will stand here.")
    form_class = forms.SignalForm

    def get_initial(self) -> dict[str, Any]:
        """What it comes from and what was learned, when the address says so."""
        given = self.request.GET
        return {name: given[name] for name in ("need", "initiative", "what") if name in given}

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"user": self.request.user, "participation": self.participation}
        return super().get_form_kwargs() | about

    def already_url(self) -> str:
        return self.list_url()

    def act(self, form: Any) -> str:
        about = {"participation": self.participation, "by": self.request.user}
        row = actions.send(**about, today=self.request.today, **form.cleaned_data)
        return reverse("policy-signal", args=[self.participation.pk, row.pk])


class AboutSignal(AboutSignals):
    """A page about one signal."""

    def load(self) -> None:
        """Fetch the participation, then the signal."""
        super().load()
        rows = PolicySignal.objects.visible_to(self.request.user).of(self.participation)
        self.signal = get_object_or_404(rows, pk=self.kwargs["pk"])

    def own_url(self) -> str:
        """The page of the signal."""
        return reverse("policy-signal", args=[self.participation.pk, self.signal.pk])


class PolicySignalDetail(AboutSignal, TextPage):
    """One signal: what stands in the way, how far it has come, and the answer."""

    access = READ
    template_name = "dialogue/policy_signal.html"
    title = _("Policy signal")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, row = self.request.user, self.signal
        may = user.scope.may("answer_signals", self.participation)
        need = row.need if row.need and self._sees(row.need) else None
        initiative = row.initiative if row.initiative and self._sees(row.initiative) else None
        return super().get_context_data(
            signal=row,
            days=row.days_open(self.request.today),
            steps={
                step: may and signal_states.is_open(step, row.state)
                for step in signal_states.STEPS
            },
            need=need and title_of(need, user),
            initiative=initiative,
            **kwargs,
        )

    def _sees(self, source: Any) -> bool:
        """Whether the visitor may see what the signal comes from."""
        visible = type(source).objects.visible_to(self.request.user)
        return visible.filter(pk=source.pk).exists()


class PolicySignalMove(AboutSignal, ActionPage):
    """Say that it is received, or being considered."""

    access = ANSWER_SIGNALS
    step = "receive"

    def act(self) -> None:
        actions.move(signal=self.signal, step=self.step, by=self.request.user)

    def get_success_url(self) -> str:
        return self.own_url()


class PolicySignalAnswer(SecondSave, AboutSignal, FormPage):
    """Answer, with the reason."""

    access = ANSWER_SIGNALS
    title = _("Answer the policy signal")
    form_class = forms.AnswerForm
    done = _("The answer is given. The participant sees it.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.signal}

    def act(self, form: Any) -> str:
        about = {"signal": self.signal, "by": self.request.user}
        actions.answer(**about, today=self.request.today, **form.cleaned_data)
        return self.own_url()


class PolicySignalOutcome(SecondSave, AboutSignal, FormPage):
    """Tell what it led to."""

    access = ANSWER_SIGNALS
    title = _("What it led to")
    form_class = forms.OutcomeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.signal}

    def act(self, form: Any) -> str:
        actions.tell_outcome(signal=self.signal, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class PolicySignalHistory(AboutSignal, HistoryPage):
    """How the signal has come along."""

    access = READ
    template_name = "municipalities/change_list.html"

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self.signal})

    def lines(self) -> Iterator[Line]:
        yield from Teller(SIGNAL_VERBS).of_one(self.signal.history.all(), str(self.signal))

    def back_url(self) -> str:
        return self.own_url()


class SignalTable(Table):
    """From whom, about what, how far, and how long."""

    participation = tables.Column(
        accessor="participation__name", verbose_name=_("Participant"), order_by=("sort_name",)
    )
    what = tables.Column(
        verbose_name=_("What stands in the way"),
        orderable=False,
        linkify=("policy-signal", [tables.A("participation_id"), tables.A("pk")]),
    )
    instrument = ChoiceColumn("instrument", verbose_name=_("Instrument"))
    theme = ChoiceColumn("theme", verbose_name=_("Theme"))
    sent_on = tables.Column(verbose_name=_("Sent"))
    state = ChoiceColumn("state", verbose_name=_("State"))
    answer = ChoiceColumn("answer", verbose_name=_("Answer"))
    days = tables.Column(
        accessor="sent_on", verbose_name=_("Days open"), orderable=False, empty_values=()
    )

    class Meta:
        model = PolicySignal
        fields = (
            *("participation", "what", "instrument", "theme"),
            *("sent_on", "state", "answer", "days"),
        )
        order_by = ("-sent_on",)

    def render_days(self, record: PolicySignal) -> str:
        """Whole days to the answer, or to today."""
        return str(record.days_open(self.request.today))

    def value_days(self, record: PolicySignal) -> int:
        """The same as a number, for the file."""
        return record.days_open(self.request.today)


class SignalFilters(Places):
    """Instrument, theme, state, answer, region and participant."""

    instrument = filters.ChoiceFilter(choices=PolicySignal.Instrument, label=_("Instrument"))
    theme = filters.ChoiceFilter(choices=Theme, label=_("Theme"))
    state = filters.ChoiceFilter(choices=PolicySignal.State, label=_("State"))
    answer = filters.ChoiceFilter(choices=PolicySignal.Answer, label=_("Answer"))
    waits = YesNoFilter(method="by_waiting", label=_("Waits for an answer"))

    class Meta:
        model = PolicySignal
        fields = ["instrument", "theme", "state", "answer", "waits", "region", "participation"]

    def by_waiting(self, rows: Any, name: str, value: bool) -> Any:
        """Those without an answer, or those with one."""
        waiting = PolicySignal.objects.unanswered().values("pk")
        return rows.filter(pk__in=waiting) if value else rows.exclude(pk__in=waiting)


class SignalsOfAll(ListPage):
    """Every policy signal that the visitor may see."""

    access = READ
    title = _("Policy signals")
    intro = _(
        "What participants have met in the state's instruments, and what Husbanken answers."
    )
    slug = "policy-signal-rows"
    route = "policy-signals"
    table_class = SignalTable
    filterset_class = SignalFilters

    def get_queryset(self) -> Any:
        rows = PolicySignal.objects.visible_to(self.request.user)
        return rows.with_places().order_by("-sent_on", "-pk")
