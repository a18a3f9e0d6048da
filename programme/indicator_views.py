"""The catalogue's own pages: indicators made, changed, replaced and retired, and those asked of all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programme import indicator_forms as forms
from programme.access import ANY_ROLE, RUN_PROGRAMME
from programme.actions import indicators, programmes
from programme.indicator_uses import asked_anew, shifts_of, uses_of
from programme.models import Indicator, Programme
from web import changes
from web.changes import Line, Teller
from web.collation import by_name
from web.second_save import SecondSave
from web.views import ActionPage, FormPage, HistoryPage, Once

INDICATOR_VERBS = changes.COMMON | {
    "broken_down": _("set what it is broken down by"),
    "retired": _("set its last day"),
}


class AboutIndicator:
    """Loads the indicator in the address."""

    kwargs: dict[str, Any]
    back_url: str

    def load(self) -> None:
        """Fetch the indicator."""
        self.indicator = get_object_or_404(Indicator, code=self.kwargs["code"])
        self.back_url = reverse("indicator", args=[self.indicator.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the indicator and what hangs on it."""
        about = {"indicator": self.indicator, "uses": uses_of(self.indicator)}
        return super().get_context_data(**about, **kwargs)  # type: ignore[misc]


class IndicatorCreate(Once, FormPage):
    """Put a new indicator into the catalogue."""

    access = RUN_PROGRAMME
    title = _("Make a new indicator")
    intro = _(
        "Nobody is asked for it before the programme asks it of all, or someone chooses it."
    )
    form_class = forms.IndicatorForm

    def load(self) -> None:
        self.back_url = reverse("indicators")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": Indicator()}

    def act(self, form: Any) -> str:
        indicator = indicators.make(by=self.request.user, **form.cleaned_data)
        return reverse("indicator", args=[indicator.code])

    def already_url(self) -> str:
        return self.back_url


class IndicatorChange(SecondSave, AboutIndicator, FormPage):
    """Change words and rules; what its figures mean stands once there are figures."""

    access = RUN_PROGRAMME
    form_class = forms.IndicatorForm
    template_name = "programme/indicator_change.html"

    def get_title(self) -> str:
        return str(_("Change: %(name)s") % {"name": self.indicator.name})

    def get_form_kwargs(self) -> dict[str, Any]:
        fresh = Indicator.objects.get(pk=self.indicator.pk)
        return super().get_form_kwargs() | {"instance": fresh}

    def act(self, form: Any) -> str:
        indicators.change(indicator=self.indicator, by=self.request.user, **form.cleaned_data)
        return self.back_url

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        if "confirmed" in form.errors and form.changes_accumulation():
            context["shifts"] = shifts_of(self.indicator, form.cleaned_data["accumulation"])
        return context


class IndicatorReplace(Once, AboutIndicator, FormPage):
    """Make a new indicator of a changed meaning, which takes over from a day on."""

    access = RUN_PROGRAMME
    form_class = forms.ReplaceForm
    template_name = "programme/indicator_replace.html"

    def get_title(self) -> str:
        return str(_("Replace: %(name)s") % {"name": self.indicator.name})

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": Indicator(replaces=self.indicator)}

    def get_initial(self) -> dict[str, Any]:
        known = model_to_dict(self.indicator, forms.FIELDS)
        return known | {"code": "", "valid_from": None}

    def act(self, form: Any) -> str:
        new = indicators.replace(
            indicator=self.indicator, by=self.request.user, **form.cleaned_data
        )
        return reverse("indicator", args=[new.code])

    def already_url(self) -> str:
        return self.back_url


class IndicatorRetire(SecondSave, AboutIndicator, FormPage):
    """Set the last day of an indicator; its figures stay readable."""

    access = RUN_PROGRAMME
    form_class = forms.RetireForm
    template_name = "programme/indicator_retire.html"

    def get_title(self) -> str:
        return str(_("Last day: %(name)s") % {"name": self.indicator.name})

    def get_form_kwargs(self) -> dict[str, Any]:
        fresh = Indicator.objects.get(pk=self.indicator.pk)
        return super().get_form_kwargs() | {"instance": fresh}

    def act(self, form: Any) -> str:
        indicators.retire(indicator=self.indicator, by=self.request.user, **form.cleaned_data)
        return self.back_url


class IndicatorDelete(AboutIndicator, ActionPage):
    """Delete an indicator that is not used for anything."""

    access = RUN_PROGRAMME
    done = _("The indicator is deleted.")

    def act(self) -> None:
        indicators.throw_away(indicator=self.indicator, by=self.request.user)
        self.back_url = reverse("indicators")

    def get_success_url(self) -> str:
        return self.back_url


class IndicatorHistory(HistoryPage):
    """What was changed of an indicator, and by whom."""

    access = ANY_ROLE

    def load(self) -> None:
        self.indicator = get_object_or_404(Indicator, code=self.kwargs["code"])

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self.indicator.name})

    def lines(self) -> Iterator[Line]:
        return Teller(INDICATOR_VERBS).of_one(self.indicator.history.all())

    def back_url(self) -> str:
        return reverse("indicator", args=[self.indicator.code])


@dataclass(frozen=True)
class Added:
    """An indicator that becomes asked of all, and who would report it anew."""

    indicator: Indicator
    participants: tuple[str, ...]


class IndicatorsForAll(SecondSave, FormPage):
    """Choose what is asked of all; what changes, and for whom, is shown before it is saved."""

    access = RUN_PROGRAMME
    title = _("Indicators asked of all")
    form_class = forms.ForAllForm
    template_name = "programme/indicators_for_all.html"

    def load(self) -> None:
        self.programme = get_object_or_404(Programme, code=self.kwargs["code"])
        self.back_url = reverse("programme", args=[self.programme.code])

    def get_form_kwargs(self) -> dict[str, Any]:
        fresh = {"instance": self.programme, "today": self.request.today}
        return super().get_form_kwargs() | fresh

    def form_valid(self, form: Any) -> HttpResponse:
        """Show what changes; save when the same choice comes again."""
        chosen = form.cleaned_data["indicators_for_all"]
        mark = "-".join(str(pk) for pk in sorted(each.pk for each in chosen))
        if form.cleaned_data.pop("confirmed") == mark or not self._differs(chosen):
            return super().form_valid(form)
        form.data = form.data.copy()
        form.data["confirmed"] = mark
        context = self.get_context_data(form=form, **self._preview(chosen))
        return self.render_to_response(context)

    def act(self, form: Any) -> str:
        programmes.choose_for_all(
            programme=self.programme,
            by=self.request.user,
            seen=form.cleaned_data["seen"],
            indicators=form.cleaned_data["indicators_for_all"],
        )
        return self.back_url

    def _now(self) -> set[int]:
        return set(self.programme.indicators_for_all.values_list("pk", flat=True))

    def _differs(self, chosen: Any) -> bool:
        return {each.pk for each in chosen} != self._now()

    def _preview(self, chosen: Any) -> dict[str, Any]:
        """What is added and for whom, what is taken away, and how many there will be."""
        now = self._now()
        added = [each for each in chosen if each.pk not in now]
        anew = asked_anew(self.programme, added, self.request.today)
        gone = self.programme.indicators_for_all.exclude(pk__in=[each.pk for each in chosen])
        return {
            "previews": True,
            "added": [Added(each, anew[each.pk]) for each in added],
            "gone": gone.order_by(by_name(), "pk"),
            "count": len(chosen),
            "too_many": len(chosen) > forms.MANY,
            "many": forms.MANY,
        }
