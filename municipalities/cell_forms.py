"""The form of one figure with its break-down, and of the evidence beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.entries import Entry, Typed, stamp
from municipalities.figure_sheet import FigureSheet
from municipalities.models import Evidence, Measurement
from programme import entry_rules
from programme.entry_rules import PARTS_OF_A_RATE
from programme.models import Indicator, Part
from web.models import NO_PERSONS
from web.numbers import NumberField

NUMBERS = ("value", *PARTS_OF_A_RATE)


def _text(label: Any, help_text: Any = NO_PERSONS) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(
        label=label, required=False, max_length=2000, widget=area, help_text=help_text
    )


@dataclass(frozen=True)
class PartRow:
    """A row of the break-down: the part, and its fields."""

    part: Part
    fields: list[Any]


class CellForm(forms.Form):
    """One figure: a value or its reason, what is to be known of it, and the parts of it.

    It carries the stamps of what it was opened with, and the numbers that were asked about.
    """

    data: Any
    theirs: list[tuple[Part, Measurement | None]] = []

    value = NumberField(label=gettext_lazy("value"), required=False)
    numerator = NumberField(label=gettext_lazy("numerator"), required=False)
    denominator = NumberField(label=gettext_lazy("denominator"), required=False)
    not_applicable = forms.CharField(
        label=gettext_lazy("why it does not apply"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "Only where there can be no figure. Then leave the number empty."
        ),
    )
    known = forms.ChoiceField(
        label=gettext_lazy("how known"),
        choices=Measurement.Known.choices,
        widget=forms.RadioSelect,
    )
    is_provisional = forms.BooleanField(
        label=gettext_lazy("provisional"),
        required=False,
        help_text=gettext_lazy(
            "The figure may still change, for example until KOSTRA is final."
        ),
    )
    comment = _text(gettext_lazy("comment"))
    correction_reason = _text(gettext_lazy("why the figure is corrected"))
    correction_reason.when_needed = gettext_lazy("when you change something")  # type: ignore[attr-defined]
    is_confirmed = forms.BooleanField(
        label=gettext_lazy("the figure is right, and the comment says why"), required=False
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    asked = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, sheet: FigureSheet, total: Part, **kwargs: Any) -> None:
        self.sheet, self.total = sheet, total
        self.indicator = sheet.indicator
        super().__init__(*args, **kwargs | {"initial": self._as_kept()})
        self._fit_numbers()
        if not self._corrects():
            del self.fields["correction_reason"]
        self._confirm = self.fields["is_confirmed"]
        if not self.data.get("asked"):
            del self.fields["is_confirmed"]

    @property
    def cells(self) -> list[Part]:
        """The total, then its parts."""
        return [self.total, *self.sheet.parts]

    def name_of(self, name: str, part: Part) -> str:
        """What a field of a part is called in the form."""
        return name if part == self.total else f"{name}-{part.pk}"

    def numbers_of(self, part: Part) -> tuple[str, ...]:
        """Which numbers are typed for a part: a rate by its numerator and denominator."""
        if not self.indicator.is_rate:
            return ("value",)
        return (*PARTS_OF_A_RATE, "value") if part == self.total else PARTS_OF_A_RATE

    # How it is shown

    def number_fields(self) -> list[Any]:
        """The fields of the figure itself, as they are shown."""
        return [self[name] for name in (*self.numbers_of(self.total), "not_applicable")]

    def part_rows(self) -> list[PartRow]:
        """The break-down, a row for each part."""
        return [
            PartRow(part, [self[self.name_of(name, part)] for name in self.numbers_of(part)])
            for part in self.sheet.parts
        ]

    def other_fields(self) -> list[Any]:
        """What is to be known of the figure."""
        names = ("known", "is_provisional", "comment", "correction_reason", "is_confirmed")
        return [self[name] for name in names if name in self.fields]

    def _fit_numbers(self) -> None:
        unused = set(NUMBERS) - set(self.numbers_of(self.total))
        for name in unused:
            del self.fields[name]
        for name, words in _words_of(self.indicator).items():
            self.fields[name].label, self.fields[name].help_text = words
        for part in self.sheet.parts:
            for name in self.numbers_of(part):
                label = f"{part.name}: {self.fields[name].label}"
                field = NumberField(label=label, required=False)
                field.widget.attrs["aria-label"] = capfirst(label)
                self.fields[self.name_of(name, part)] = field
            self.fields[self.name_of("seen", part)] = forms.CharField(
                widget=forms.HiddenInput, required=False
            )

    def _corrects(self) -> bool:
        rows = [self.sheet.now(part) for part in self.cells]
        standing = any(self.sheet.standing(part) for part in self.cells)
        return standing or any(row.is_corrected for row in rows if row)

    def _as_kept(self) -> dict[str, Any]:
        kept: dict[str, Any] = {"known": Measurement.Known.MEASURED}
        for part in self.cells:
            now = self.sheet.now(part)
            kept[self.name_of("seen", part)] = stamp(now)
            for name in NUMBERS:
                kept[self.name_of(name, part)] = getattr(now, name, None)
        now = self.sheet.now(self.total)
        if now:
            names = ["not_applicable", "known", "is_provisional", "comment"]
            # The reason of a correction that stands is of that one, not of the next.
            names += ["correction_reason"] if now.state in Measurement.WORKING else []
            kept |= {name: getattr(now, name) for name in names}
        return kept

    # What was typed

    def clean(self) -> dict[str, Any]:
        super().clean()
        for part in self.cells:
            typed = {name: self._number(name, part) for name in NUMBERS}
            reason = self.cleaned_data.get("not_applicable", "") if part == self.total else ""
            found = entry_rules.refusals(self.indicator, **typed, not_applicable=reason)
            for name, sentence in found.items():
                field = self.name_of(name, part)
                if field not in self.errors:
                    self.add_error(field, sentence)
        return self.cleaned_data

    def typed(self) -> list[Typed]:
        """The figure, and those parts that were changed, for the action."""
        return [*self._typed()]

    def _typed(self) -> Iterator[Typed]:
        data = self.cleaned_data
        shared = {
            "known": data["known"],
            "is_provisional": data["is_provisional"],
            "correction_reason": data.get("correction_reason", ""),
            "is_confirmed": bool(data.get("is_confirmed") and data["asked"] == self._key()),
        }
        yield Typed(
            self.total,
            Entry(
                **self._numbers(self.total),
                not_applicable=data["not_applicable"],
                comment=data["comment"],
                **shared,
            ),
            data["seen"],
        )
        for part in self.sheet.parts:
            now = self.sheet.now(part)
            numbers = self._numbers(part)
            if numbers != {name: getattr(now, name, None) for name in numbers}:
                comment = getattr(now, "comment", "")
                if shared["is_confirmed"]:
                    comment = data["comment"]
                entry = Entry(**numbers, comment=comment, **shared)
                yield Typed(part, entry, data[self.name_of("seen", part)])

    def _numbers(self, part: Part) -> dict[str, Any]:
        return {name: self._number(name, part) for name in self.numbers_of(part)}

    def _number(self, name: str, part: Part) -> Decimal | None:
        number: Decimal | None = self.cleaned_data.get(self.name_of(name, part))
        return number

    def _key(self) -> str:
        """The numbers that are typed, by which a confirmation is known to be of these."""
        numbers = [self._numbers(part).values() for part in self.cells]
        return " ".join(str(number) for each in numbers for number in each)

    # What is sent back

    def ask(self) -> None:
        """Ask for a confirmation of these very numbers."""
        self.data = self.data.copy()
        self.data["asked"] = self._key()
        self.data.pop("is_confirmed", None)
        self.fields["is_confirmed"] = self._confirm

    def changed_meanwhile(self) -> None:
        """Someone else was first: say what stands now; a second save chooses what is typed here."""
        self.data = self.data.copy()
        self.sheet = FigureSheet(
            self.sheet.participation, self.sheet.indicator, self.sheet.period
        )
        self.theirs = []
        for part in self.cells:
            now, field = self.sheet.now(part), self.name_of("seen", part)
            if self.data.get(field, "") != stamp(now):
                self.theirs.append((part, now))
            self.data[field] = stamp(now)


def _words_of(indicator: Indicator) -> dict[str, tuple[Any, Any]]:
    """Labels and help of the numbers: what is counted, in which unit, with how many decimals."""
    unit = capfirst(str(indicator.get_unit_display()))  # type: ignore[attr-defined]
    if not indicator.is_rate:
        return {"value": (_("value"), _form_of(unit, indicator.decimals))}
    marked = _("It is marked, and never combined with others.")
    return {
        "numerator": (indicator.numerator or _("numerator"), _form_of("", 0)),
        "denominator": (indicator.denominator or _("denominator"), _form_of("", 0)),
        "value": (
            _("the rate alone, when its parts are not known"),
            f"{_form_of(unit, indicator.decimals)} {marked}",
        ),
    }


def _form_of(unit: str, decimals: int) -> str:
    form = (
        ngettext("At most %(number)s decimal.", "At most %(number)s decimals.", decimals)
        % {"number": decimals}
        if decimals
        else _("A whole number.")
    )
    return f"{unit}. {form}" if unit else form


class EvidenceForm(forms.ModelForm):
    """A link or a file that shows where a figure comes from."""

    url = forms.URLField(
        label=gettext_lazy("link"), max_length=500, required=False, assume_scheme="https"
    )
    file = forms.FileField(
        label=gettext_lazy("file"),
        required=False,
        help_text=gettext_lazy("PDF, Word, Excel, PNG or JPEG, at most 10 MB."),
    )

    class Meta:
        model = Evidence
        fields = ["words", "url"]
