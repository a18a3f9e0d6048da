"""Promises of both sides: made, changed, closed, talked about; and the list of all."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.forms import DateInput
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogue import cooperation_forms as forms
from dialogue.access import COOPERATE
from dialogue.actions import commitments
from dialogue.models import Commitment
from dialogue.sides import side_of
from dialogue.views.cooperation import AboutCooperation
from municipalities.models import Comment
from municipalities.talk import comments_about
from municipalities.word_filters import Places
from programme.access import READ
from web.changes import COMMON
from web.choices import ChoiceColumn, YesNoFilter
from web.second_save import SecondSave
from web.tables import Table
from web.views import FormPage, ListPage, Once, TextPage

COMMITMENT_VERBS = COMMON | {
    "promised": _("promised it"),
    "agreed": _("wrote down what the meeting agreed"),
    "changed": _("changed the promise"),
    "kept": _("said that the promise is kept"),
    "dropped": _("dropped the promise by agreement"),
}


class AboutCommitment(AboutCooperation):
    """A page about one promise."""

    def load(self) -> None:
        """Fetch the participation, then the promise."""
        super().load()
        self.commitment = self.found(Commitment)

    def page_url(self) -> str:
        """The page of the promise."""
        return reverse("commitment", args=[self.participation.pk, self.commitment.pk])


class CommitmentDetail(AboutCommitment, TextPage):
    """One promise, and what both sides say about it."""

    access = READ
    template_name = "dialogue/commitment.html"

    def get_title(self) -> str:
        return str(self.commitment)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, row = self.request.user, self.commitment
        is_open = row.state == Commitment.State.OPEN
        mine = row.side == side_of(user, self.participation)
        return super().get_context_data(
            commitment=row,
            days_late=row.days_late(self.request.today),
            may_change=is_open and mine and user.scope.may("cooperate", self.participation),
            comments=comments_about(row, user),
            **kwargs,
        )


class CommitmentCreate(Once, AboutCooperation, FormPage):
    """Promise something on behalf of one's own side."""

    access = COOPERATE
    title = _("New promise")
    form_class = forms.CommitmentForm

    def get_form_kwargs(self) -> dict[str, Any]:
        row = Commitment(participation=self.participation)
        return super().get_form_kwargs() | {"instance": row}

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        commitments.promise(
            participation=self.participation, by=self.request.user, **form.cleaned_data
        )
        return self.own_url()


class CommitmentChange(SecondSave, AboutCommitment, FormPage):
    """Change an open promise of one's own side."""

    access = COOPERATE
    title = _("Change the promise")
    form_class = forms.CommitmentForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.commitment}

    def act(self, form: Any) -> str:
        commitments.change(
            commitment=self.commitment, by=self.request.user, **form.cleaned_data
        )
        return self.page_url()


class CommitmentClose(AboutCommitment, FormPage):
    """Say that a promise is kept, or dropped by agreement."""

    access = COOPERATE
    title = _("Close the promise")
    form_class = forms.CloseForm

    def act(self, form: Any) -> str:
        commitments.close(
            commitment=self.commitment,
            by=self.request.user,
            today=self.request.today,
            **form.cleaned_data,
        )
        return self.page_url()


class Commitments(Table):
    """Who has promised what, by when, and how it stands."""

    participation = tables.Column(
        accessor="participation__name", verbose_name=_("Participant"), order_by=("sort_name",)
    )
    side = ChoiceColumn("side", verbose_name=_("Promised by"))
    what = tables.Column(
        verbose_name=_("What is promised"),
        orderable=False,
        linkify=("commitment", [tables.A("participation_id"), tables.A("pk")]),
    )
    who = tables.Column(verbose_name=_("Who sees to it"))
    due_on = tables.Column(verbose_name=_("Due"))
    state = ChoiceColumn("state", verbose_name=_("State"))
    closed_on = tables.Column(verbose_name=_("Closed"))
    closing_comment = tables.Column(verbose_name=_("How it went"), orderable=False)

    class Meta:
        model = Commitment
        fields = (
            *("participation", "side", "what", "who"),
            *("due_on", "state", "closed_on", "closing_comment"),
        )
        order_by = ("due_on",)


class CommitmentFilters(Places):
    """Side, state, lateness, since when it is closed, region and participant."""

    side = filters.ChoiceFilter(choices=Comment.Side, label=_("Promised by"))
    state = filters.ChoiceFilter(choices=Commitment.State, label=_("State"))
    late = YesNoFilter(method="by_lateness", label=_("Past its date"))
    closed_from = filters.DateFilter(
        field_name="closed_on",
        lookup_expr="gte",
        label=_("Closed from and including"),
        widget=DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    class Meta:
        model = Commitment
        fields = ["side", "state", "late", "closed_from", "region", "participation"]

    def by_lateness(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        """Open ones that are past their date today, or all others."""
        late = Commitment.objects.late_on(self.request.today)
        return rows.filter(pk__in=late) if value else rows.exclude(pk__in=late)


class CommitmentsOfAll(ListPage):
    """Every promise that the visitor may see, of both sides alike."""

    access = READ
    title = _("Promises")
    intro = _("What the participants and Husbanken have promised each other.")
    slug = "commitments"
    table_class = Commitments
    filterset_class = CommitmentFilters

    def get_queryset(self) -> Any:
        rows = Commitment.objects.visible_to(self.request.user)
        return rows.with_places().order_by("due_on", "pk")
