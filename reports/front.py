"""The front page: for each role, what it needs first. Whoever has several roles gets each part once."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from dialogue import yearly
from dialogue.models import Reminder
from dialogue.views.reminders import nobody_in
from municipalities.completeness_facts import lines, total, windows_of
from municipalities.getting_started import without_adoption
from municipalities.models import FollowUp, Membership, Participation
from programme import rights
from programme.models import Programme
from reports import front_figures, priorities, words
from reports.change_views import since_last
from reports.queries import (
    between,
    due,
    figure_tasks,
    latest_changes,
    matters,
    needs_first,
    status_reports,
    waiting,
)
from reports.questions.catalogue import HEADLINES
from reports.questions.scope import Scope
from web.access import SIGNED_IN
from web.views import TextPage

LATELY = timedelta(days=30)
SOON = timedelta(days=120)  # how far ahead the calendar is told
MOST_DATES = 5
MOST_FOLLOWED = 8


class Home(TextPage):
    """What is due, what waits, and where to go, by the visitor's roles."""

    access = SIGNED_IN
    title = _("Front page")
    template_name = "reports/front.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, scope = self.request.user, self.request.user.scope
        parts: dict[str, Any] = {}
        if scope.own_roles:
            parts |= self._own()
        if scope.may_somewhere("see_submitted_small_numbers"):
            parts |= self._followed()
        if not scope.all_roles.isdisjoint({"manager", "evaluator"}):
            parts |= self._programme()
        if not scope.all_roles.isdisjoint({"programme_lead", "administrator"}):
            parts |= self._set_up()
        if scope.may_somewhere("read_shared"):
            parts |= self._changes()
        waits = between.lines(user=user, today=self.request.today)
        return super().get_context_data(**parts, between=waits, roles=scope.all_roles, **kwargs)

    def _own(self) -> dict[str, Any]:
        """What waits for a participant's own people, by what each of them may do."""
        user, today = self.request.user, self.request.today
        own = Participation.objects.visible_to(user).filter(pk__in=user.scope.own_roles)
        waits = figure_tasks.tasks(user=user, today=today)
        reports = status_reports.own(user=user, today=today, participations=own)
        decides = any(
            user.scope.may_somewhere(right) for right in ("record_adoption", "approve_figures")
        )
        return {
            "own": own.with_names(),
            "starting": without_adoption(own).with_names(),
            "due": due.rows(user=user, today=today, participations=own),
            "tasks": waits,
            "asked_of_us": self._asked_of_us(),
            "asked_of_husbanken": waiting.owed_to_participants(user=user, today=today),
            "reports_of_own": reports,
            "open_follow_ups": FollowUp.objects.visible_to(user).open().count(),
            "dates": dates_ahead(user, [*own.with_names()], today)[:MOST_DATES],
            "may_write": user.scope.may_somewhere("write"),
            "may_submit": user.scope.may_somewhere("submit_figures"),
            "decides": decides,
            "to_record": waiting.for_a_decision(own.with_names())
            if user.scope.may_somewhere("record_adoption")
            else [],
            "plans_to_send": waiting.plans_to_send(user=user, participations=own),
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
        """Whom the visitor follows, in the order of who needs something first, and why."""
        user, today = self.request.user, self.request.today
        figures = due.rows(user=user, today=today)
        reports = status_reports.followed(user=user, today=today)
        found = needs_first.rows(user=user, today=today, figures=figures, reports=reports)
        followed = priorities.in_order(found)
        return {
            "followed": followed[:MOST_FOLLOWED],
            "followed_further": followed[MOST_FOLLOWED:],
            "followed_without": len(found) - len(followed),
            "reports_not_sent": reports.not_sent,
            "open_follow_ups": FollowUp.objects.visible_to(user).open().count(),
            "asked_of_husbanken": waiting.from_husbanken(user=user, today=today),
        }

    def _programme(self) -> dict[str, Any]:
        """How the programme is doing: the figures, three good and three worrying matters, the questions."""
        user, today = self.request.user, self.request.today
        asked = Scope(user)
        return {
            "headlines": front_figures.told(user, today),
            "good": matters.matters(asked, priorities.GOOD),
            "worrying": matters.matters(asked, priorities.WORRYING),
            "questions": HEADLINES,
            "asked_of_husbanken": waiting.from_husbanken(user=user, today=today),
        }

    def _set_up(self) -> dict[str, Any]:
        user, today = self.request.user, self.request.today
        owned = Membership.objects.valid_on(today).filter(role="owner").values("participation")
        without = Participation.objects.visible_to(user).exclude(pk__in=owned)
        found = {
            "programmes": Programme.objects.all(),
            "without_owner": without.with_names(),
            "may_give": user.scope.may_somewhere("give_programme_roles"),
            "may_run": user.scope.may_somewhere("run_programme"),
        }
        return found | (self._run(today) if found["may_run"] else {})

    def _run(self, today: date) -> dict[str, Any]:
        """For the one who runs the programme: the next dates, how much is in, who gets no reminders."""
        user = self.request.user
        places = [*Participation.objects.visible_to(user).with_names()]
        programmes = {each.programme_id for each in places}
        windows = windows_of(programmes, due_on__year=today.year)
        lost = Reminder.objects.visible_to(user).not_arrived().filter(day__gt=today - LATELY)
        return {
            "dates": [each for each in dates_ahead(user, places, today) if not each.place][
                :MOST_DATES
            ],
            "complete": total(lines(user, places, windows)),
            "mails_lost": lost.count(),
            "nobody_to_remind": nobody_in(user),
        }

    def _changes(self) -> dict[str, Any]:
        """How much has happened since the visitor was here."""
        since, by_visit = since_last(self.request)
        seen = Participation.objects.visible_to(self.request.user).with_names()
        rows = latest_changes.rows(user=self.request.user, participations=seen, since=since)
        return {"changed": words.changed(len(rows), since if by_visit else None)}


def dates_ahead(user: Any, places: list[Participation], today: date) -> list[yearly.Entry]:
    """What comes and is not done already, the nearest first."""
    entries = yearly.year_of(user, places, today, today + SOON)
    return [each for each in entries if each.day >= today and not each.is_done]
