"""What every page about one participation has: the participation, and the way between its pages."""

from typing import Any, NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.models import Participation
from programme import menu
from web.changes import name_of
from web.errors import Deleted
from web.navigation import Group, Line, gathered

OVERVIEW, PEOPLE = Group(_("Overview"), 0), Group(_("People"), 90)


class Section(NamedTuple):
    """A page of a participation, and the right without which there is nothing to see there."""

    route: str
    label: Any
    right: str
    group: Group


SECTIONS = [
    Section("participation", _("Overview"), "", OVERVIEW),
    Section("chain", _("The chain"), "read_shared", menu.WORDS),
    Section("need-list", _("Needs"), "read_shared", menu.WORDS),
    Section("goal-list", _("Goals"), "read_shared", menu.WORDS),
    Section("strategy-list", _("Strategies"), "read_shared", menu.WORDS),
    Section("initiative-list", _("Initiatives"), "read_shared", menu.WORDS),
    Section("plan-list", _("Programme plan"), "read_shared", menu.WORDS),
    Section("adoption-list", _("Decisions"), "read_shared", menu.WORDS),
    Section("figures", _("Figures"), "read_shared", menu.FIGURES),
    Section("question-list", _("Questions"), "read_shared", menu.COOPERATION),
    Section("people", _("People"), "", PEOPLE),
]


def add_section(route: str, label: Any, right: str, *, group: Group) -> None:
    """Put a line of an upper app into the participation's menu; called once by that app's `ready`."""
    SECTIONS.append(Section(route, label, right, group))


class AboutParticipation:
    """Loads the participation in the address from those that the visitor may see; else 404."""

    section = ""
    request: Any
    kwargs: dict[str, Any]

    def load(self) -> None:
        """Fetch the participation."""
        visible = Participation.objects.visible_to(self.request.user).with_names()
        self.participation = get_object_or_404(visible, pk=self.kwargs["participation"])

    def named(self, rows: Any) -> Any:
        """The row of these that the address names; else 404, and own people are told of one that was deleted."""
        row = rows.filter(pk=self.kwargs["pk"]).first()
        if row is None:
            raise self._deleted(rows.model) or Http404
        return row

    def _deleted(self, model: Any) -> Deleted | None:
        """Who deleted what the address names, and when; nothing for those who could not have read it."""
        if not self.request.user.scope.is_own(self.participation.pk):
            return None
        log = model.history.filter(history_type="-", participation=self.participation)
        last = log.filter(id=self.kwargs["pk"]).select_related("history_user").first()
        if last is None:
            return None
        return Deleted(model._meta.verbose_name, name_of(last.history_user), last.history_date)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the participation, its menu and what the visitor may do with it."""
        scope = self.request.user.scope
        return super().get_context_data(  # type: ignore[misc]
            base_template="municipalities/base.html",
            participation=self.participation,
            sections=self._sections(),
            is_own=scope.is_own(self.participation.pk),
            may_read=scope.may("read_shared", self.participation),
            may_write=scope.may("write", self.participation),
            **kwargs,
        )

    def _sections(self) -> list[Line]:
        """The pages that the visitor may see, in their groups."""
        scope, place = self.request.user.scope, self.participation
        lines = [
            (each.group, self._line(each))
            for each in SECTIONS
            if not each.right or scope.may(each.right, place)
        ]
        return [line for _order, line in sorted(gathered(lines), key=lambda each: each[0])]

    def _line(self, section: Section) -> Line:
        address = reverse(section.route, args=[self.participation.pk])
        return Line(section.label, address, section.route == self.section)
