"""Forms of the catalogue: an indicator, its last day, and those that are asked of all."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme.actions import indicators
from programme.catalogue_rows import FACTOR_OF_UNIT, disagreements
from programme.indicator_choices import by_theme
from programme.models import Indicator, Part, Programme
from programme.models.indicator import Source
from web.forms import DateField
from web.numbers import NumberField
from web.second_save import StampedForm

LONGEST = 4_000  # letters in a definition
MANY = 12  # so many are asked of all at most, as the programme has set itself
RESERVED = ("ny", "new")  # addresses that the pages themselves have
GROUPS = (
    (gettext_lazy("Name"), ("code", "name_nb", "name_nn", "name_en", "theme")),
    (gettext_lazy("Definition"), ("definition_nb", "definition_nn", "definition_en")),
    (gettext_lazy("The number"), ("unit", "nature", "decimals", "direction", "accumulation")),
    (
        gettext_lazy("Numerator and denominator, for a rate"),
        (
            *("numerator_nb", "numerator_nn", "numerator_en"),
            *("denominator_nb", "denominator_nn", "denominator_en"),
        ),
    ),
    (
        gettext_lazy("Source and reporting"),
        ("level", "source", "external_key", "frequency", "valid_from"),
    ),
    (
        gettext_lazy("What is refused and asked about when a figure is typed"),
        ("lowest", "highest", "is_share", "jump_percent", "jump_least", "zero_after"),
    ),
    (gettext_lazy("Break-down and small numbers"), ("parts", "parts_add_up", "suppress_below")),
    (gettext_lazy("Known weaknesses"), ("weaknesses_nb", "weaknesses_nn", "weaknesses_en")),
)
FIELDS = [name for _legend, names in GROUPS for name in names]


def _label(field: str) -> Any:
    return Indicator._meta.get_field(field).verbose_name  # type: ignore[union-attr]


def _help(field: str) -> Any:
    return Indicator._meta.get_field(field).help_text  # type: ignore[union-attr]


class WholeField(NumberField):
    """A whole number from one to another, typed as people write it."""

    def __init__(self, least: int, most: int, name: str, **kwargs: Any) -> None:
        self.least, self.most = least, most
        super().__init__(label=_label(name), help_text=_help(name), required=False, **kwargs)

    def clean(self, value: Any) -> int | None:
        """The number, or a sentence that says which can be written."""
        number = super().clean(value)
        if number is None:
            return None
        if number != int(number) or not self.least <= number <= self.most:
            raise forms.ValidationError(
                _("Write a whole number from %(least)s to %(most)s, or leave the field blank.")
                % {"least": self.least, "most": self.most}
            )
        return int(number)


class GroupedForm(StampedForm):
    """A long form, whose fields stand in groups with a heading each."""

    template_name = "web/forms/grouped.html"
    groups_of_fields: Any = ()

    def groups(self) -> Iterator[tuple[Any, list[Any]]]:
        """Each heading with its fields; what the form does not have is passed by."""
        for legend, names in self.groups_of_fields:
            yield legend, [self[name] for name in names if name in self.fields]


class IndicatorForm(GroupedForm):
    """All that is said of an indicator. The factor follows from the unit."""

    groups_of_fields = (*GROUPS, ("", ("confirmed",)))

    code = forms.RegexField(
        r"^[a-z][a-z0-9_]*$",
        label=_label("code"),
        max_length=50,
        help_text=gettext_lazy(
            "Small letters a–z, digits and underscores, such as temp_families. It stands in addresses and files, and is never changed."
        ),
        error_messages={
            "invalid": gettext_lazy(
                "A code has small letters a–z, digits and underscores only, and begins with a letter."
            )
        },
    )
    decimals = forms.TypedChoiceField(
        label=_label("decimals"), coerce=int, choices=[(n, str(n)) for n in range(5)]
    )
    lowest = NumberField(label=_label("lowest"), help_text=_help("lowest"), required=False)
    highest = NumberField(label=_label("highest"), help_text=_help("highest"), required=False)
    jump_least = NumberField(label=_label("jump_least"))
    jump_percent = WholeField(1, 1000, "jump_percent")
    zero_after = WholeField(1, 100_000_000, "zero_after")
    suppress_below = WholeField(2, 999, "suppress_below")
    valid_from = DateField(label=_label("valid_from"), required=False)
    parts = forms.ModelMultipleChoiceField(
        Part.objects.exclude(code=Part.TOTAL).order_by("order", "pk"),
        label=_label("parts"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    confirmed = forms.BooleanField(
        label=gettext_lazy("I have seen what changes, and I want it so"), required=False
    )

    class Meta:
        model = Indicator
        fields = FIELDS
        labels = {"nature": gettext_lazy("kind of number")}
        help_texts = {
            "nature": gettext_lazy("A mean, such as days of waiting, is a rate."),
            "unit": gettext_lazy(
                "Per cent is a rate times 100, per 1 000 inhabitants a rate times 1 000."
            ),
            "external_key": gettext_lazy(
                "For own figures: what the same figure is called in KOSTRA."
            ),
        }

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._stood = self.instance.accumulation
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 3
                field.max_length = LONGEST
                field.validators.append(MaxLengthValidator(LONGEST))
        if self.instance.pk:
            del self.fields["code"]
        if not (self.changes_accumulation() or self._would_show_more()):
            del self.fields["confirmed"]

    def changes_accumulation(self) -> bool:
        """Whether what was typed lets periods go together in another way than they do."""
        typed = self.data.get(self.add_prefix("accumulation"))
        return bool(self.instance.pk and typed and typed != self._stood)

    def _would_show_more(self) -> bool:
        """Whether what was typed shows small numbers that are hidden today."""
        if not (self.is_bound and self.instance.pk):
            return False
        typed = str(self.data.get(self.add_prefix("suppress_below")) or "").strip()
        below = int(typed) if typed.isdecimal() else None
        return indicators.shows_more(self.instance, below)

    def clean_code(self) -> str:
        """A code that is free, with the one that has it where it is not."""
        code: str = self.cleaned_data["code"]
        taken = Indicator.objects.filter(code=code).first()
        if code in RESERVED:
            raise forms.ValidationError(_("This code cannot be used. Choose another."))
        if taken:
            raise forms.ValidationError(
                _("“%(name)s” has this code already. Choose another.") % {"name": taken.name}
            )
        return code

    def clean_name_nb(self) -> str:
        """Two indicators in force may not be called the same."""
        name: str = self.cleaned_data["name_nb"]
        others = Indicator.objects.filter(name_nb__iexact=name, valid_to__isnull=True)
        kept = {self.instance.pk, getattr(self.instance.replaces, "pk", None)}
        if others.exclude(pk__in=kept - {None}).exists():
            raise forms.ValidationError(
                _("Another indicator is called this. Choose a name that tells them apart.")
            )
        return name

    def clean(self) -> dict[str, Any]:
        """What cannot be right together is told beside one of the two."""
        typed = super().clean()
        if self.errors:
            return typed
        typed["factor"] = FACTOR_OF_UNIT.get(typed["unit"], 1)
        values = typed | {
            "valid_to": self.instance.valid_to,
            "parts": [part.code for part in typed["parts"]],
        }
        for column, value, message in disagreements(values):
            if value or not column.endswith(("_nn", "_en")):  # the other languages may wait
                self.add_error(column, message)
        return typed


class ReplaceForm(IndicatorForm):
    """The new indicator of a changed meaning: it must say from when it is in force."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].required = True
        self.fields["valid_from"].help_text = _(
            "The old indicator ends the day before. Figures of earlier periods stay with the old one."
        )


class RetireForm(StampedForm):
    """The last day of an indicator."""

    valid_to = DateField(
        label=gettext_lazy("last day"),
        required=False,
        help_text=gettext_lazy(
            "Leave it blank, and the indicator is in force until further notice."
        ),
    )

    class Meta:
        model = Indicator
        fields = ["valid_to"]


class ForAllForm(StampedForm):
    """Which indicators the programme asks of all its participants."""

    indicators_for_all = forms.ModelMultipleChoiceField(
        Indicator.objects.none(),
        label=Programme._meta.get_field("indicators_for_all").verbose_name,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    confirmed = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Programme
        fields = ["indicators_for_all"]

    fields: dict[str, Any]

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = Indicator.objects.filter(programme=self.instance).values("pk")
        offered = Indicator.objects.filter(source=Source.OWN).valid_on(today)
        self.fields["indicators_for_all"].queryset = offered | Indicator.objects.filter(
            pk__in=asked
        )

    def themes(self) -> Any:
        """The indicators by theme, with those that are chosen."""
        return by_theme(self["indicators_for_all"])
