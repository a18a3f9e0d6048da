"""Initiatives: the list of a participation, one initiative, wording it, and its steps."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities import links, states
from municipalities.actions import initiatives
from municipalities.actions.versions import stamp
from municipalities.initiative_forms import EndForm, InitiativeForm
from municipalities.models import Initiative
from municipalities.progress import latest_of
from municipalities.talk import comments_about
from municipalities.views.about import AboutParticipation
from municipalities.views.words import OpenStep, address_of, tied
from programme.access import READ, SHARE, WRITE
from web.second_save import SecondSave
from web.views import ActionPage, FormPage, Once, TextPage


class AboutInitiative(AboutParticipation):
    """A page about one initiative; 404 for what the visitor may not see."""

    section = "initiative-list"

    def load(self) -> None:
        """Fetch the participation, then the initiative that the address names."""
        super().load()
        visible = Initiative.objects.visible_to(self.request.user).of(self.participation)
        rows = visible.select_related("type", "edited_by")
        self.initiative = self.named(rows)
        self.initiative.participation = self.participation

    def own_url(self) -> str:
        """The page of the initiative."""
        return address_of(self.initiative)

    def open_steps(self) -> list[OpenStep]:
        """What this visitor may do with it now."""
        scope = self.request.user.scope
        return [
            OpenStep(step.code, step.label, self.step_address(step.code))
            for step in states.open_steps(states.INITIATIVE, self.initiative.status)
            if scope.may(step.right, self.participation)
        ]

    def step_address(self, code: str) -> str:
        """Where a step of it is taken."""
        route = f"initiative-{code.replace('_', '-')}"
        return reverse(route, args=[self.participation.pk, self.initiative.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the initiative and where its pages are."""
        about = {
            "initiative": self.initiative,
            "owner": self.initiative,
            "version": self.initiative,
            "own_url": self.own_url(),
            "history_url": self.step_address("history"),
            "comments": comments_about(self.initiative, self.request.user),
        }
        return super().get_context_data(**about | kwargs)


class InitiativeList(AboutParticipation, TextPage):
    """The initiatives of one participation: those that go on, then those done or ended."""

    access = READ
    section = "initiative-list"
    title = _("Initiatives")
    template_name = "municipalities/initiative_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        visible = Initiative.objects.visible_to(self.request.user).of(self.participation)
        rows = [
            (row, row.days_past_end(self.request.today))
            for row in visible.order_by("order", "pk")
        ]
        return super().get_context_data(
            going=[pair for pair in rows if pair[0].is_open],
            ended=[pair for pair in rows if not pair[0].is_open],
            all_url=f"{reverse('initiatives')}?participation={self.participation.pk}",
            **kwargs,
        )


class InitiativeDetail(AboutInitiative, TextPage):
    """One initiative: its words, what it costs, what it follows, and what it should move."""

    access = READ
    template_name = "municipalities/initiative_detail.html"

    def get_title(self) -> str:
        return self.initiative.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, initiative = self.request.user, self.initiative
        budgets = [*initiative.budgets.all()]
        return super().get_context_data(
            steps=self.open_steps(),
            past_end=initiative.days_past_end(self.request.today),
            budgets=budgets,
            total=_total(row.amount for row in budgets),
            total_spent=_total(row.spent for row in budgets),
            partners=[line for line in initiative.partners.splitlines() if line.strip()],
            strategies=links.seen(initiative.strategies.all(), user),
            results=latest_of(self.participation, initiative.indicators.all(), user),
            **kwargs,
        )


class InitiativeCreate(Once, SecondSave, AboutParticipation, FormPage):
    """Put an initiative into words. A title is enough."""

    access = WRITE
    section = "initiative-list"
    title = _("New initiative")
    intro = _("A title is enough to begin with.")
    form_class = InitiativeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"participation": self.participation, "year": self.request.today.year}
        return super().get_form_kwargs() | about

    def get_initial(self) -> dict[str, Any]:
        """What the address ties the initiative to, for example `?strategies=3` from the chain page."""
        return tied(self.request)

    def already_url(self) -> str:
        return reverse("initiative-list", args=[self.participation.pk])

    def act(self, form: Any) -> str:
        words = {name: value for name, value in form.words().items() if name != "seen"}
        user = self.request.user
        return address_of(initiatives.word(participation=self.participation, by=user, **words))


class InitiativeReword(SecondSave, AboutInitiative, FormPage):
    """Change the words and budgets of an initiative."""

    access = WRITE
    title = _("Change the initiative")
    form_class = InitiativeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {
            "participation": self.participation,
            "owner": self.initiative,
            "instance": self.initiative,
            "year": self.request.today.year,
        }
        return super().get_form_kwargs() | about

    def get_initial(self) -> dict[str, Any]:
        return {"seen": stamp(self.initiative)}

    def act(self, form: Any) -> str:
        user = self.request.user
        initiatives.reword(initiative=self.initiative, by=user, **form.words())
        return self.own_url()


class Button(AboutInitiative, ActionPage, abstract=True):
    """A button on the page of an initiative; it leads back there."""

    def get_success_url(self) -> str:
        return self.own_url()


class TakeStep(Button):
    """Begin, pause, take up again, or set to done."""

    access = WRITE
    step = ""

    def act(self) -> None:
        user = self.request.user
        initiatives.take_step(initiative=self.initiative, step=self.step, by=user)


class End(AboutInitiative, FormPage):
    """End it without carrying it out, with what was learned."""

    access = WRITE
    title = _("End without carrying out")
    intro = _(
        "To have tried is worth something. Write what was learned, so that others can use it."
    )
    form_class = EndForm
    template_name = "municipalities/words_form.html"

    def act(self, form: Any) -> str:
        learned, user = form.cleaned_data["learned"], self.request.user
        initiatives.take_step(initiative=self.initiative, step="end", by=user, learned=learned)
        return self.own_url()


class Share(Button):
    """Share it with Husbanken, or take it back."""

    access = SHARE

    done = _("Husbanken can read the initiative.")

    def act(self) -> None:
        take_back = "take_back" in self.request.POST
        if take_back:
            self.done = _("The initiative is taken back.")
        change = initiatives.take_back if take_back else initiatives.share
        change(initiative=self.initiative, by=self.request.user)


class Move(Button):
    """Move it up or down in its list."""

    access = WRITE

    def act(self) -> None:
        up = "up" in self.request.POST
        initiatives.move(initiative=self.initiative, up=up, by=self.request.user)

    def get_success_url(self) -> str:
        return reverse("initiative-list", args=[self.participation.pk])


class Duplicate(Button):
    """Make a new planned one with the same words."""

    access = WRITE
    done = _("A copy is made. It is planned, and not shared.")

    def act(self) -> None:
        self.initiative = initiatives.duplicate(
            initiative=self.initiative, by=self.request.user
        )


class ThrowAway(Button):
    """Throw away a planned one that nobody outside has seen; a refusal comes back to its page."""

    access = WRITE
    done = _("The initiative is deleted.")

    def act(self) -> None:
        initiatives.throw_away(initiative=self.initiative, by=self.request.user)

    def get_success_url(self) -> str:
        if Initiative.objects.filter(pk=self.kwargs["pk"]).exists():
            return self.own_url()
        return reverse("initiative-list", args=[self.participation.pk])


def _total(amounts: Any) -> Any:
    """The sum of those that are given; None where none is."""
    given = [amount for amount in amounts if amount is not None]
    return sum(given) if given else None
