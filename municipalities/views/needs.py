"""Needs: the list of a participation, one need, and wording and counting it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities import links
from municipalities.actions import needs
from municipalities.audience import HIDDEN, count_for, on_screen
from municipalities.models import Need
from municipalities.views.words import AboutOwned, NewWords, WordList, WordsPage
from municipalities.word_forms import NeedForm
from programme.access import READ, RECORD_ADOPTION, WRITE
from web.views import FormPage, TextPage


class NeedList(WordList, TextPage):
    """The needs of one participation."""

    access = READ
    model = Need
    plural = "needs"
    title = _("Needs")
    create_label = _("New need")
    empty = _("There are no needs to see here yet.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paste_url = reverse("need-paste", args=[self.participation.pk])
        return super().get_context_data(paste_url=paste_url, **kwargs)


class NeedDetail(AboutOwned, TextPage):
    """One need: its words, how many there are, and what answers it."""

    access = READ
    model = Need
    template_name = "municipalities/need_detail.html"

    def get_title(self) -> str:
        return self.version.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        audience = on_screen(user, self.participation)
        counts = [(row, count_for(audience, row) is HIDDEN) for row in self.owner.counts.all()]
        linked = links.of_need(self.owner, user)
        return super().get_context_data(counts=counts, linked=linked, **kwargs)


class NeedCreate(NewWords, FormPage):
    """Put a need into words. A title is enough."""

    access = WRITE
    section = "need-list"
    title = _("New need")
    form_class = NeedForm
    deed = needs.word


class NeedReword(WordsPage, FormPage):
    """Change the words of a need."""

    access = WRITE
    model = Need
    title = _("Change the need")
    form_class = NeedForm
    deed = needs.reword


class NeedAmend(WordsPage, FormPage):
    """Write in what those who decide changed in a need."""

    access = RECORD_ADOPTION
    model = Need
    title = _("Changes made by those who decide")
    form_class = NeedForm
    step = "amend"
    deed = needs.amend
