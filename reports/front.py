"""The front page: for each role, what it needs first."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogue.models import Reminder
from dialogue.views.reminders import nobody_in
from municipalities.getting_started import without_adoption
from municipalities.models import FollowUp, Membership, Participation
from programme import rights
from programme.models import Programme
from reports import forms
from reports.catalogue import REPORTS
from reports.queries import between, due, figure_tasks, headline, status_reports, waiting
from web.access import SIGNED_IN
from web.views import TextPage

LATELY = timedelta(days=30)


class Home(TextPage):
    """What is due, what waits, and where to go, by the visitor's roles."""

    access = SIGNED_IN
    title = _("Front page")
    template_name = "reports/front.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        scope = self.request.user.scope
        parts: dict[str, Any] = {}
        if scope.own_roles:
            parts |= self._own()
        if scope.may_somewhere("see_submitted_small_numbers"):
            parts |= self._followed()
        if not scope.all_roles.isdisjoint({"manager", "evaluator", "programme_lead"}):
            parts |= self._programme()
        if not scope.all_roles.isdisjoint({"programme_lead", "administrator"}):
            parts |= self._set_up()
        waits = between.lines(user=self.request.user, today=self.request.today)
        return super().get_context_data(**parts, between=waits, roles=scope.all_roles, **kwargs)

    def _own(self) -> dict[str, Any]:
        user, today = self.request.user, self.request.today
        own = Participation.objects.visible_to(user).filter(pk__in=user.scope.own_roles)
        waits = figure_tasks.tasks(user=user, today=today)
        return {
            "own": own.with_names(),
            "starting": without_adoption(own).with_names(),
            "due": due.rows(user=user, today=today, participations=own),
            "tasks": waits,
            "asked_of_us": self._asked_of_us(),
            "asked_of_husbanken": waiting.owed_to_participants(user=user, today=today),
            "reports_of_own": status_reports.own(user=user, today=today, participations=own),
            "open_follow_ups": FollowUp.objects.visible_to(user).open().count(),
            "may_write": user.scope.may_somewhere("write"),
            "may_submit": user.scope.may_somewhere("submit_figures"),
            "to_record": waiting.for_a_decision(own.with_names())
            if user.scope.may_somewhere("record_adoption")
            else [],
            "to_approve": waits.to_approve
            if user.scope.may_somewhere("approve_figures")
            else None,
        }

    def _asked_of_us(self) -> waiting.Waiting | None:
        """What waits for the visitor's own participation; nothing for a reader, who cannot answer."""
        user, today = self.request.user, self.request.today
        answers = rights.BY_CODE["comment"].roles
        if not any(held & answers for held in user.scope.own_roles.values()):
            return None
        return waiting.from_participants(user=user, today=today)

    def _followed(self) -> dict[str, Any]:
        user, today = self.request.user, self.request.today
        rows = due.rows(user=user, today=today)
        missing = [row for row in rows if row.missing]
        late_first = sorted(
            missing, key=lambda row: (not row.is_late, row.due_on, row.participant)
        )
        return {
            "followed": late_first,
            "followed_complete": len(rows) - len(missing),
            "reports_followed": status_reports.followed(user=user, today=today),
            "open_follow_ups": FollowUp.objects.visible_to(user).open().count(),
            "asked_of_husbanken": waiting.from_husbanken(user=user, today=today),
        }

    def _programme(self) -> dict[str, Any]:
        user, today = self.request.user, self.request.today
        lines = headline.headlines(user=user, today=today)
        aimed_at, over_time = (
            reverse("report", args=[slug]) for slug in ("goal-attainment", "time-series")
        )
        aimed = {*forms.aimed_at(user).values_list("pk", flat=True)}
        told = [
            (
                line.sentence,
                f"{aimed_at if (key := line.indicator.pk) in aimed else over_time}?indicator={key}",
            )
            for line in lines
        ]
        owed = waiting.from_husbanken(user=user, today=today)
        return {"headlines": told, "reports": REPORTS, "asked_of_husbanken": owed}

    def _set_up(self) -> dict[str, Any]:
        today = self.request.today
        owned = Membership.objects.valid_on(today).filter(role="owner").values("participation")
        without = Participation.objects.visible_to(self.request.user).exclude(pk__in=owned)
        return {
            "programmes": Programme.objects.all(),
            "without_owner": without.with_names(),
            "may_give": self.request.user.scope.may_somewhere("give_programme_roles"),
            "may_run": self.request.user.scope.may_somewhere("run_programme"),
            **self._reminders(),
        }

    def _reminders(self) -> dict[str, Any]:
        """For the one who runs the programme: the mails that did not arrive, and who gets none."""
        user, lately = self.request.user, self.request.today - LATELY
        if not user.scope.may_somewhere("run_programme"):
            return {}
        lost = Reminder.objects.visible_to(user).not_arrived().filter(day__gt=lately)
        return {"mails_lost": lost.count(), "nobody_to_remind": nobody_in(user)}
