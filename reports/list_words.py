"""What the columns of the lists mean, and the words that stand in them, as their files tell it."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dialogue.models import Commitment, Reminder
from municipalities.completeness import Extent
from municipalities.models import Goal, Initiative
from municipalities.models.participation import Phase
from municipalities.models.version import State
from programme.models.indicator import Direction, Source
from reports.workbook import Definition

PARTICIPANT = _("The municipality or the district that takes part.")
STATE = _("How far this wording has come on its way to a decision.")
TITLE = _(
    "In the participant's own words, as you may see them: its own people see drafts, others see what is shared or adopted."
)

ROLES: dict[str, Promise] = {
    "name": _("Who has, or has had, the role."),
    "email": _("The address with which the person logs in."),
    "role": _("What the person may do. The help page says what each role may do."),
    "valid_from": _("The first day of the role."),
    "valid_to": _("The last day of the role. Empty when none is set."),
}
DOWNLOADS: dict[str, Promise] = {
    "taken_at": _("The moment, by the clock in Norway."),
    "user": _("Who took the file out."),
    "report": _("Which report or list it was."),
    "filters": _("What the report or the list was narrowed down to. Empty when it held all."),
    "kind": _("Excel, Word, or CSV with one figure a row."),
    "rows": _("How many rows the file held."),
}
YEAR: dict[str, Promise] = {
    "day": _("The day on which it is due, or takes place."),
    "title": _("What is due, or takes place."),
    "who": _("From whom it is due. What is due from both sides is for both."),
    "place": _("The participant that it is about. Empty for what is about all."),
    "done": _(
        "Whether it is done or past its date. Empty where it is neither, or nothing tells."
    ),
}
CHANGES: dict[str, Promise] = {
    "day": _("The day on which it happened; of a decision, the day it was written in here."),
    "participant": PARTICIPANT,
    "kind": _(
        "Whether something was submitted, adopted, sent, corrected or commented. Drafts are never told."
    ),
    "what": _("What it is about, as you may see it."),
}
# By the list's slug, then by the name of the column.
COLUMNS: dict[str, dict[str, Promise]] = {
    "participations": {
        "name": PARTICIPANT,
        "region": _("The region of Husbanken that follows the participant up."),
        "phase": _("Where in its course the participant stands."),
        "starts_on": _("The first day of the participation."),
        "ends_on": _("The last day of the participation, as it is planned."),
        "adviser": _("Whom in Husbanken the participant turns to."),
    },
    "needs": {
        "participation": PARTICIPANT,
        "title": TITLE,
        "category": _("What kind of need it is, from the programme's own list."),
        "priority": _("How much it matters, as the participant ranks its needs itself."),
        "state": STATE,
    },
    "goals": {
        "participation": PARTICIPANT,
        "title": TITLE,
        "kind": _("Where in the tree of goals it stands."),
        "indicators": _(
            "What the goal is measured by. The figures are in the report on goal attainment."
        ),
        "state": STATE,
    },
    "strategies": {
        "participation": PARTICIPANT,
        "title": TITLE,
        "needs": _("The needs that the strategy meets, as you may see them."),
        "goals": _("The goals that the strategy serves, as you may see them."),
        "state": STATE,
    },
    "initiatives": {
        "participation": PARTICIPANT,
        "title": _("In the participant's own words."),
        "type": _("What kind of initiative it is, from the programme's own list."),
        "target_groups": _("Whom it is for, from the programme's own list."),
        "responsible_unit": _("Who in the municipality carries it out."),
        "starts_on": _("The day it starts, or is to start."),
        "ends_on": _("The day it is to be over, as it is planned."),
        "status": _("How far it has come."),
        "is_trial": _("Whether it tests something new. To have tried and learned is a result."),
    },
    "questions": {
        "participation": PARTICIPANT,
        "text": _(
            "What is asked. A question on something that you may not see now is left out."
        ),
        "about": _("What the question is about: its kind and its title, as you may see it."),
        "written_by": _("Who asked."),
        "written_on": _("The day on which it was asked."),
        "waits_for": _(
            "Who should answer: the participant or Husbanken, and the person if named."
        ),
        "days_waited": _("Whole days from the question to the answer, or to today."),
        "answered_on": _("The day on which it was answered. Empty while it waits."),
    },
    "latest-changes": CHANGES,
    "commitments": {
        "participation": PARTICIPANT,
        "side": _("Which side has promised it: the participant or Husbanken."),
        "what": _("What is promised."),
        "who": _("Who on that side sees to it."),
        "due_on": _("The last day on which it is kept in time."),
        "state": _("Whether it is open, kept, or dropped by agreement."),
        "closed_on": _("The day on which it was closed. Empty while it is open."),
        "closing_comment": _("How it went, in the words of the side that promised it."),
    },
    "guidance": {
        "held_on": _("The day on which it was given."),
        "kind": _("What was given."),
        "theme": _("The group of indicators that it was about."),
        "what": _("What it was about, in Husbanken's own words."),
        "places": _("Who was given it, as you may see them; +2 means two others besides."),
        "given_by": _("Who wrote it down."),
        "outcome": _("What came of it. Empty while that is not written down."),
        "follow_up": _("What is to be followed up. Empty when nothing is."),
        "follow_up_by": _("The last day of what was promised in it."),
        "followed_up_on": _("The day on which what was promised was done."),
    },
    "guidance-requests": {
        "participation": PARTICIPANT,
        "theme": _("The group of indicators that it is about."),
        "what": _("What is asked for, in the participant's own words."),
        "asked_on": _("The day on which it was asked for."),
        "days": _("Whole days from the request to the answer, or to today."),
        "answered_on": _("The day on which it was answered. Empty while it waits."),
        "answer": _("The guidance that was given, or the answer in writing."),
    },
    "policy-signal-rows": {
        "participation": PARTICIPANT,
        "what": _("What stands in the way, in the participant's own words."),
        "instrument": _("Which of the state's instruments it is about."),
        "theme": _("The group of indicators that it is about."),
        "sent_on": _("The day on which it was sent."),
        "state": _("How far it has come."),
        "answer": _("What Husbanken answers. The reason stands on the page of the signal."),
        "days": _("Whole days from it was sent to the answer, or to today."),
    },
    "sent-reports": {
        "participation": PARTICIPANT,
        "report": _("Which report it is, and of which period."),
        "number": _(
            "1 the first time it is sent, and one more each time it is opened and sent again."
        ),
        "sent_at": _("The moment it was sent, by the clock in Norway."),
        "sent_by": _("Who sent it."),
        "is_late": _("Whether it was sent after its due date."),
        "case_number": _("The case number in the municipality's own archive."),
    },
    "learning-notes": {
        "participation": PARTICIPANT,
        "initiative": _("The initiative that the note is about."),
        "tried": _("What was tried."),
        "happened": _("What happened."),
        "learned": _("What was learned. To have tried and learned is a result."),
        "would_change": _("What one would do differently another time."),
        "written_on": _("The day on which it was written."),
    },
    "yearly-calendar": YEAR,
    "calendar-of": YEAR,
    "reminders": {
        "day": _("The day on which the mail was sent, or was to be sent."),
        "user": _("Who it was to."),
        "subject": _("The heading of the mail. Its text is not shown to others."),
        "state": _("Whether it was sent, failed or came back."),
        "error": _("What the mail server said, or who marked that it came back."),
        "added_by": _("Who sent it. Empty for the mails of the daily run."),
    },
    "completeness": {
        "participation": PARTICIPANT,
        "period": _("The half-year or the year that the figures are about."),
        "due_on": _("The last day on which what is sent in is in time."),
        "expected": _(
            "Figures of indicators that are asked of all or chosen, due in the period and valid on its last day."
        ),
        "reported": _(
            "Submitted or approved, and “not applicable” too. To own people also what is entered."
        ),
        "approved": _("Of these, those that are approved."),
        "late": _("First submitted after the due date. A correction is not late."),
        "missing": _("Not reported when the due date is past. A returned figure is missing."),
        "state": _("How much of what is expected is in."),
        "targets_set": _(
            "Indicators of the participant's open goals for which a target is set."
        ),
        "goal_indicators": _(
            "Indicators of the participant's open goals, as you may see them."
        ),
        "documented": _(
            "Reported figures with a link or a file that tells where they come from."
        ),
        "region": _("The region of Husbanken that follows the participant up."),
    },
    "follow-ups": {
        "participation": PARTICIPANT,
        "indicator": _("What the figure measures."),
        "period": _("The half-year or the year that the figures are about."),
        "reason": _("Why somebody wants the figure to be looked into."),
        "raised_by": _("Who marked the figure."),
        "raised_on": _("The day on which it was marked."),
        "closing_comment": _("What was found out. Empty while it is open."),
        "closed_by": _("Who closed it. Empty while it is open."),
        "closed_on": _("The day on which it was closed. Empty while it is open."),
    },
    "calendar": {
        "period": _("The half-year or the year that is asked about."),
        "kind": _("Whether figures or a report are asked for."),
        "opens_on": _("The first day on which it can be filled in."),
        "due_on": _("The last day on which what is sent in is in time."),
        "late_until": _("The last day on which it can be sent in, late."),
        "corrections_until": _("The last day on which what is sent in can be corrected."),
    },
    "municipalities": {
        "code": _("The number of today, as text: it keeps its first zero."),
        "name": _("The whole name, with Sámi and Kven forms."),
        "written_form": _("The written form that the municipality uses."),
    },
    "people": ROLES,
    "programme-roles": ROLES | {"region": _("Which region the role is for.")},
    "users": {
        "name": _("Who may log in, or could before."),
        "email": _("The address with which the person logs in."),
        "roles": _("What the person may do today, and where."),
        "is_active": _("Whether the person may log in."),
    },
    "downloads": DOWNLOADS,
    "participation-downloads": DOWNLOADS,
    "indicators": {
        "name": _("What is measured. Its definition stands above."),
        "theme": _("The group in which the programme shows the indicator."),
        "unit": _("What one is counted in. Households and persons are never added."),
        "direction": _("Which way is better."),
        "source": _("Whose figures they are."),
        "frequency": _("How often it is asked for."),
        "asked_of_all": _("Whether the programme asks it of every participant."),
        "valid_to": _("The last day on which it is in force. Empty when none is set."),
    },
}

STATES: dict[Any, Promise] = {
    State.DRAFT: _("Being written. Seen by the participant's own people, unless it is shared."),
    State.IN_REVIEW: _("Written, and put forward to be decided on."),
    State.ADOPTED: _("Decided on. It stands until another wording is adopted."),
    State.REPLACED: _("Was adopted once. Another wording has taken over."),
    State.SET_ASIDE: _("Was written, and laid aside with the reason before it was adopted."),
}
# By the list's slug and the name of the column: each word that may stand there.
VALUES: dict[tuple[str, str], dict[Any, Promise]] = {
    ("participations", "phase"): {
        Phase.INVITATION: _("Is invited to take part."),
        Phase.APPLICATION: _("Has applied to take part."),
        Phase.AGREEMENT: _("The agreement with Husbanken is made; the work is about to begin."),
        Phase.PREANALYSIS: _("Maps what is needed and what there is."),
        Phase.PLANNING: _("Sets goals and writes the programme plan."),
        Phase.IMPLEMENTATION: _("Does what the plan says, and measures the results."),
        Phase.EVALUATION: _("Sums up what was reached."),
        Phase.CONTINUATION: _("Carries the work on as a part of its ordinary services."),
        Phase.ENDED: _("Takes part no longer. Its figures stay."),
    },
    ("needs", "state"): STATES,
    ("goals", "kind"): {
        Goal.Kind.VISION: _("What the participant wants in the long run."),
        Goal.Kind.MAIN: _("What is to be reached during the programme."),
        Goal.Kind.PART: _("A step on the way to a main goal."),
    },
    ("goals", "state"): STATES,
    ("strategies", "state"): STATES,
    ("initiatives", "status"): {
        Initiative.Status.PLANNED: _("Is to be carried out, and has not begun."),
        Initiative.Status.UNDER_WAY: _("Is being carried out."),
        Initiative.Status.PAUSED: _("Has begun, and rests for now."),
        Initiative.Status.DONE: _("Is carried out."),
        Initiative.Status.ENDED: _(
            "Will not be carried out. What was learned stands on its page."
        ),
    },
    ("commitments", "state"): {
        Commitment.State.OPEN: _("Is to be kept. It is late when its day is past."),
        Commitment.State.KEPT: _("What was promised is done."),
        Commitment.State.DROPPED: _("The two sides agreed that it is no longer needed."),
    },
    ("reminders", "state"): {
        Reminder.State.WRITTEN: _(
            "Is being sent, or the run was broken off before it was. The next run tries again."
        ),
        Reminder.State.SENT: _("Was handed to the mail server."),
        Reminder.State.FAILED: _("Could not be sent. The next run tries again."),
        Reminder.State.BOUNCED: _("Came back, as somebody has marked: it did not arrive."),
    },
    ("completeness", "state"): {
        Extent.APPROVED: _("Everything that is expected is approved."),
        Extent.COMPLETE: _(
            "Everything that is expected is in; some of it is not approved yet."
        ),
        Extent.PARTLY: _("Some of what is expected is in."),
        Extent.NOTHING: _("Nothing of what is expected is in, and the due date is past."),
        Extent.NOT_DUE: _(
            "Nothing of what is expected is in, and the due date is yet to come."
        ),
    },
    ("indicators", "direction"): {
        Direction.LOWER: _("A fall is an improvement."),
        Direction.HIGHER: _("A rise is an improvement."),
        Direction.CONTEXT: _("Tells of the situation. Neither way is called good or bad."),
    },
    ("indicators", "source"): {
        Source.OWN: _("Entered, submitted and approved by the participant."),
        Source.OFFICIAL: _("Fetched from published statistics. Nobody enters it here."),
    },
}


def help_for(slug: str, column: str) -> Promise | str:
    """What the column of the list means."""
    return COLUMNS[slug].get(column, "")


def definitions(slug: str, headings: dict[str, Any]) -> Iterator[Definition]:
    """The words that may stand in the list's columns, then what an empty cell means."""
    for (of, column), words in VALUES.items():
        if of == slug and column in headings:
            concerns = gettext("Word in the column %(column)s") % {"column": headings[column]}
            for value, meaning in words.items():
                yield Definition(value.label, meaning, concerns=concerns)
    yield Definition(
        gettext("Empty cell"),
        gettext("Nothing is filled in. It never means 0."),
        concerns=gettext("Sign"),
    )
