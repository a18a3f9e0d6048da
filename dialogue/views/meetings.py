"""Meetings of the two sides: called, held, written down; what was agreed becomes promises."""

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dialogue import agenda
from dialogue import cooperation_forms as forms
from dialogue.access import COOPERATE
from dialogue.actions import commitments, meetings
from dialogue.models import Commitment, Meeting
from dialogue.views.cooperation import AboutCooperation
from programme.access import READ
from web.changes import COMMON
from web.second_save import SecondSave
from web.views import FormPage, Once, TextPage

MEETING_VERBS = COMMON | {
    "called": _("called the meeting"),
    "changed": _("changed the meeting"),
}


class AboutMeeting(AboutCooperation):
    """A page about one meeting."""

    def load(self) -> None:
        """Fetch the participation, then the meeting."""
        super().load()
        self.meeting = self.found(Meeting)

    def page_url(self) -> str:
        """The page of the meeting."""
        return reverse("meeting", args=[self.participation.pk, self.meeting.pk])


class MeetingDetail(AboutMeeting, TextPage):
    """When, who, about what, and what was agreed; to print."""

    access = READ
    template_name = "dialogue/meeting.html"

    def get_title(self) -> str:
        return capfirst(str(self.meeting))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = self.request.today
        agreed = [(row, row.days_late(today)) for row in self.meeting.commitments.all()]
        may = self.request.user.scope.may("cooperate", self.participation)
        return super().get_context_data(
            meeting=self.meeting, rows=agreed, may_cooperate=may, **kwargs
        )


class MeetingCall(Once, AboutCooperation, FormPage):
    """Call a meeting, with an agenda of all that waits."""

    access = COOPERATE
    title = _("New meeting")
    intro = _(
        "The agenda holds all that waits between the two sides now. Change it as you like."
    )
    form_class = forms.MeetingForm

    def get_form_kwargs(self) -> dict[str, Any]:
        row = Meeting(participation=self.participation)
        return super().get_form_kwargs() | {"instance": row}

    def get_initial(self) -> dict[str, Any]:
        user, today = self.request.user, self.request.today
        return {"agenda": agenda.proposed(self.participation, user, today)}

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        meeting = meetings.call(
            participation=self.participation, by=self.request.user, **form.cleaned_data
        )
        return reverse("meeting", args=[self.participation.pk, meeting.pk])


class MeetingChange(SecondSave, AboutMeeting, FormPage):
    """Move the meeting, change the agenda, or write the minutes."""

    access = COOPERATE
    title = _("Change the meeting")
    form_class = forms.MeetingForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.meeting}

    def act(self, form: Any) -> str:
        meetings.change(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        return self.page_url()


class MeetingAgreed(Once, AboutMeeting, FormPage):
    """Write down what was agreed: it becomes a promise of one of the sides."""

    access = COOPERATE
    title = _("What was agreed")
    form_class = forms.AgreedForm

    def get_form_kwargs(self) -> dict[str, Any]:
        row = Commitment(participation=self.participation)
        return super().get_form_kwargs() | {"instance": row}

    def already_url(self) -> str:
        return self.page_url()

    def act(self, form: Any) -> str:
        commitments.agree(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        return self.page_url()
