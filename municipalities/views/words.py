"""What the pages of needs, goals, strategies and the plan have in common."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from municipalities import links, states
from municipalities.actions.versions import noun, stamp, was_given
from municipalities.talk import comments_about
from municipalities.views.about import AboutParticipation
from web.errors import Refused
from web.second_save import SecondSave
from web.views import Once

TIED = ("needs", "goals", "strategies", "target_groups")
UNDOES = ("throw_away", "drop_revision")  # only for what nobody outside has seen


def tied(request: Any) -> dict[str, list[str]]:
    """What the address ties a new row to, by the names of the form's fields."""
    return {name: request.GET.getlist(name) for name in TIED if name in request.GET}


def address_of(owner: Any) -> str:
    """The page of a need, goal, strategy, plan or initiative."""
    return reverse(noun(owner), args=[owner.participation_id, owner.pk])


@dataclass(frozen=True)
class OpenStep:
    """A step that this visitor may take now, and where."""

    code: str
    label: Any
    address: str


class AboutOwned(AboutParticipation):
    """A page about one need, goal, strategy or plan; 404 for what the visitor may not see."""

    model: Any = None

    def load(self) -> None:
        """Fetch the participation, then what the address names."""
        super().load()
        visible = self.model.objects.visible_to(self.request.user).of(self.participation)
        self.owner = self.named(visible.prefetch_related("versions__adoption"))
        self.owner.participation = self.participation
        self.version = self.owner.version_for(self.request.user)
        self.section = f"{self.model._meta.model_name}-list"

    def own_url(self) -> str:
        """The page of what the address names."""
        return address_of(self.owner)

    def open_steps(self) -> list[OpenStep]:
        """What this visitor may do with it now."""
        scope = self.request.user.scope
        return [
            OpenStep(step.code, step.label, self._step_address(step.code))
            for step in states.open_steps(states.WORDS, self.owner.standing)
            if step.code != "adopt"
            and scope.may(step.right, self.participation)
            and not (step.code in UNDOES and self._was_given)
        ]

    @cached_property
    def _was_given(self) -> bool:
        """True for a draft that others have read, which is set aside and never deleted."""
        return was_given(self.owner.working)

    def amends(self) -> bool:
        """Whether this visitor writes in what those who decide changed, while it is in review."""
        return any(step.code == "amend" for step in self.open_steps())

    def _step_address(self, code: str) -> str:
        route = f"{self.model._meta.model_name}-{code.replace('_', '-')}"
        return reverse(route, args=[self.participation.pk, self.owner.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the object, the version that the visitor sees, and the steps that are open."""
        steps = self.open_steps()
        about = {
            "owner": self.owner,
            "version": self.version,
            "writable": any(step.code in ("reword", "amend") for step in steps),
            "standing": states.LABELS[self._standing()],
            "steps": steps,
            "history_url": self._history_address(),
            "versions_url": self._step_address("versions"),
            "own_url": self.own_url(),
            "comments": comments_about(self.owner, self.request.user),
        }
        return super().get_context_data(**about | kwargs)

    def _history_address(self) -> str:
        """Outsiders' history starts at the first adoption."""
        told = self.request.user.scope.is_own(self.participation.pk) or self.owner.adopted
        return self._step_address("history") if told else ""

    def _standing(self) -> str:
        """Where it stands as this visitor may know: that a draft exists is told to own people alone."""
        if self.request.user.scope.is_own(self.participation.pk) or self.owner.closed_on:
            return self.owner.standing
        return self.version.state


class WordList(AboutParticipation):
    """The needs, goals or strategies of one participation, as the visitor sees them."""

    model: Any
    plural: str  # the route of the list across participations
    template_name: Any = "municipalities/word_list.html"
    create_label: Any
    empty: Any

    def load(self) -> None:
        """Fetch the participation; the section follows from the kind."""
        super().load()
        self.section = f"{self.model._meta.model_name}-list"

    def in_order(self, rows: list[Any]) -> list[Any]:
        """The order in which they are listed."""
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows; closed ones come after the open."""
        user, name = self.request.user, self.model._meta.model_name
        rows = links.seen(self.model.objects.of(self.participation), user)
        return super().get_context_data(
            rows=self.in_order([row for row in rows if not row.owner.closed_on]),
            closed=[row for row in rows if row.owner.closed_on],
            noun=name,
            create_url=reverse(f"{name}-create", args=[self.participation.pk]),
            all_url=f"{reverse(self.plural)}?participation={self.participation.pk}",
            create_label=self.create_label,
            empty=self.empty,
            **kwargs,
        )


class ForStep(AboutOwned):
    """A form for a step that is open now; else back with a sentence that says which steps are."""

    step: str

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, or the sentence."""
        try:
            states.after(states.WORDS, self.step, self.owner.standing)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(self.own_url())
        return super().get(request, *args, **kwargs)  # type: ignore[misc]


class WordsPage(SecondSave, ForStep):
    """A form with the words of one version."""

    step = "reword"
    deed: Any  # the action
    form_class: Any
    template_name: Any = "municipalities/words_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows whose words it shows."""
        about = {
            "participation": self.participation,
            "owner": self.owner,
            "instance": self.version,
        }
        return super().get_form_kwargs() | about  # type: ignore[misc]

    def get_initial(self) -> dict[str, Any]:
        """The stamp of what the page was opened on."""
        return {"seen": stamp(self.version)}

    def act(self, form: Any) -> str:
        """Write the words by the page's action."""
        owner = {noun(self.owner): self.owner}
        type(self).deed(**owner, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class NewWords(Once, SecondSave, AboutParticipation):
    """A form that puts something into words for the first time. A title is enough."""

    deed: Any  # the action
    template_name: Any = "municipalities/words_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows whose words it takes."""
        return super().get_form_kwargs() | {"participation": self.participation}  # type: ignore[misc]

    def get_initial(self) -> dict[str, Any]:
        """What the address ties the new row to, for example `?needs=3` from the chain page."""
        return tied(self.request)

    def already_url(self) -> str:
        """The list that holds it."""
        return reverse(self.section, args=[self.participation.pk])

    def act(self, form: Any) -> str:
        """Write the words by the page's action; on to the page of what came."""
        words = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        user = self.request.user
        version = type(self).deed(participation=self.participation, by=user, **words)
        return address_of(version.owner)
