"""The history of a need, goal, strategy or plan: what was changed, by whom and when, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from municipalities import differences
from municipalities.models.version import State
from municipalities.views.words import AboutOwned
from programme.access import READ
from web import formats
from web.views import TextPage

VERBS = {
    "worded": _("put into words"),
    "reworded": _("changed the words"),
    "begun": _("started a revision"),
    "copied": _("started a revision"),
    "shared": _("shared the draft with Husbanken"),
    "taken_back": _("took the draft back"),
    "adopted": _("recorded the adoption"),
    "replaced": _("replaced by a newer version"),
    "sent_to_review": _("sent it to review"),
    "taken_out_of_review": _("took it out of review"),
    "amended": _("wrote in the changes of those who decide"),
    "corrected": _("corrected the spelling"),
    "duplicated": _("made a copy"),
    "measured": _("changed an indicator"),
    "not_measured": _("took an indicator away"),
    "risk_added": _("added a risk"),
    "risk_changed": _("changed a risk"),
    "risk_removed": _("took a risk away"),
    "started": _("began it"),
    "paused": _("paused it"),
    "taken_up": _("took it up again"),
    "finished": _("set it to done"),
    "ended": _("ended it without carrying it out"),
    "set": _("set the amounts of a year"),
    "removed": _("took the amounts of a year away"),
    "moved": _("moved it in the list"),
    "closed": _("closed it"),
    "reopened": _("opened it again"),
}


CLOSINGS = ("closed", "reopened")
GIVEN = (State.ADOPTED, State.REPLACED)


@dataclass(frozen=True)
class Line:
    """One change: when, who, what, and each field before and after."""

    at: datetime
    by: str
    verb: Any
    fields: tuple[tuple[Any, str, str], ...]
    state: str = ""  # of the version then
    code: str = ""  # of the deed, without the kind


class History(AboutOwned, TextPage):
    """All changes, newest first. Outsiders' history starts at the first adoption (design 3, decision 8)."""

    access = READ
    template_name = "municipalities/history.html"
    title = _("History")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        starts = self._starts()
        lines = [line for line in self._lines() if line.at >= starts]
        newest_first = sorted(lines, key=lambda line: line.at, reverse=True)
        return super().get_context_data(lines=newest_first, **kwargs)

    def _starts(self) -> datetime:
        """When what this reader may know begins."""
        versions = type(self.owner.newest).history.filter(
            id__in=[v.pk for v in self.owner.versions.all()]
        )
        if not self._is_own():
            versions = versions.filter(state=State.ADOPTED)
        first = versions.order_by("history_date").first()
        if first is None:
            raise Http404
        return first.history_date

    def _is_own(self) -> bool:
        return self.request.user.scope.is_own(self.participation.pk)

    def _lines(self) -> Iterator[Line]:
        is_own = self._is_own()
        for line in lines_of(self.owner, self.owner.history.all(), self.request.user):
            if line.code in CLOSINGS:  # only what is adopted is closed: told to all
                yield line
        for version in self.owner.versions.all():
            for line in lines_of(version, version.history.all(), self.request.user):
                if is_own or line.state in GIVEN:  # a draft's edits stay at home
                    yield line


def lines_of(row: Any, log: Any, user: Any) -> Iterator[Line]:
    """Every change in the log of one row, oldest first."""
    records = [*log.select_related("history_user").order_by("history_date", "history_id")]
    for before, after in pairwise([None, *records]):
        yield Line(
            after.history_date,
            name_of(after.history_user),
            verb_of(after),
            (*_fields(row, before, after, user),),
            getattr(after, "state", ""),
            code_of(after),
        )


def verb_of(record: Any) -> Any:
    """What was done, in words."""
    return VERBS.get(code_of(record), _("changed"))


def code_of(record: Any) -> str:
    """The deed, without the kind of thing it was done to: `need.closed` is "closed"."""
    return (record.history_change_reason or "").partition(".")[2]


def name_of(user: Any) -> str:
    """Who did it; a dash for nobody."""
    return user.name if user else "–"


def _fields(version: Any, before: Any, after: Any, user: Any) -> Iterator[tuple[Any, str, str]]:
    """The fields that people edit and that differ, with names and values in words."""
    if before is None:
        return
    for change in after.diff_against(before, excluded_fields=["order"]).changes:
        yield (
            version._meta.get_field(change.field).verbose_name,
            _in_words(version, change.field, change.old, user),
            _in_words(version, change.field, change.new, user),
        )


def _in_words(version: Any, name: str, value: Any, user: Any) -> str:
    field = version._meta.get_field(name)
    if field.many_to_many:
        chosen = [row[field.m2m_reverse_field_name()] for row in value]
        rows = field.related_model.objects.filter(pk__in=chosen)
        return "; ".join(differences.titles(rows, user))
    if field.is_relation:
        rows = field.related_model.objects.filter(pk=value)
        return "; ".join(differences.titles(rows, user))
    if field.choices:
        return str(dict(field.flatchoices).get(value, ""))
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    return formats.day(value) if isinstance(value, date) else str(value or "")
