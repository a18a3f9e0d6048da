"""What the pages of needs and goals have in common."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from municipalities.actions.versions import ChangedMeanwhile, stamp
from municipalities.views.about import AboutParticipation
from web.errors import Refused
from web.views import in_words


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
