"""The counts of a need: written down, corrected, taken away. They need no decision."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities.actions import needs
from municipalities.models import Need, NeedCount
from municipalities.views.words import AboutOwned
from municipalities.word_forms import NeedCountForm
from programme.access import WRITE
from web.second_save import SecondSave, Standing
from web.views import ActionPage, FormPage, Once


class NeedCounted(Once, AboutOwned, FormPage):
    """Write down how many there were on a day."""

    access = WRITE
    model = Need
    title = _("New count")
    form_class = NeedCountForm

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return kwargs | {"instance": NeedCount(need=self.owner)}

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        needs.count(
            need=self.owner, by=self.request.user, today=self.request.today, **form.cleaned_data
        )
        return self.own_url()


class NeedCountChange(SecondSave, Standing, AboutOwned, FormPage):
    """Correct a count that was mistyped, or take it away."""

    access = WRITE
    model = Need
    title = _("Correct the count")
    form_class = NeedCountForm
    template_name = "municipalities/count_form.html"

    def find(self) -> Any:
        return needs.found(self.owner, self.kwargs["count"])

    def act(self, form: Any) -> str:
        needs.recount(
            need=self.owner,
            row=self.kwargs["count"],
            by=self.request.user,
            today=self.request.today,
            **form.cleaned_data,
        )
        return self.own_url()


class NeedCountRemove(AboutOwned, ActionPage):
    """Take away a count that should not have been there."""

    access = WRITE
    model = Need
    done = _("The count is taken away.")

    def act(self) -> None:
        needs.uncount(
            need=self.owner,
            row=self.kwargs["count"],
            by=self.request.user,
            seen=self.request.POST.get("seen", ""),
        )

    def get_success_url(self) -> str:
        return self.own_url()
