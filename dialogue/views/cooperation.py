"""The page of the cooperation, and its agreements."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery
from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogue.access import COOPERATE
from dialogue.actions import agreements
from dialogue.cooperation_forms import AgreementForm
from dialogue.models import Agreement, Commitment, Meeting
from dialogue.sides import side_of
from municipalities.documents import given_back
from municipalities.models import Comment
from municipalities.views.about import AboutParticipation
from programme.access import READ
from web.changes import COMMON, Line, Teller
from web.choices import place_of
from web.second_save import SecondSave
from web.views import FormPage, HistoryPage, Once, Page, TextPage

AGREEMENT_VERBS = COMMON | {
    "written": _("wrote down the agreement"),
    "changed": _("changed the agreement"),
}


class AboutCooperation(AboutParticipation):
    """A page about what the two sides have agreed."""

    section = "cooperation"
    template_name: Any = "municipalities/words_form.html"

    def own_url(self) -> str:
        """The page of the cooperation."""
        return reverse("cooperation", args=[self.participation.pk])

    def found(self, model: Any, key: str = "pk") -> Any:
        """The row that the address names, among those that the visitor may see."""
        rows = model.objects.visible_to(self.request.user).of(self.participation)
        row = get_object_or_404(rows, pk=self.kwargs[key])
        row.participation = self.participation
        return row


class Cooperation(AboutCooperation, TextPage):
    """The agreement, what each side has promised, and the meetings."""

    access = READ
    title = _("Cooperation")
    template_name = "dialogue/cooperation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        promises = with_last_comment(
            Commitment.objects.visible_to(user).of(self.participation)
        ).order_by(place_of("state", Commitment.State.choices), "due_on", "pk")
        mine = side_of(user, self.participation)
        may = user.scope.may("cooperate", self.participation)
        sides = [
            (
                self.participation.name if side == Comment.Side.PARTICIPANT else label,
                [told(row, self.request.today) for row in promises if row.side == side],
                may and side == mine,
            )
            for side, label in Comment.Side.choices
        ]
        return super().get_context_data(
            agreements=Agreement.objects.visible_to(user).of(self.participation),
            sides=sides,
            meetings=Meeting.objects.visible_to(user).of(self.participation),
            may_cooperate=may,
            **kwargs,
        )


def with_last_comment(rows: Any) -> Any:
    """Promises with the last thing that was said about them."""
    kind = ContentType.objects.get_for_model(Commitment)
    last = Comment.objects.filter(content_type=kind, object_id=OuterRef("pk")).order_by("-pk")
    return rows.annotate(last_comment=Subquery(last.values("text")[:1]))


def told(row: Commitment, today: Any) -> tuple[Commitment, int]:
    """A promise with how many days it is past its date."""
    return row, row.days_late(today)


class AgreementCreate(Once, AboutCooperation, FormPage):
    """Write down an agreement."""

    access = COOPERATE
    title = _("New agreement")
    form_class = AgreementForm

    def get_form_kwargs(self) -> dict[str, Any]:
        row = Agreement(participation=self.participation)
        about = {"instance": row, "today": self.request.today}
        return super().get_form_kwargs() | about

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        agreements.write(
            participation=self.participation, by=self.request.user, **form.cleaned_data
        )
        return self.own_url()


class AgreementChange(SecondSave, AboutCooperation, FormPage):
    """Write down a signature, or correct the agreement."""

    access = COOPERATE
    title = _("Change the agreement")
    form_class = AgreementForm

    def load(self) -> None:
        super().load()
        self.agreement = self.found(Agreement)

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"instance": self.agreement, "today": self.request.today}
        return super().get_form_kwargs() | about

    def act(self, form: Any) -> str:
        agreements.change(agreement=self.agreement, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class AgreementDocument(AboutCooperation, Page):
    """The file of an agreement, sent to be saved, never shown in the site."""

    access = READ

    def get(self, request: Any, *args: Any, **kwargs: Any) -> FileResponse:
        """The file under its own name."""
        return given_back(self.found(Agreement).document)


class CooperationHistory(AboutCooperation, HistoryPage):
    """The history of one row of the cooperation."""

    access = READ
    template_name = "municipalities/change_list.html"
    model: Any = Agreement
    verbs: Any = AGREEMENT_VERBS

    def load(self) -> None:
        super().load()
        self.row = self.found(self.model)

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self.row})

    def lines(self) -> Iterator[Line]:
        yield from Teller(self.verbs).of_one(self.row.history.all(), str(self.row))

    def back_url(self) -> str:
        return self.own_url()
