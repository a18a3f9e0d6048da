"""Two people at once: a second save is refused, and both versions are shown."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from web.errors import Refused
from web.forms import in_words as value_in_words
from web.views import tell_refusal


class ChangedMeanwhile(Refused):
    """Someone else saved after the page was opened; `standing` is what it is now, `stamp` its mark."""

    def __init__(self, standing: Any, stamp: str) -> None:
        super().__init__(_("Someone else has saved this since you opened the page."))
        self.standing, self.stamp = standing, stamp


def stamp_of(row: Any) -> str:
    """What a page carries to tell later whether the row has been changed: its last line in the log."""
    return str(_last(row).history_id)


def unchanged(row: Any, seen: str | None) -> Any:
    """The row, if it is what the page was opened on; None passes the test by."""
    last = _last(row)
    if seen is not None and seen != str(last.history_id):
        row.edited_by, row.edited_at = last.history_user, last.history_date
        raise ChangedMeanwhile(row, str(last.history_id))
    return row


def _last(row: Any) -> Any:
    return row.history.order_by("-history_date", "-history_id").first()


class ShownBeside(forms.ModelForm):
    """A form whose fields can be shown beside what another has saved."""

    def values_of(self, standing: Any) -> dict[str, Any]:
        """What another has saved, by the names of the fields."""
        many = {field.name for field in standing._meta.many_to_many}
        values = {name: getattr(standing, name) for name in self._meta.fields or ()}
        return {name: v.all() if name in many else v for name, v in values.items()}


class StampedForm(ShownBeside):
    """A form of a logged row, which carries the mark of what it was opened on."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = stamp_of(self.instance)

    def clean(self) -> dict[str, Any]:
        """Only a row that stands has a mark."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.instance.pk:
            typed.pop("seen", None)
        return typed


class SecondSave:
    """A form that shows both versions side by side when someone else was first."""

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
            form.data[form.add_prefix("seen")] = refusal.stamp
            form.standing = refusal.standing
            form.differences = differences(form, refusal.standing)
            return self._refused(form, refusal)
        except (Refused, ValidationError) as refusal:
            return self._refused(form, refusal)
        messages.success(self.request, self.done)
        return HttpResponseRedirect(target)

    def _refused(self, form: Any, refusal: Exception) -> HttpResponse:
        tell_refusal(form, refusal)
        return self.form_invalid(form)


class Standing:
    """A form about a row that another may have taken away: then back, with a sentence."""

    own_url: Any
    find: Any  # gives the row; raises Refused when it is gone

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for access first, then find the row."""
        try:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        except Refused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(self.own_url())

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form shows the row as it stands."""
        return super().get_form_kwargs() | {"instance": self.find()}  # type: ignore[misc]


@dataclass(frozen=True)
class Difference:
    """One field of a form, as it was saved by another and as it was typed."""

    label: Any
    theirs: str
    mine: str

    @property
    def differs(self) -> bool:
        """True where the choice matters."""
        return self.theirs != self.mine


def differences(form: Any, standing: Any) -> list[Difference]:
    """Every field of the form, both ways, in words."""
    theirs = form.values_of(standing)
    return [
        Difference(
            bound.label,
            value_in_words(bound.field, theirs.get(bound.name)),
            value_in_words(bound.field, form.cleaned_data.get(bound.name)),
        )
        for bound in form.visible_fields()
    ]
