"""What is tested before a figure is written: is it asked for, open, possible, and has somebody looked at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from municipalities.completeness_facts import asked_of
from municipalities.entries import ChangedMeanwhile, Doubtful, Entry, Typed, stamp
from municipalities.figure_sheet import FigureSheet
from municipalities.models import Measurement, Participation
from municipalities.openness import Openness
from programme import entry_rules
from programme.models import Indicator, Part, Period
from programme.models.indicator import Source
from web.errors import Refused

AT_MOST = {"not_applicable": 200, "comment": 2000, "correction_reason": 2000}
TYPED = ("value", "numerator", "denominator", "not_applicable", "known", "comment")


@dataclass(frozen=True)
class Checked:
    """A cell that may be written, and what stands there now; `is_same` when it would change nothing."""

    part: Part
    entry: Entry
    now: Measurement | None
    is_same: bool = False


class Asking:
    """What a participation is asked for, and what is open on a day: fetched once, however many figures are typed."""

    def __init__(self, participation: Participation, today: date) -> None:
        self.participation = participation
        self.openness = Openness(participation, today)
        self._asked: dict[int, set[int]] = {}

    def is_asked(self, indicator: Indicator, period: Period) -> bool:
        """Whether the indicator is asked for in the period."""
        if period.pk not in self._asked:
            asked = asked_of(self.participation, period)
            self._asked[period.pk] = {*asked.values_list("pk", flat=True)}
        return indicator.pk in self._asked[period.pk]


class EntryCheck:
    """The tests of what is typed for one indicator and period, total and parts together."""

    def __init__(self, sheet: FigureSheet, asking: Asking) -> None:
        self.sheet, self.asking = sheet, asking

    def of(self, typed: Iterable[Typed]) -> list[Checked]:
        """Each cell as it is to be written. Raises Refused, ChangedMeanwhile or Doubtful."""
        checked = [self._one(cell) for cell in typed]
        return self._asked_about(checked)

    def _one(self, cell: Typed) -> Checked:
        now = self.sheet.now(cell.part)
        if cell.seen is not None and cell.seen != stamp(now):
            raise ChangedMeanwhile(
                _("Someone else has changed this figure since you opened the page."), now
            )
        entry = _as_written(cell.entry, now)
        if (now and _same(now, entry)) or (now is None and _is_blank(entry)):
            return Checked(cell.part, entry, now, is_same=True)
        self._refuse_foreign(cell.part, now)
        self._refuse_closed(cell.part, now)
        refuse_impossible(self.sheet.indicator, entry)
        if entry.is_empty:
            _refuse_lone_comment(entry, now)
            return Checked(cell.part, entry, now)
        return Checked(cell.part, self._with_reason(entry, cell.part, now), now)

    def _refuse_foreign(self, part: Part, now: Measurement | None) -> None:
        indicator = self.sheet.indicator
        if indicator.source != Source.OWN:
            raise Refused(
                _("This figure is fetched from official statistics, and cannot be typed.")
            )
        if now is None and not self.asking.is_asked(indicator, self.sheet.period):
            raise Refused(_("This indicator is not asked of this participant in this period."))
        if part.code != Part.TOTAL and now is None and part not in self.sheet.parts:
            raise Refused(_("This indicator is not broken down by this part."))

    def _refuse_closed(self, part: Part, now: Measurement | None) -> None:
        returned = now is not None and now.state == Measurement.State.RETURNED
        corrects = returned or self.sheet.standing(part) is not None
        reason = self.asking.openness.why_closed(self.sheet.period, corrects=corrects)
        if reason:
            raise Refused(reason)

    def _with_reason(self, entry: Entry, part: Part, now: Measurement | None) -> Entry:
        """A correction says why; what has never been submitted is not corrected, whatever is written."""
        stands = self.sheet.standing(part) is not None
        if stands and not entry.correction_reason:
            raise Refused(
                _(
                    "This figure is submitted. Write why it is corrected: the old figure stands until the correction is submitted, and is kept."
                ),
                "correction_reason",
            )
        corrects = stands or (now is not None and now.is_corrected)
        return entry if corrects else replace(entry, correction_reason="")

    def _asked_about(self, checked: list[Checked]) -> list[Checked]:
        """Mark what is confirmed; raise Doubtful with all that nobody has confirmed."""
        numbers = {cell.part: cell.entry for cell in checked}
        found: dict[str, None] = {}
        result = []
        for cell in checked:
            doubts = self._doubts(cell, numbers)
            entry, is_confirmed = _confirmed(cell, doubts)
            if not is_confirmed:
                found |= dict.fromkeys(doubts)
            result.append(replace(cell, entry=entry))
        if found:
            raise Doubtful([*found])
        return result

    def _doubts(self, cell: Checked, typed: Mapping[Part, Entry]) -> list[str]:
        if cell.is_same or cell.entry.is_empty:
            return []
        sheet = self.sheet
        before = entry_rules.figure_of(sheet.indicator, sheet.before(cell.part))
        parts = {part.name: typed.get(part) or sheet.now(part) for part in sheet.parts}
        if cell.part.code == Part.TOTAL:
            return entry_rules.doubts(sheet.indicator, cell.entry, before, parts)
        own = entry_rules.doubts(sheet.indicator, cell.entry, before)
        total = self._total(typed)
        off = entry_rules.parts_off(sheet.indicator, total, parts) if total else []
        return [*(f"{cell.part.name}: {sentence}" for sentence in own), *off]

    def _total(self, typed: Mapping[Part, Entry]) -> entry_rules.Numbers | None:
        entries = [entry for part, entry in typed.items() if part.code == Part.TOTAL]
        return entries[0] if entries else self.sheet.total


def refuse_impossible(indicator: Indicator, entry: Entry) -> None:
    """Raise Refused for what cannot be a figure of the indicator, with the field that is wrong."""
    value, numerator, denominator = entry.numbers
    found = entry_rules.refusals(
        indicator,
        value=value,
        numerator=numerator,
        denominator=denominator,
        not_applicable=entry.not_applicable,
    ) | dict(_impossible_texts(entry))
    for field, sentence in found.items():
        raise Refused(sentence, field)


def _impossible_texts(entry: Entry) -> Iterable[tuple[str, str]]:
    for field, most in AT_MOST.items():
        text = getattr(entry, field)
        if len(text) > most:
            yield field, _("Write at most %(most)s characters.") % {"most": most}
        if "\0" in text:
            yield field, _("The text has a sign in it that cannot be kept. Write it anew.")
    if entry.known not in Measurement.Known.values:
        yield (
            "known",
            _("Choose how the figure is known: measured, estimated or self-assessed."),
        )


def _refuse_lone_comment(entry: Entry, now: Measurement | None) -> None:
    """A comment without a figure would be lost, unless it is left behind as the figure is emptied."""
    if entry.comment and not (now and now.comment == entry.comment):
        raise Refused(
            _("A comment needs a figure beside it, or the reason why it does not apply."),
            "comment",
        )


def _as_written(entry: Entry, now: Measurement | None) -> Entry:
    """The texts without blanks around them; a correction that is under way keeps its reason."""
    texts = {field: getattr(entry, field).strip() for field in AT_MOST}
    if now and not texts["correction_reason"] and now.state in Measurement.WORKING:
        texts["correction_reason"] = now.correction_reason
    return replace(entry, **texts)  # type: ignore[arg-type]


def _same(now: Measurement, entry: Entry) -> bool:
    """Whether saving would change nothing; a reason and a confirmation are of the change, not the figure."""
    stands = now.state in Measurement.STANDING
    no_new_reason = stands or entry.correction_reason == now.correction_reason
    no_new_mark = now.is_confirmed or not entry.is_confirmed
    return says_the_same(now, entry) and no_new_reason and no_new_mark


def says_the_same(figure: Measurement, entry: Entry) -> bool:
    """Whether what is typed is the figure with all that is known of it."""
    provisional = figure.is_provisional == entry.is_provisional
    return provisional and all(getattr(figure, name) == getattr(entry, name) for name in TYPED)


def _is_blank(entry: Entry) -> bool:
    return entry.is_empty and not entry.comment


def _confirmed(cell: Checked, doubts: list[str]) -> tuple[Entry, bool]:
    """The entry with its mark, and whether it may stand: nothing to ask about, or confirmed.

    The mark is of the numbers that were asked about, and falls away when they change.
    """
    entry, now = cell.entry, cell.now
    if not doubts:
        return replace(entry, is_confirmed=False), True
    still = now is not None and now.is_confirmed and entry.numbers == _numbers(now)
    if not (still or entry.is_confirmed):
        return entry, False
    if not entry.comment:
        raise Refused(_("Write in the comment why the unusual figure is right."), "comment")
    return replace(entry, is_confirmed=True), True


def _numbers(figure: Measurement) -> tuple:
    return figure.value, figure.numerator, figure.denominator
