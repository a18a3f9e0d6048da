"""Needs: the list of a participation, one need, and wording, counting and sharing it."""

from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.actions import needs
from municipalities.actions.versions import stamp
from municipalities.audience import on_screen
from municipalities.models import Need, NeedCount
from municipalities.views.about import AboutParticipation
from municipalities.views.words import AboutOwned, DeleteDraft, SecondSave, ShareDraft
from municipalities.word_forms import NeedCountForm, NeedForm
from programme import calculation
from programme.access import ANY_ROLE, SHARE, WRITE
from web.views import FormPage, TextPage

SMALL = 4  # counts of 1 to 3 are hidden from those outside (design 6.8)


class NeedList(AboutParticipation, TextPage):
    """The needs of one participation."""

    access = ANY_ROLE
    section = "need-list"
    title = _("Needs")
    template_name = "municipalities/need_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        visible = (
            Need.objects.visible_to(user).of(self.participation).prefetch_related("versions")
        )
        rows = [(need, need.version_for(user)) for need in visible.order_by("order", "pk")]
        return super().get_context_data(rows=rows, **kwargs)


class NeedDetail(AboutOwned, TextPage):
    """One need: its words, and how many there are."""

    access = ANY_ROLE
    model = Need
    section = "need-list"
    template_name = "municipalities/need_detail.html"

    def get_title(self) -> str:
        return self.version.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        hides = not on_screen(self.request.user, self.participation).sees_small_numbers
        counts = [
            (row, hides and calculation.primary_suppressed(Decimal(row.count), SMALL))
            for row in self.owner.counts.all()
        ]
        may_share = self.request.user.scope.may("share", self.participation)
        return super().get_context_data(
            owner=self.owner, version=self.version, counts=counts, may_share=may_share, **kwargs
        )


class NeedCreate(SecondSave, AboutParticipation, FormPage):
    """Put a need into words. A title is enough."""

    access = WRITE
    section = "need-list"
    title = _("New need")
    form_class = NeedForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"participation": self.participation}

    def act(self, form: Any) -> str:
        words = {name: form.cleaned_data[name] for name in form._meta.fields}
        version = needs.word(participation=self.participation, by=self.request.user, **words)
        return reverse("need", args=[self.participation.pk, version.need_id])


class NeedChange(SecondSave, AboutOwned, FormPage):
    """Change the words of a need."""

    access = WRITE
    model = Need
    section = "need-list"
    title = _("Change the need")
    form_class = NeedForm

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {
            "participation": self.participation,
            "owner": self.owner,
            "instance": self.version,
        }
        return super().get_form_kwargs() | about

    def get_initial(self) -> dict[str, Any]:
        return {"seen": stamp(self.version)}

    def act(self, form: Any) -> str:
        words = {name: form.cleaned_data[name] for name in form._meta.fields}
        needs.reword(
            need=self.owner, by=self.request.user, seen=form.cleaned_data["seen"], **words
        )
        return self.own_url()


class NeedCounted(AboutOwned, FormPage):
    """Write down how many there were on a day."""

    access = WRITE
    model = Need
    section = "need-list"
    title = _("New count")
    form_class = NeedCountForm

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return kwargs | {"instance": NeedCount(need=self.owner)}

    def act(self, form: Any) -> str:
        needs.count(
            need=self.owner, by=self.request.user, today=self.request.today, **form.cleaned_data
        )
        return self.own_url()


class NeedShare(ShareDraft):
    """Share the draft of a need, or take it back."""

    access = SHARE
    model = Need
    deeds = needs


class NeedDelete(DeleteDraft):
    """Throw away the draft of a need."""

    access = WRITE
    model = Need
    deeds = needs
