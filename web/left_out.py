"""What an address asks for that cannot be chosen is left out, and said: one place for every form and filter.

An address from a colleague with other rights opens the same page over what the reader may see. What
is not there and what the reader may not see are told in the same words: nobody finds out what exists.
A name that the page does not know is told too: who sends on an address with a misspelt filter would
else send on everything.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from web import formats
from web.forms import protect

LONGEST_SEARCH = 200  # characters: databases refuse to search for a text that is very long
LONGEST_NAME, MOST_NAMES = 30, 3  # of what the page does not know, as it is told
OF_TABLES = {"sort", "page", "per_page"}
# What mail, social media and measuring of visits put on an address, by how it begins.
TRACKING = (
    *("utm_", "mc_", "mtm_", "pk_", "_ga", "_gl", "_hs"),
    *("fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "gad_", "wbraid", "gbraid"),
)


@dataclass(frozen=True)
class LeftOut:
    """What is left out: by its labels what the reader cannot choose and what cannot be read; `strange` names."""

    unknown: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.unknown or self.unreadable or self.strange)

    def __add__(self, other: "LeftOut") -> "LeftOut":
        return LeftOut(
            self.unknown + other.unknown,
            self.unreadable + other.unreadable,
            self.strange + other.strange,
        )

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
            _(
                "The address asks for something that this page does not know: %(names)s."
            ): self._quoted(),
        }
        return [reason % {"names": ", ".join(names)} for reason, names in told.items() if names]

    def _quoted(self) -> list[str]:
        """The first names that the page does not know, cut: anybody may have written them."""
        first = (Truncator(each).chars(LONGEST_NAME) for each in self.strange[:MOST_NAMES])
        return [formats.quoted([name]) for name in first]


@dataclass(frozen=True)
class Asked:
    """What an address asks for: what is kept of it, and the form as it was asked, where nothing typed is lost."""

    kept: Any
    shown: Any
    data: QueryDict  # without what is wrong; a name that another form may know stands
    wrong: LeftOut
    known: frozenset[str]  # the names that are read

    def also(self, other: "Asked") -> "Asked":
        """This, where `other` has read more of the same address."""
        return replace(
            self,
            data=other.data,
            wrong=self.wrong + other.wrong,
            known=self.known | other.known,
        )

    @property
    def left_out(self) -> LeftOut:
        """What is wrong, and the names that no form knows."""
        return self.wrong + LeftOut(strange=self._strange)

    @property
    def _strange(self) -> tuple[str, ...]:
        """What is empty asks for nothing, and what others put on an address is not the sender's."""
        return tuple(
            name
            for name, values in self.data.lists()
            if name not in self.known | OF_TABLES
            and any(values)
            and not name.lower().startswith(TRACKING)
        )

    @property
    def in_address(self) -> QueryDict:
        """What is kept, as an address holds it."""
        kept = self.data.copy()
        for name in self._strange:
            del kept[name]
        return kept

    def address(self, path: str) -> str:
        """The address of a page with what is kept."""
        query = self.in_address.urlencode()
        return f"{path}?{query}" if query else path

    def shown_as(self, name: str) -> dict[str, Any]:
        """What a page shows of it: links on the page go on with what is kept."""
        return {name: self.shown, "left_out": self.left_out, "kept": self.in_address}


def read(make: Callable[[QueryDict], Any], data: QueryDict) -> Asked:
    """The form or the filters that `make` gives of an address, without what cannot be chosen in it."""
    shown, wrong = _made(make, data)
    known = frozenset(_names(_form(shown)))
    if not wrong:
        return Asked(shown, shown, data, LeftOut(), known)
    for (
        bound
    ) in wrong:  # what was typed stands with what is wrong with it; a list has nothing to mend
        if isinstance(bound.field, forms.ChoiceField):
            del _form(shown).errors[bound.name]
    kept_data = _without(data, wrong)
    kept, _none = _made(make, kept_data)
    together = _form(kept).errors  # what is left may not go together: then that is told
    return Asked(kept, kept if together else shown, kept_data, _told(wrong), known)


def _names(form: Any) -> Iterator[str]:
    """What an address may say for the form."""
    return (form.add_prefix(name) for name in form.fields)


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
