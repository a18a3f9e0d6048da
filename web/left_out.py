"""What an address asks for that cannot be chosen is left out, and said: one place for every form and filter.

An address from a colleague with other rights opens the same page over what the reader may see. What
is not there and what the reader may not see are told in the same words: nobody finds out what exists.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from web.forms import protect

LONGEST_SEARCH = 200  # characters: databases refuse to search for a text that is very long


@dataclass(frozen=True)
class LeftOut:
    """What is left out, by its labels: choices that the reader does not have, and what cannot be read."""

    unknown: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.unknown or self.unreadable)

    def __add__(self, other: "LeftOut") -> "LeftOut":
        return LeftOut(self.unknown + other.unknown, self.unreadable + other.unreadable)

    @property
    def reasons(self) -> list[str]:
        """Which and why, in sentences."""
        told = {
            _(
                "The address asks for something that you may not see, or that does not exist: %(names)s."
            ): self.unknown,
            _(
                "The address asks for something that cannot be used here: %(names)s."
            ): self.unreadable,
        }
        return [reason % {"names": ", ".join(names)} for reason, names in told.items() if names]


@dataclass(frozen=True)
class Asked:
    """What an address asks for: what is kept of it, and the form as it was asked, where nothing typed is lost."""

    kept: Any
    shown: Any
    data: QueryDict
    left_out: LeftOut

    def also(self, other: "Asked") -> "Asked":
        """This, where `other` has read more of the same address."""
        return replace(self, data=other.data, left_out=self.left_out + other.left_out)

    def address(self, path: str) -> str:
        """The address of a page with what is kept."""
        query = self.data.urlencode()
        return f"{path}?{query}" if query else path

    def shown_as(self, name: str) -> dict[str, Any]:
        """What a page shows of it: links on the page go on with what is kept."""
        return {name: self.shown, "left_out": self.left_out, "kept": self.data}


def read(make: Callable[[QueryDict], Any], data: QueryDict) -> Asked:
    """The form or the filters that `make` gives of an address, without what cannot be chosen in it."""
    shown, wrong = _made(make, data)
    if not wrong:
        return Asked(shown, shown, data, LeftOut())
    for (
        bound
    ) in wrong:  # what was typed stands with what is wrong with it; a list has nothing to mend
        if isinstance(bound.field, forms.ChoiceField):
            del _form(shown).errors[bound.name]
    kept_data = _without(data, wrong)
    kept, _none = _made(make, kept_data)
    together = _form(kept).errors  # what is left may not go together: then that is told
    return Asked(kept, kept if together else shown, kept_data, _told(wrong))


def _form(made: Any) -> Any:
    """The form itself, or that of the filters."""
    return getattr(made, "form", made)


def _made(make: Callable[[QueryDict], Any], data: QueryDict) -> tuple[Any, list[BoundField]]:
    """What is made, and its fields that hold what they cannot: what no field alone is to blame for stays."""
    made = make(data)
    form = protect(_form(made))
    for field in form.fields.values():
        if isinstance(field, forms.CharField):
            field.validators.append(MaxLengthValidator(LONGEST_SEARCH))
    return made, [
        form[name] for name in form.errors if name in form.fields and _is_wrong(form[name])
    ]


def _is_wrong(bound: BoundField) -> bool:
    """Whether the field itself refuses it, and not a rule of the form."""
    try:
        bound.field.clean(bound.data)
    except ValidationError:
        return True
    return False


def _without(data: QueryDict, wrong: Sequence[BoundField]) -> QueryDict:
    """The address without what is wrong; of several values of a field, those that are right stay."""
    kept = data.copy()
    for bound in wrong:
        values, field = kept.pop(bound.html_name), bound.field
        if isinstance(field, forms.ModelMultipleChoiceField):
            rows: Any = field.queryset
            known = {str(field.prepare_value(row)) for row in rows}
            kept.setlist(bound.html_name, [each for each in values if each in known])
    return kept


def _told(wrong: Sequence[BoundField]) -> LeftOut:
    """A choice may be one of somebody else's; what is typed is only wrong."""
    is_choice = {
        capfirst(str(each.label)): isinstance(each.field, forms.ChoiceField) for each in wrong
    }
    return LeftOut(
        tuple(label for label, known in is_choice.items() if known),
        tuple(label for label, known in is_choice.items() if not known),
    )
