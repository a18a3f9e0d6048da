"""The history of a participation, a figure, a comment, a user and a municipality, in words."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from municipalities import talk
from municipalities.actions import measurements
from municipalities.models import (
    Comment,
    ComparisonOpening,
    District,
    Evidence,
    FigureApproval,
    FollowedIndicator,
    FollowUp,
    Measurement,
    Membership,
    Municipality,
    PlanAnchor,
    ReportingException,
)
from municipalities.views.about import AboutParticipation
from municipalities.views.adoptions import AboutAdoption
from municipalities.views.comments import AboutComment
from municipalities.views.history import teller
from municipalities.views.people import GIVES_PROGRAMME_ROLES
from programme.access import ANY_ROLE, READ
from programme.models import Indicator, ProgrammeRole
from web import changes
from web.changes import Line, Teller
from web.views import HistoryPage

EXCEPTION_FIELDS = ("until", "reason", "given_by")
APPROVAL_FIELDS = ("given_by", "given_on", "reference", "recorded_by")
ROLE_FIELDS = ("role", "is_deputy", "valid_from", "valid_to")
ANCHOR_FIELDS = ("kind", "title", "body", "decided_on", "reference", "link")
FIGURE_FIELDS = (*measurements.FIGURES, "return_comment", "state")
EVIDENCE_FIELDS = ("words", "url", "document")
FOLLOW_UP_FIELDS = ("reason", "closing_comment")
PARTICIPATION_VERBS = changes.COMMON | {
    "recorded": _("approved the figures, or recorded that they are approved"),
    "registered": _("took it into the programme"),
    "follows": _("chose an indicator to follow"),
    "responsible_named": _("named who is responsible for the figures"),
    "opened_for": _("opened the figures by name"),
    "corrected": _("corrected what was written down"),
    "closed_for": _("took back the opening of the figures by name"),
    "follows_no_longer": _("stopped following the indicator"),
}
FIGURE_VERBS = changes.COMMON | {
    "entered": _("entered the figure"),
    "submitted": _("submitted the figure"),
    "returned": _("returned the figure"),
    "approved": _("approved the figure"),
    "replaced": _("replaced by its correction"),
    "taken_away": _("took the figure away"),
    "evidence_added": _("added evidence"),
    "evidence_removed": _("took evidence away"),
    "approved_outside": _("recorded an approval given outside the tool"),
    "stands_again": _("stands again, since its correction was returned"),
    "marked": _("marked the figure to be looked into"),
    "closed": _("closed the follow-up"),
}
USER_VERBS = changes.COMMON | {
    "invited": _("invited the person"),
    "first": _("became the first administrator"),
    "language": _("chose another language"),
    "let_in": _("let the person in again"),
    "shut_out": _("shut the person out"),
}
ADOPTION_VERBS = {
    "recorded": _("recorded the decision"),
    "corrected": _("corrected what was written down"),
    "kept_anew": _("kept the plan as it stood, in the new order of the decisions"),
}
COMMENT_VERBS = {
    "written": _("wrote it"),
    "asked": _("asked"),
    "answered": _("was given an answer"),
    "settled": _("marked it as answered"),
    "changed": _("changed the text"),
}


class ParticipationHistory(AboutParticipation, HistoryPage):
    """What was changed of the participation: phase, dates, adviser, people, anchoring."""

    access = ANY_ROLE
    template_name = "municipalities/change_list.html"
    section = "participation"
    title = _("History of the participation")

    def lines(self) -> Iterator[Line]:
        told = teller(self.request.user, PARTICIPATION_VERBS)
        yield from told.of_one(self.participation.history.all(), _("The participation"))
        yield from told.of_many(
            Membership.history.filter(participation=self.participation.pk).select_related(
                "user"
            ),
            ROLE_FIELDS,
            lambda record: record.user.name,
        )
        if self.request.user.scope.may("read_shared", self.participation):
            yield from self._chosen(told)
        if self.request.user.scope.is_own(self.participation.pk):
            yield from self._approvals(told)

    def _approvals(self, told: Teller) -> Iterator[Line]:
        """Who approved the figures, for the participation's own people."""
        log = FigureApproval.history.filter(participation=self.participation.pk)
        yield from told.of_many(
            log.select_related("period"),
            APPROVAL_FIELDS,
            lambda r: _("Approval of figures, %(period)s") % {"period": r.period},
        )

    def _chosen(self, told: Teller) -> Iterator[Line]:
        """What it follows, where the work is anchored, and whom its figures are opened for."""
        own = {"participation": self.participation.pk}
        followed = FollowedIndicator.history.filter(**own).select_related("indicator")
        yield from told.of_many(followed, ("responsible",), lambda r: r.indicator.name)
        yield from told.of_many(
            PlanAnchor.history.filter(**own), ANCHOR_FIELDS, lambda r: r.title
        )
        yield from told.of_many(
            ReportingException.history.filter(**own).select_related("window__period"),
            EXCEPTION_FIELDS,
            lambda r: _("Exception from the deadline, %(period)s") % {"period": r.window},
        )
        opened = ComparisonOpening.history.filter(**own).select_related(
            "opened_for__municipality", "opened_for__district"
        )
        yield from told.of_many(opened, (), lambda r: r.opened_for.name)


class FigureHistory(AboutParticipation, HistoryPage):
    """Every change of an indicator's figures, for the participation's own people."""

    access = READ
    template_name = "municipalities/change_list.html"
    section = "figures"

    def load(self) -> None:
        super().load()
        if not self.request.user.scope.is_own(self.participation.pk):
            raise Http404
        self.indicator = get_object_or_404(Indicator, code=self.kwargs["code"])

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self.indicator.name})

    def lines(self) -> Iterator[Line]:
        of_it = {"participation": self.participation.pk, "indicator": self.indicator.pk}
        told = teller(self.request.user, FIGURE_VERBS)
        log = Measurement.history.filter(**of_it).select_related("period", "part")
        for line in told.of_many(log, FIGURE_FIELDS, _place):
            yield _without_new_noes(line)
        shown = Evidence.history.filter(**of_it).select_related("period")
        yield from told.of_many(shown, EVIDENCE_FIELDS, lambda record: record.period)
        marks = FollowUp.history.filter(**of_it).select_related("period")
        yield from told.of_many(marks, FOLLOW_UP_FIELDS, lambda r: str(r.period))


def _without_new_noes(line: Line) -> Line:
    """The line without the marks that a new figure does not have."""
    no = changes.plain(False)
    told = [field for field in line.fields if not (field[1] == "" and field[2] == no)]
    return replace(line, fields=tuple(told))


def _place(record: Any) -> str:
    """Which figure it is: its period and part."""
    return f"{record.period}, {record.part}"


class CommentHistory(AboutComment, HistoryPage):
    """What a comment said before it was changed."""

    access = READ
    template_name = "municipalities/change_list.html"
    title = _("History of the comment")

    def lines(self) -> Iterator[Line]:
        log = Comment.history.filter(id=self.comment.pk)
        told = teller(self.request.user, COMMENT_VERBS)
        return told.of_many(log, ("text",), lambda record: "")

    def back_url(self) -> str:
        return talk.address_in(self.comment)


class AdoptionHistory(AboutAdoption, HistoryPage):
    """When a decision was recorded, and what was corrected of it since."""

    access = READ
    template_name = "municipalities/change_list.html"
    title = _("History of the decision")

    def lines(self) -> Iterator[Line]:
        told = teller(self.request.user, ADOPTION_VERBS)
        recorded, *changed = told.of_one(self.adoption.history.all())
        yield recorded
        yield from (line for line in changed if line.code != "recorded" and line.fields)

    def back_url(self) -> str:
        return reverse("adoption", args=[self.participation.pk, self.adoption.pk])


class UserHistory(HistoryPage):
    """What was changed of a person: name, access, and every role."""

    access = GIVES_PROGRAMME_ROLES

    def load(self) -> None:
        self.person = get_object_or_404(User, pk=self.kwargs["pk"])

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self.person.name})

    def lines(self) -> Iterator[Line]:
        told = Teller(USER_VERBS)
        yield from told.of_one(self.person.history.all())
        memberships = Membership.history.filter(user=self.person.pk)
        yield from told.of_many(memberships, ROLE_FIELDS, lambda r: str(r.participation))
        yield from told.of_many(
            ProgrammeRole.history.filter(user=self.person.pk),
            ("role", "region", "valid_from", "valid_to"),
            lambda record: _("Husbanken"),
        )

    def back_url(self) -> str:
        return reverse("users")


class MunicipalityHistory(HistoryPage):
    """What people have entered of a municipality: its written form and its districts."""

    access = ANY_ROLE

    def load(self) -> None:
        self.municipality = get_object_or_404(Municipality, pk=self.kwargs["pk"])

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self.municipality.name})

    def lines(self) -> Iterator[Line]:
        yield from Teller().of_one(self.municipality.history.all())
        districts = District.history.filter(municipality=self.municipality.pk)
        yield from Teller().of_many(districts, ("name", "code"), lambda r: _("District"))

    def back_url(self) -> str:
        return reverse("municipality", args=[self.municipality.pk])
