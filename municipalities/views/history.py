"""The history of a need, goal, strategy or plan: what was changed, by whom and when, in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from municipalities import differences
from municipalities.models import GoalIndicator, NeedCount, Risk, Target
from municipalities.models.version import GIVEN, State
from municipalities.views.words import AboutOwned
from programme.access import READ
from web import changes
from web.changes import Line, Teller
from web.views import TextPage

VERBS = changes.COMMON | {
    "worded": _("put into words"),
    "reworded": _("changed the words"),
    "begun": _("started a revision"),
    "copied": _("started a revision"),
    "revision_dropped": _("threw the revision away"),
    "shared": _("shared the draft with Husbanken"),
    "taken_back": _("took the draft back"),
    "adopted": _("recorded the adoption"),
    "replaced": _("replaced by a newer version"),
    "sent_to_review": _("sent it to review"),
    "taken_out_of_review": _("took it out of review"),
    "amended": _("wrote in the changes of those who decide"),
    "corrected": _("corrected the spelling"),
    "duplicated": _("made a copy"),
    "started": _("began it"),
    "paused": _("paused it"),
    "taken_up": _("took it up again"),
    "finished": _("set it to done"),
    "ended": _("ended it without carrying it out"),
    "moved": _("moved it in the list"),
    "closed": _("closed it"),
    "reopened": _("opened it again"),
    "set_aside": _("set it aside"),
}
INDICATOR_VERBS = {
    "measured": _("changed an indicator"),
    "not_measured": _("took an indicator away"),
}
TARGET_VERBS = {"set": _("set a target"), "removed": _("took a target away")}
RISK_VERBS = {
    "added": _("added a risk"),
    "changed": _("changed a risk"),
    "removed": _("took a risk away"),
}
COUNT_VERBS = {
    "counted": _("wrote down a count"),
    "count_changed": _("corrected a count"),
    "count_removed": _("took a count away"),
}
# The version's own mark that something under it was changed, which its own line tells better.
TOLD_BELOW = {"measured", "not_measured", "risk_added", "risk_changed", "risk_removed"}
CLOSINGS = ("closed", "reopened", "set_aside")


def teller(user: Any, verbs: Any = None) -> Teller:
    """Tells logs to a reader: what is linked is called as the reader may see it."""
    return Teller(verbs or VERBS, partial(differences.titles, user=user))


class History(AboutOwned, TextPage):
    """All changes, newest first. Outsiders' history starts at the first adoption (design 3, decision 8)."""

    access = READ
    template_name = "municipalities/history.html"
    title = _("History")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        starts = self._starts()
        lines = [line for line in self._lines() if line.at >= starts]
        return super().get_context_data(lines=changes.newest_first(lines), **kwargs)

    def _starts(self) -> datetime:
        """When what this reader may know begins."""
        versions = self._versions()
        if not self._is_own():
            versions = versions.filter(state=State.ADOPTED)
        first = versions.order_by("history_date").first()
        if first is None:
            raise Http404
        return first.history_date

    def _versions(self) -> Any:
        """The log of all versions, of those that were thrown away too."""
        newest = self.owner.newest
        return type(newest).history.filter(**{newest.owner_name(): self.owner.pk})

    def _is_own(self) -> bool:
        return self.request.user.scope.is_own(self.participation.pk)

    def _lines(self) -> Iterator[Line]:
        told = teller(self.request.user)
        for line in told.of_one(self.owner.history.all()):
            if line.code in CLOSINGS:  # only what is adopted is closed: told to all
                yield line
        for key in {*self._versions().values_list("id", flat=True)}:
            for line in told.of_one(self._versions().filter(id=key)):
                if line.code not in TOLD_BELOW and (self._is_own() or line.state in GIVEN):
                    yield line  # a draft's edits stay at home
        if self._is_own():
            yield from below(self.owner, self._versions(), self.request.user)


def below(owner: Any, versions: Any, user: Any) -> Iterator[Line]:
    """The changes of what hangs by it: a need's counts, a goal's indicators, a plan's risks."""
    keys = [*{*versions.values_list("id", flat=True)}]
    yield from _counts(owner, user)
    if owner._meta.model_name == "goal":
        yield from _indicators(keys, user)
    if owner._meta.model_name == "plan":
        yield from _risks(keys, user)


def _counts(owner: Any, user: Any) -> Iterator[Line]:
    if owner._meta.model_name == "need":
        log = NeedCount.history.filter(need=owner.pk)
        names = ("count", "unit", "counted_on", "method", "uncertainty")
        yield from teller(user, COUNT_VERBS).of_many(log, names, lambda record: "")


def _indicators(versions: list[int], user: Any) -> Iterator[Line]:
    """Indicators with their targets, as people changed them; copies to a revision are left out."""
    log = GoalIndicator.history.filter(version__in=versions).select_related("indicator")
    names = ("indicator", "baseline_period", "baseline", "no_baseline")
    for line in teller(user, INDICATOR_VERBS).of_many(log, names, _indicator_of):
        if line.code in INDICATOR_VERBS and line.fields:
            yield line
    subjects = {record.id: record.indicator for record in log}
    targets = Target.history.filter(goal_indicator__in=[*subjects])
    for line in teller(user, TARGET_VERBS).of_many(
        targets, ("year", "value"), lambda record: subjects[record.goal_indicator_id].name
    ):
        if line.code in TARGET_VERBS:
            yield line


def _indicator_of(record: Any) -> str:
    return record.indicator.name


def _risks(versions: list[int], user: Any) -> Iterator[Line]:
    log = Risk.history.filter(version__in=versions)
    names = ("text", "likelihood", "consequence", "action")
    for line in teller(user, RISK_VERBS).of_many(log, names, lambda record: ""):
        if line.code in RISK_VERBS:
            yield line


def without_before(line: Line) -> Line:
    """The line without its fields, for those to whom what stood before was never given."""
    return replace(line, fields=())
