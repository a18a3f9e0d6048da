"""Everything that people edit is told in words on a history page (issue: history)."""

import re
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.urls import get_resolver

from dialogue.views import (
    activity_plans,
    commitments,
    cooperation,
    grants,
    guidance,
    meetings,
    policy_signals,
    reminders,
    status_reports,
)
from learning.views import notes, trials
from municipalities.views import histories, history, initiative_history
from programme import indicator_views, views
from reports.yearly import views as yearly
from tests.architecture.test_every_route_is_guarded import routes
from web import changes
from web.models import Tracked

ROOT = Path(settings.BASE_DIR)
APPS = ("accounts", "programme", "municipalities", "dialogue", "learning")
MODULES = (histories, history, initiative_history, indicator_views, views)
MODULES += (activity_plans, commitments, cooperation, grants, guidance, meetings)
MODULES += (policy_signals, notes, trials, reminders, status_reports, yearly)
EXTENSIONS = {"docx", "jpg", "pdf", "png", "xlsx"}

TOLD = {
    "accounts.User": "user-history",
    "programme.ProgrammeRole": "user-history",
    "programme.Indicator": "indicator-history",
    "programme.Programme": "programme-history",
    "programme.ReportingWindow": "programme-history",
    "municipalities.Municipality": "municipality-history",
    "municipalities.District": "municipality-history",
    "municipalities.Participation": "participation-history",
    "municipalities.Membership": "participation-history",
    "municipalities.FigureApproval": "participation-history",
    "municipalities.FollowedIndicator": "participation-history",
    "municipalities.ReportingException": "programme-history",
    "municipalities.PlanAnchor": "participation-history",
    "municipalities.ComparisonOpening": "participation-history",
    "municipalities.Need": "need-history",
    "municipalities.NeedVersion": "need-history",
    "municipalities.NeedCount": "need-history",
    "municipalities.Goal": "goal-history",
    "municipalities.GoalVersion": "goal-history",
    "municipalities.GoalIndicator": "goal-history",
    "municipalities.Target": "goal-history",
    "municipalities.Strategy": "strategy-history",
    "municipalities.StrategyVersion": "strategy-history",
    "municipalities.Initiative": "initiative-history",
    "municipalities.InitiativeBudget": "initiative-history",
    "municipalities.Plan": "plan-history",
    "municipalities.PlanVersion": "plan-history",
    "municipalities.Risk": "plan-history",
    "municipalities.Adoption": "adoption-history",
    "municipalities.Comment": "comment-history",
    "municipalities.Measurement": "figure-history",
    "dialogue.ActivityPlan": "activity-plan-history",
    "dialogue.ActivityPlanLine": "activity-plan-history",
    "dialogue.Agreement": "agreement-history",
    "dialogue.CalendarSubscription": "choice-history",
    "dialogue.Commitment": "commitment-history",
    "dialogue.Grant": "grant-history",
    "dialogue.Guidance": "guidance-history",
    "dialogue.GuidanceRequest": "guidance-request-history",
    "dialogue.Meeting": "meeting-history",
    "dialogue.ReminderChoice": "choice-history",
    "dialogue.PolicySignal": "policy-signal-history",
    "dialogue.ReportTask": "status-report-history",
    "dialogue.SentReport": "status-report-history",
    "dialogue.StatusReport": "status-report-history",
    "dialogue.YearlyWord": "yearly-words-history",
    "learning.LearningNote": "learning-note-history",
    "learning.Trial": "trial-history",
    "municipalities.Evidence": "figure-history",
    "municipalities.FollowUp": "figure-history",
}
# Recorded once and never changed, or loaded from files and changed on no page.
NOT_EDITED = {
    "municipalities.Document",
    "programme.InitiativeType",
    "programme.NationalGoal",
    "programme.NeedCategory",
    "programme.Part",
    "programme.Region",
    "programme.TargetGroup",
}


def tracked():
    """The models that log every edit."""
    return {
        model._meta.label
        for model in apps.get_models()
        if issubclass(model, Tracked) or model._meta.label == "accounts.User"
    }


def test_every_tracked_model_is_told_on_a_history_page_or_never_edited():
    assert tracked() == TOLD.keys() | NOT_EDITED
    assert not TOLD.keys() & NOT_EDITED


def test_every_history_page_is_there():
    assert {*TOLD.values()} <= {*routes(get_resolver())}


# Never told: the row is gone with its page, or the deed is told by what it made.
SILENT = {"deleted", "budgeted", "target_set", "recorded"}


def deeds():
    """The codes of every deed that an action logs, without the kind."""
    sources = [path for app in APPS for path in (ROOT / app / "actions").glob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in sources]
    found = [match for text in texts for match in re.findall(r'"[a-z_]+\.([a-z_]+)"', text)]
    return {*found} | {
        m for text in texts for m in re.findall(r'f"\{noun[^"]*\}\.([a-z_]+)"', text)
    }


def test_every_deed_has_a_verb_in_words():
    told = set().union(
        *(
            getattr(module, name)
            for module in MODULES
            for name in vars(module)
            if name.endswith("VERBS")
        )
    )

    told |= history.TOLD_BELOW
    assert deeds() - told - changes.COMMON.keys() - SILENT - EXTENSIONS == set()
