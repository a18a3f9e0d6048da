"""Reminders: what each person wants, one from the adviser, and what was sent, failed or came back."""

from collections.abc import Iterator
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dialogue import recipients, sending, waiting
from dialogue.access import REMIND
from dialogue.actions import reminders
from dialogue.models import CalendarSubscription, Reminder, ReminderChoice, ReminderKind
from dialogue.reminder_forms import ChoiceForm, RemindForm
from municipalities.models import Participation
from municipalities.views.about import AboutParticipation
from programme.access import READ, RUN_PROGRAMME
from web.access import SIGNED_IN
from web.changes import COMMON, Line, Teller
from web.choices import ChoiceColumn
from web.errors import Refused
from web.tables import Table
from web.views import ActionPage, FormPage, HistoryPage, ListPage, Once

CHOICE_VERBS = COMMON | {
    "declined": _("chose not to be reminded"),
    "wanted": _("chose to be reminded again"),
    "begun": _("made an address for a calendar program"),
    "revoked": _("took the address back"),
}


class ReminderChoices(FormPage):
    """What the visitor wants to be reminded of, and the address for a calendar program."""

    access = SIGNED_IN
    title = _("Reminders and calendar")
    intro = _(
        "You get at most one e-mail a day, and only about what waits for you. It comes 30 and 7 days before something is due, on the day itself, and then every second week."
    )
    template_name = "dialogue/reminder_choices.html"
    form_class = ChoiceForm
    success_url = reverse_lazy("reminder-choices")

    def get_initial(self) -> dict[str, Any]:
        rows = ReminderChoice.objects.filter(user=self.request.user)
        declined = {*rows.values_list("kind", flat=True)}
        return {"wanted": [kind for kind in ReminderKind.values if kind not in declined]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = CalendarSubscription.objects.filter(user=self.request.user, revoked_at=None)
        return super().get_context_data(
            subscription=rows.first(),
            may_subscribe=READ.test(self.request.user, self),
            **kwargs,
        )

    def act(self, form: Any) -> None:
        reminders.choose(user=self.request.user, **form.cleaned_data)


class ChoiceHistory(HistoryPage):
    """What the visitor has chosen before, and the addresses that were made and taken back."""

    access = SIGNED_IN

    def lines(self) -> Iterator[Line]:
        user, tell = self.request.user, Teller(CHOICE_VERBS)
        chosen = ReminderChoice.history.filter(user=user)
        yield from tell.of_many(chosen, [], lambda row: row.get_kind_display())
        made = CalendarSubscription.history.filter(user=user)
        yield from tell.of_many(made, [], lambda row: _("calendar subscription"))

    def back_url(self) -> str:
        return reverse("reminder-choices")


class Remind(Once, AboutParticipation, FormPage):
    """Send the participant's people what waits for them now, with a line from the adviser."""

    access = REMIND
    section = "calendar-of"
    title = _("Send a reminder")
    intro = _(
        "Each person is sent what waits for just that person: figures, reports, questions, promises and grants that are late or due within 30 days. Nobody gets two reminders on the same day, and those who do not want them get none."
    )
    submit_label = _("Send")
    form_class = RemindForm

    def already_url(self) -> str:
        return self.get_success_url()

    def get_success_url(self) -> str:
        """The year of the participation."""
        return reverse("calendar-of", args=[self.participation.pk])

    def act(self, form: Any) -> None:
        try:
            outcome = sending.remind(
                participation=self.participation,
                day=self.request.today,
                site=self.request.build_absolute_uri("/").rstrip("/"),
                by=self.request.user,
                **form.cleaned_data,
            )
        except sending.MailServerDownError as error:
            raise Refused(
                str(
                    _(
                        "The mail server does not answer. Nothing more was sent; try again later."
                    )
                )
            ) from error
        lost = ", ".join(user.name for user in outcome.failed)
        if lost and not outcome.sent:
            raise Refused(_("It could not be sent to: %(names)s.") % {"names": lost})
        if not outcome.sent:
            raise Refused(
                str(
                    _(
                        "Nothing was sent. Nothing waits for anybody here, or those it waits for have been reminded today or do not want reminders."
                    )
                )
            )
        self.done = ngettext(
            "The reminder is sent to %(count)s person.",
            "The reminder is sent to %(count)s persons.",
            outcome.sent,
        ) % {"count": outcome.sent}
        if lost:
            self.done += " " + _("It could not be sent to: %(names)s.") % {"names": lost}


class Reminders(Table):
    """To whom, when, and how it went."""

    day = tables.DateColumn(verbose_name=_("Day"))
    user = tables.Column(verbose_name=_("To"), order_by=("user__name",))
    subject = tables.Column(verbose_name=_("Subject"), orderable=False)
    state = ChoiceColumn("state", verbose_name=_("State"))
    error = tables.Column(verbose_name=_("What went wrong"), orderable=False)
    added_by = tables.Column(verbose_name=_("Sent by"), order_by=("added_by__name",))
    change = tables.TemplateColumn(
        template_name="dialogue/_came_back.html",
        verbose_name=_("Change"),
        orderable=False,
        exclude_from_export=True,
    )

    class Meta:
        model = Reminder
        fields = ("day", "user", "subject", "state", "error", "added_by")
        order_by = ("-day",)


class ReminderFilter(filters.FilterSet):
    """How it went, and whom it was to."""

    state = filters.ChoiceFilter(choices=Reminder.State, label=_("State"))
    name = filters.CharFilter(field_name="user__name", lookup_expr="icontains", label=_("Name"))

    class Meta:
        model = Reminder
        fields = ["state", "name"]


class ReminderList(ListPage):
    """What was sent, failed or came back, and the participations that have nobody to remind."""

    access = RUN_PROGRAMME
    title = _("Reminders by e-mail")
    slug = "reminders"
    intro = _("What was sent, to whom, and what did not arrive. The texts are not shown here.")
    template_name = "dialogue/reminder_list.html"
    table_class = Reminders
    filterset_class = ReminderFilter

    def get_queryset(self) -> Any:
        rows = Reminder.objects.visible_to(self.request.user)
        return rows.select_related("user", "added_by").order_by("-day", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(nobody=nobody_in(self.request.user), **kwargs)


def nobody_in(user: Any) -> list[Participation]:
    """The participations in the visitor's reach for which nobody acts who could be reminded."""
    keys = Participation.objects.visible_to(user).values_list("pk", flat=True)
    return waiting.without_anybody(recipients.places([*keys], user.scope.today))


class ReminderCameBack(ActionPage):
    """Write down that a mail came back."""

    access = RUN_PROGRAMME
    done = _("It is marked as come back.")

    def load(self) -> None:
        visible = Reminder.objects.visible_to(self.request.user)
        self.reminder = get_object_or_404(visible, pk=self.kwargs["pk"])

    def act(self) -> None:
        reminders.came_back(reminder=self.reminder, by=self.request.user)

    def get_success_url(self) -> str:
        return reverse("reminders")
