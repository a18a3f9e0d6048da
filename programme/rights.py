"""Who may do what (design 4), as one table that the help page shows and the tests walk through."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

READER, CONTRIBUTOR, LEADER, OWNER = "reader", "contributor", "leader", "owner"
ADVISER, PROGRAMME_LEAD, MANAGER = "adviser", "programme_lead", "manager"
EVALUATOR, ADMINISTRATOR = "evaluator", "administrator"

MUNICIPAL = (READER, CONTRIBUTOR, LEADER, OWNER)
ROLE_NAMES = {
    READER: pgettext_lazy("role", "reader"),
    CONTRIBUTOR: pgettext_lazy("role", "contributor"),
    LEADER: pgettext_lazy("role", "leader"),
    OWNER: pgettext_lazy("role", "owner"),
}
HUSBANKEN = (ADVISER, PROGRAMME_LEAD, MANAGER, EVALUATOR, ADMINISTRATOR)
READING_HUSBANKEN = (ADVISER, PROGRAMME_LEAD, MANAGER, EVALUATOR)


@dataclass(frozen=True)
class Right:
    """One thing that can be done, in words, and the roles that may do it."""

    code: str
    label: Any
    roles: frozenset[str]


def _right(code: str, label: Any, *roles: str) -> Right:
    return Right(code, label, frozenset(roles))


RIGHTS = (
    _right("read_own", _("Read all of the participation's own, drafts too"), *MUNICIPAL),
    _right(
        "read_shared",
        _("Read what is shared, adopted or submitted"),
        *MUNICIPAL,
        *READING_HUSBANKEN,
    ),
    _right(
        "write",
        _("Write needs, goals, strategies, initiatives and the plan, and enter figures"),
        CONTRIBUTOR,
        LEADER,
        OWNER,
    ),
    _right("share", _("Share a draft with Husbanken, and take it back"), LEADER, OWNER),
    _right("submit_figures", _("Submit figures"), LEADER, OWNER),
    _right("send_to_review", _("Send to review, and take out of review"), LEADER, OWNER),
    _right("record_adoption", _("Record a decision made elsewhere"), LEADER, OWNER),
    _right(
        "start_revision", _("Revise what is adopted, or correct its spelling"), LEADER, OWNER
    ),
    _right("close", _("Close what is adopted, or open it again"), LEADER, OWNER),
    _right(
        "comment",
        _("Comment, ask and answer"),
        CONTRIBUTOR,
        LEADER,
        OWNER,
        ADVISER,
        PROGRAMME_LEAD,
        MANAGER,
    ),
    _right(
        "follow_up",
        _("Mark a submitted figure to be looked into, and close the mark"),
        LEADER,
        OWNER,
        ADVISER,
        PROGRAMME_LEAD,
        MANAGER,
    ),
    _right("approve_figures", _("Approve figures, or return them with a comment"), OWNER),
    _right(
        "record_approval",
        _("Record an approval of figures that was given outside the tool"),
        LEADER,
        OWNER,
    ),
    _right("see_small_numbers", _("See small numbers of own figures"), *MUNICIPAL),
    _right(
        "see_submitted_small_numbers",
        _("See on screen small numbers submitted to them"),
        ADVISER,
        PROGRAMME_LEAD,
    ),
    _right(
        "cooperate",
        _("Write down agreements, promises and meetings"),
        LEADER,
        OWNER,
        ADVISER,
        PROGRAMME_LEAD,
    ),
    _right("ask_guidance", _("Ask for guidance"), CONTRIBUTOR, LEADER, OWNER),
    _right(
        "log_guidance",
        _("Write down guidance, and answer requests for it"),
        ADVISER,
        PROGRAMME_LEAD,
    ),
    _right("send_signals", _("Send policy signals"), LEADER, OWNER),
    _right("answer_signals", _("Answer policy signals"), PROGRAMME_LEAD),
    _right(
        "delete_draft",
        _("Delete a draft of a report or an activity plan that was never sent"),
        LEADER,
        OWNER,
    ),
    _right("send_activity_plan", _("Send the activity plan, and take it back"), OWNER),
    _right(
        "answer_activity_plan",
        _("Answer the activity plan as ground for grant"),
        PROGRAMME_LEAD,
    ),
    _right("remind", _("Send a reminder of what waits"), ADVISER, PROGRAMME_LEAD),
    _right(
        "submit_report",
        _("Send the report for approval in the municipality, and take it back"),
        LEADER,
        OWNER,
    ),
    _right("send_report", _("Approve and send the report, and open it again"), OWNER),
    _right("finish_report", _("Finish the dialogue about a report"), ADVISER, PROGRAMME_LEAD),
    _right("keep_grants", _("Write down grants"), ADVISER, PROGRAMME_LEAD),
    _right("give_reader", _("Invite readers and contributors"), LEADER, OWNER),
    _right("give_owner", _("Name leaders, deputies and owners"), OWNER),
    _right("give_first_owner", _("Name a participation's first owner"), PROGRAMME_LEAD),
    _right("give_programme_roles", _("Give Husbanken's roles"), ADMINISTRATOR),
    _right(
        "open_for_comparison",
        _("Open own figures by name to another participant, and take it back"),
        LEADER,
        OWNER,
    ),
    _right("choose_indicators", _("Choose which indicators to follow"), LEADER, OWNER),
    _right(
        "run_programme",
        _("Edit programme, calendar, indicators and participants, and give exceptions"),
        PROGRAMME_LEAD,
    ),
    _right("look_up_people", _("See who has which role"), ADMINISTRATOR, PROGRAMME_LEAD),
    _right(
        "take_reports", _("Look at reports and download Excel"), *MUNICIPAL, *READING_HUSBANKEN
    ),
    _right(
        "read_programme_figures",
        _("Look at the figures of the programme and its regions"),
        *READING_HUSBANKEN,
    ),
)
BY_CODE = {right.code: right for right in RIGHTS}


def allows(right: str, roles: frozenset[str] | set[str]) -> bool:
    """True when one of the roles holds the right. An unknown right is a programming error."""
    return not BY_CODE[right].roles.isdisjoint(roles)
