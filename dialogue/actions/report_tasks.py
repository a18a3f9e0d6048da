"""Parts of a report that are given to colleagues."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogue import report_states
from dialogue.models import ReportTask, StatusReport
from dialogue.report_facts import standing_of
from municipalities.models import Membership
from programme import rights
from web import history
from web.errors import Refused


@transaction.atomic
def give(
    *, report: StatusReport, part: str, given_to: User, today: date, by: User
) -> ReportTask:
    """Give a part to a colleague; one that was given before is given on."""
    row = _written(report, today)
    if given_to not in colleagues(row, today):
        raise Refused(
            _("This person has no role in which the report can be written."), "given_to"
        )
    task = row.tasks.filter(part=part).first() or ReportTask(report=row, part=part)
    task.given_to, task.is_done = given_to, False
    return history.keep(task, by=by, reason="report_task.given", fields=["given_to", "is_done"])


@transaction.atomic
def finish(*, report: StatusReport, part: str, today: date, by: User) -> None:
    """Say that a part is ready, when it was given to somebody."""
    task = _written(report, today).tasks.filter(part=part, is_done=False).first()
    if task is not None:
        task.is_done = True
        history.keep(task, by=by, reason="report_task.ready", fields=["is_done"])


def colleagues(report: StatusReport, today: date) -> list[User]:
    """Those who may write for the participation on this day, by name."""
    writers = rights.BY_CODE["write"].roles
    rows = Membership.objects.valid_on(today).filter(
        participation=report.participation_id, role__in=writers, user__is_active=True
    )
    people = {row.user for row in rows.select_related("user")}
    return sorted(people, key=lambda person: (person.name, person.pk))


def _written(report: StatusReport, today: date) -> StatusReport:
    row = StatusReport.objects.select_for_update().get(pk=report.pk)
    if why := report_states.why_not("write", standing_of(row, today).code, waiting=0):
        raise Refused(why)
    return row
