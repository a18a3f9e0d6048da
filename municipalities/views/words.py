"""What the pages of needs and goals have in common."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.actions.versions import ChangedMeanwhile, stamp
from municipalities.views.about import AboutParticipation
from web.errors import Refused
from web.views import ActionPage, in_words


class AboutOwned(AboutParticipation):
    """A page about one need or goal of a participation; 404 for what the visitor may not see."""

    model: Any

    def load(self) -> None:
        """Fetch the participation, then what the address names."""
        super().load()
        visible = self.model.objects.visible_to(self.request.user).of(self.participation)
        self.owner = get_object_or_404(
            visible.prefetch_related("versions"), pk=self.kwargs["pk"]
        )
        self.version = self.owner.version_for(self.request.user)

    def own_url(self) -> str:
        """The page of the need or goal."""
        return reverse(self.model._meta.model_name, args=[self.participation.pk, self.owner.pk])

    def named_owner(self) -> dict[str, Any]:
        """The need or goal, by the name that the actions know it by."""
        return {self.model._meta.model_name: self.owner}


class ShareDraft(AboutOwned, ActionPage, abstract=True):
    """Share the draft with Husbanken, or take it back."""

    deeds: Any  # the module of actions

    def act(self) -> None:
        change = self.deeds.take_back if "take_back" in self.request.POST else self.deeds.share
        change(**self.named_owner(), by=self.request.user)

    def get_success_url(self) -> str:
        return self.own_url()


class DeleteDraft(AboutOwned, ActionPage, abstract=True):
    """Throw away a draft that nobody outside has seen; a refusal comes back to its page."""

    deeds: Any  # the module of actions
    done = _("The draft is deleted.")

    def act(self) -> None:
        self.deeds.throw_away(**self.named_owner(), by=self.request.user)

    def get_success_url(self) -> str:
        if self.model.objects.filter(pk=self.owner.pk).exists():
            return self.own_url()
        return reverse(f"{self.model._meta.model_name}-list", args=[self.participation.pk])


class SecondSave:
    """A form that shows both versions side by side when someone else was first."""

    template_name: Any = "municipalities/words_form.html"
    request: Any
    done: Any
    act: Any
    get_success_url: Any
    form_invalid: Any

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or show what stands beside what was typed, with the choice to save anyway."""
        try:
            target = self.act(form)
        except ChangedMeanwhile as refusal:
            form.data = form.data.copy()
            form.data[form.add_prefix("seen")] = stamp(refusal.standing)
            form.standing = refusal.standing
            return self._refused(form, refusal)
        except (Refused, ValidationError) as refusal:
            return self._refused(form, refusal)
        messages.success(self.request, self.done)
        return HttpResponseRedirect(target)

    def _refused(self, form: Any, refusal: Exception) -> HttpResponse:
        form.add_error(None, in_words(refusal))
        return self.form_invalid(form)
