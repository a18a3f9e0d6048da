"""What was changed, by whom and when, told in words from the log that every edit leaves."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext_lazy as _

from web import formats

COMMON = {
    "added": _("added it"),
    "created": _("created it"),
    "linked": _("changed what it is linked to"),
    "changed": _("changed it"),
    "removed": _("took it away"),
    "set": _("set it"),
    "given": _("gave it"),
    "ended": _("set its last day"),
    "withdrawn": _("withdrew it"),
    "loaded": _("loaded it"),
    "made": _("made it for the demo"),
    "renamed": _("gave it its new name"),
    "written_form_set": _("entered the written form"),
}
Change = tuple[Any, str, str]  # the field's name, and its words before and after


@dataclass(frozen=True)
class Line:
    """One change: when, who, what was done to what, and each field before and after."""

    at: datetime
    by: str
    verb: Any
    fields: tuple[Change, ...]
    subject: Any = ""  # what it was done to, where a page tells of several things
    state: str = ""  # of the version then
    code: str = ""  # of the deed, without the kind


def titles(rows: Iterable[Any]) -> list[str]:
    """The rows by their names."""
    return [str(row) for row in rows]


@dataclass(frozen=True)
class Teller:
    """Tells logs in words: `verbs` by the code of the deed, `named` what other rows are called."""

    verbs: Mapping[str, Any] = field(default_factory=lambda: COMMON)
    named: Callable[[Iterable[Any]], Sequence[str]] = titles

    def of_one(self, log: Any, subject: Any = "") -> Iterator[Line]:
        """Every change of one row, oldest first; of the first line only that it was made."""
        records = [*in_time(log)]
        for before, after in pairwise([None, *records]):
            changes = self._differences(before, after) if before else ()
            yield self._line(after, tuple(changes), subject)

    def of_many(
        self, log: Any, names: Sequence[str], subject: Callable[[Any], Any]
    ) -> Iterator[Line]:
        """Every change of many rows, from nothing until they are taken away, in the named fields."""
        before: dict[int, dict[str, str]] = {}
        for record in in_time(log):
            gone = record.history_type == "-"
            words = {name: "" if gone else self._value(record, name) for name in names}
            old = before.get(record.id, dict.fromkeys(names, ""))
            before[record.id] = words
            changes = tuple(
                (_label(record, name), old[name], words[name])
                for name in names
                if old[name] != words[name]
            )
            yield self._line(record, changes, subject(record))

    def verb(self, record: Any) -> Any:
        """What was done, in words."""
        return self.verbs.get(code_of(record), _("changed it"))

    def _line(self, record: Any, changes: tuple[Change, ...], subject: Any) -> Line:
        return Line(
            record.history_date,
            name_of(record.history_user),
            self.verb(record),
            changes,
            subject,
            getattr(record, "state", ""),
            code_of(record),
        )

    def _differences(self, before: Any, after: Any) -> Iterator[Change]:
        """The fields that people edit and that differ, with names and values in words."""
        for change in after.diff_against(before, excluded_fields=["order"]).changes:
            words = [self._in_words(after, change.field, v) for v in (change.old, change.new)]
            yield (_label(after, change.field), *words)

    def _value(self, record: Any, name: str) -> str:
        model_field = record.instance_type._meta.get_field(name)
        return self._in_words(record, name, getattr(record, model_field.attname))

    def _in_words(self, record: Any, name: str, value: Any) -> str:
        model_field = record.instance_type._meta.get_field(name)
        if model_field.is_relation:
            key = model_field.m2m_reverse_field_name() if model_field.many_to_many else ""
            chosen = [row[key] for row in value] if key else [value]
            rows = model_field.related_model.objects.filter(pk__in=chosen)
            return "; ".join(self.named(rows))
        if model_field.choices:
            return str(dict(model_field.flatchoices).get(value, ""))
        return plain(value)


def plain(value: Any) -> str:
    """A value that stands for itself: yes or no, a day, a number, a text; nothing is empty."""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, Decimal):
        return formats.exactly(value)
    return "" if value is None else str(value)


def in_time(log: Any) -> Any:
    """The records of a log, oldest first, each with the one who did it."""
    return log.select_related("history_user").order_by("history_date", "history_id")


def newest_first(lines: Iterable[Line]) -> list[Line]:
    """The changes as a page shows them."""
    return sorted(lines, key=lambda line: line.at, reverse=True)


def code_of(record: Any) -> str:
    """The deed, without the kind of thing it was done to: `need.closed` is "closed"."""
    return (record.history_change_reason or "").partition(".")[2]


def name_of(user: Any) -> str:
    """Who did it; a dash for nobody."""
    return user.name if user else "–"


def _label(record: Any, name: str) -> Any:
    return record.instance_type._meta.get_field(name).verbose_name
