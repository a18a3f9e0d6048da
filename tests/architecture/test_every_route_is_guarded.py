"""Every route × every kind of visitor → the answer. A route without a row fails; so does a row without a route.

200 shown · 302 sent on (to log-in, or after a deed) · 403 own, but not the role · 404 someone else's · 405 wrong
method · 422 the form says what is wrong. Words are Nordvik's own drafts, so outsiders get 404 for them.
"""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from dialogue.actions import (
    activity_plans,
    agreements,
    calendar_subscriptions,
    commitments,
    grants,
    guidance,
    meetings,
    policy_signals,
    status_reports,
    yearly_words,
)
from dialogue.models import CalendarSubscription, Reminder, SentReport
from learning.actions import notes, trials
from municipalities.actions import (
    comments,
    follow_ups,
    goals,
    initiatives,
    needs,
    plans,
    strategies,
)
from municipalities.models import (
    Adoption,
    Document,
    Evidence,
    FigureApproval,
    GoalIndicator,
    Membership,
    Need,
    NeedCount,
    PlanAnchor,
    PlanVersion,
    ReportingException,
    Risk,
)
from programme.models import ProgrammeRole, ReportingWindow
from tests.kept import be, kept, sessions
from tests.reports import scenes
from tests.world import START, TODAY, World, build

VISITORS = [
    "anonymous",
    "kari",
    "lars",
    "ola",
    "berit",
    "siri",
    "anne",
    "tor",
    "mona",
    "eva",
    "arne",
    "per",
]

OF_A_PARTICIPATION = {
    "chain",
    "getting-started",
    "participation",
    "participation-change",
    "participation-history",
    "followed-change",
    "figures",
    "figures-grid",
    "figures-cell",
    "figures-paste",
    "figures-sheet",
    "people",
    "person-invite",
    "need-list",
    "need-create",
    "goal-list",
    "goal-create",
    "participation-downloads",
    "strategy-list",
    "strategy-create",
    "initiative-list",
    "initiative-create",
    "initiative-paste",
    "need-paste",
    "plan-list",
    "plan-create",
    "plan-anchor-create",
    "adoption-list",
    "adoption-record",
    "review-many",
    "revise-many",
    "question-list",
    "calendar-of",
    "remind",
    "activity-plan-list",
    "activity-plan-create",
    "status-report-list",
    "status-report-create",
    "grant-list",
    "grant-create",
    "cooperation",
    "policy-signal-list",
    "policy-signal-create",
    "guidance-list",
    "guidance-create",
    "guidance-request-create",
    "agreement-create",
    "commitment-create",
    "meeting-create",
    "responsible-change",
    "comparison-openings",
    "comparison-open",
    "completeness-of",
    "yearly-workbook",
}
MUNICIPALITY = (
    "municipality",
    "municipality-change",
    "municipality-history",
    "district-create",
)
INDICATOR = (
    "indicator",
    "indicator-change",
    "indicator-retire",
    "indicator-replace",
    "indicator-delete",
    "indicator-history",
)
OF_A_WINDOW = (
    "figures-of",
    "figures-submit",
    "figures-approve",
    "figures-return",
    "figures-approve-outside",
    "figures-download",
)

# route: method, then one answer for each visitor in the order above
TABLE = """
accessibility GET 200 200 200 200 200 200 200 200 200 200 200 200
privacy GET 200 200 200 200 200 200 200 200 200 200 200 200
account_login GET 200 302 302 302 302 302 302 302 302 302 302 302
account_logout POST 302 302 302 302 302 302 302 302 302 302 302 302
account_inactive GET 200 200 200 200 200 200 200 200 200 200 200 200
lost-post GET 302 302 302 302 302 302 302 302 302 302 302 302
language POST 302 302 302 302 302 302 302 302 302 302 302 302
account_change_password GET 302 200 200 200 200 200 200 200 200 200 200 200
account_set_password GET 302 302 302 302 302 302 302 302 302 302 302 302
account_reset_password GET 200 200 200 200 200 200 200 200 200 200 200 200
account_reset_password_done GET 200 200 200 200 200 200 200 200 200 200 200 200
account_reset_password_from_key_done GET 200 200 200 200 200 200 200 200 200 200 200 200
account_reset_password_from_key GET 200 200 200 200 200 200 200 200 200 200 200 200
demo-login POST 404 404 404 404 404 404 404 404 404 404 404 404
demo-mails GET 302 200 200 200 200 200 200 200 200 200 200 200
indicators GET 302 200 200 200 200 200 200 200 200 200 200 403
indicator GET 302 200 200 200 200 200 200 200 200 200 200 403
indicator-create GET 302 403 403 403 403 403 403 200 403 403 403 403
indicator-change GET 302 403 403 403 403 403 403 200 403 403 403 403
indicator-retire GET 302 403 403 403 403 403 403 200 403 403 403 403
indicator-replace GET 302 403 403 403 403 403 403 200 403 403 403 403
indicator-delete POST 302 403 403 403 403 403 403 302 403 403 403 403
indicator-history GET 302 200 200 200 200 200 200 200 200 200 200 403
indicators-for-all GET 302 403 403 403 403 403 403 200 403 403 403 403
lists GET 302 200 200 200 200 200 200 200 200 200 200 403
programme GET 302 200 200 200 200 200 200 200 200 200 200 403
programme-change GET 302 403 403 403 403 403 403 200 403 403 403 403
window-create GET 302 403 403 403 403 403 403 200 403 403 403 403
window-change GET 302 403 403 403 403 403 403 200 403 403 403 403
strategies GET 302 200 200 200 200 200 200 200 200 200 403 403
initiatives GET 302 200 200 200 200 200 200 200 200 200 403 403
initiative-list GET 302 200 200 200 200 404 200 200 200 200 403 404
initiative-create GET 302 200 200 200 403 404 403 403 403 403 403 404
initiative-paste GET 302 200 200 200 403 404 403 403 403 403 403 404
need-paste GET 302 200 200 200 403 404 403 403 403 403 403 404
initiative GET 302 200 200 200 200 404 404 404 404 404 404 404
initiative-reword GET 302 200 200 200 403 404 404 404 404 404 404 404
initiative-begin POST 302 302 302 302 403 404 404 404 404 404 404 404
initiative-pause POST 302 302 302 302 403 404 404 404 404 404 404 404
initiative-take-up POST 302 302 302 302 403 404 404 404 404 404 404 404
initiative-finish POST 302 302 302 302 403 404 404 404 404 404 404 404
initiative-end GET 302 200 200 200 403 404 404 404 404 404 404 404
initiative-share POST 302 302 302 403 403 404 404 404 404 404 404 404
initiative-move POST 302 302 302 302 403 404 404 404 404 404 404 404
initiative-duplicate POST 302 302 302 302 403 404 404 404 404 404 404 404
initiative-throw-away POST 302 302 302 302 403 404 404 404 404 404 404 404
initiative-history GET 302 200 200 200 200 404 404 404 404 404 404 404
needs GET 302 200 200 200 200 200 200 200 200 200 403 403
goals GET 302 200 200 200 200 200 200 200 200 200 403 403
municipalities GET 302 200 200 200 200 200 200 200 200 200 200 403
municipality GET 302 200 200 200 200 200 200 200 200 200 200 403
municipality-change GET 302 403 403 403 403 403 403 200 403 403 403 403
district-create GET 302 403 403 403 403 403 403 200 403 403 403 403
participations GET 302 200 200 200 200 200 200 200 200 200 200 403
participation-create GET 302 403 403 403 403 403 403 200 403 403 403 403
participation GET 302 200 200 200 200 404 200 200 200 200 200 404
chain GET 302 200 200 200 200 404 200 200 200 200 403 404
getting-started GET 302 200 200 200 200 404 200 200 200 200 403 404
example-chain GET 302 200 200 200 200 200 200 200 200 200 200 200
followed-change GET 302 200 200 403 403 404 403 403 403 403 403 404
participation-history GET 302 200 200 200 200 404 200 200 200 200 200 404
figure-history GET 302 200 200 200 200 404 404 404 404 404 404 404
completeness GET 302 200 200 200 200 200 200 200 200 200 403 403
completeness-of GET 302 200 200 200 200 404 200 200 200 200 403 404
follow-ups GET 302 200 200 200 200 200 200 200 200 200 403 403
follow-up GET 302 200 200 200 200 404 200 200 200 200 404 404
follow-up-create GET 302 200 200 403 403 404 200 200 200 403 404 404
follow-up-close GET 302 200 200 403 403 404 200 200 200 403 404 404
comment-history GET 302 200 200 200 200 404 404 404 404 404 404 404
user-history GET 302 403 403 403 403 403 403 403 403 403 200 403
municipality-history GET 302 200 200 200 200 200 200 200 200 200 200 403
programme-history GET 302 200 200 200 200 200 200 200 200 200 200 403
list-download-of GET 302 200 200 200 200 200 200 200 200 200 200 403
participation-change GET 302 403 403 403 403 404 403 200 403 403 403 404
figures GET 302 200 200 200 200 404 200 200 200 200 403 404
figures-of GET 302 200 200 200 200 404 200 200 200 200 403 404
figures-grid GET 302 200 200 200 403 404 403 403 403 403 403 404
figures-cell POST 302 422 422 422 403 404 403 403 403 403 403 404
figures-paste GET 302 200 200 200 403 404 403 403 403 403 403 404
figures-sheet GET 302 200 200 200 403 404 403 403 403 403 403 404
figure GET 302 200 200 200 200 404 200 200 200 200 403 404
evidence-create GET 302 200 200 200 403 404 403 403 403 403 403 404
evidence-file GET 302 404 404 404 404 404 404 404 404 404 404 404
evidence-remove POST 302 302 302 302 403 404 403 403 403 403 404 404
my-figures GET 302 200 200 200 403 200 403 403 403 403 403 403
responsible-change GET 302 200 200 403 403 404 403 403 403 403 403 404
figures-download GET 302 200 200 200 200 404 200 200 200 200 403 404
figures-submit GET 302 200 200 403 403 404 403 403 403 403 403 404
figures-approve GET 302 200 403 403 403 404 403 403 403 403 403 404
figures-return GET 302 200 403 403 403 404 403 403 403 403 403 404
figures-approve-outside GET 302 200 200 403 403 404 403 403 403 403 403 404
approval-correct GET 302 200 200 403 403 404 403 403 403 403 403 404
window-exception GET 302 403 403 403 403 403 403 200 403 403 403 403
window-exception-change GET 302 403 403 403 403 404 403 200 403 403 404 404
window-exception-end POST 302 403 403 403 403 404 403 302 403 403 404 404
windows-change GET 302 403 403 403 403 403 403 200 403 403 403 403
help GET 302 200 200 200 200 200 200 200 200 200 200 200
people GET 302 200 200 200 200 404 200 200 200 200 200 404
person-invite GET 302 200 200 403 403 404 403 200 403 403 403 404
role-change GET 302 200 200 403 403 404 403 403 403 403 403 404
role-end POST 302 302 302 403 403 404 403 403 403 403 403 404
role-withdraw POST 302 302 302 403 403 404 403 302 403 403 403 404
programme-roles GET 302 403 403 403 403 403 403 200 403 403 200 403
programme-role-invite GET 302 403 403 403 403 403 403 403 403 403 200 403
programme-role-change GET 302 403 403 403 403 403 403 403 403 403 200 403
programme-role-withdraw POST 302 403 403 403 403 403 403 403 403 403 302 403
users GET 302 403 403 403 403 403 403 403 403 403 200 403
user-switch POST 302 403 403 403 403 403 403 403 403 403 302 404
need-list GET 302 200 200 200 200 404 200 200 200 200 403 404
need-create GET 302 200 200 200 403 404 403 403 403 403 403 404
need-count GET 302 200 200 200 403 404 404 404 404 404 404 404
need-count-change GET 302 200 200 200 403 404 404 404 404 404 404 404
need-count-remove POST 302 302 302 302 403 404 404 404 404 404 404 404
goal-list GET 302 200 200 200 200 404 200 200 200 200 403 404
goal-create GET 302 200 200 200 403 404 403 403 403 403 403 404
goal-indicator-add GET 302 200 200 200 403 404 404 404 404 404 404 404
goal-indicator-change GET 302 200 200 200 403 404 404 404 404 404 404 404
goal-indicator-remove POST 302 302 302 302 403 404 404 404 404 404 404 404
strategy-list GET 302 200 200 200 200 404 200 200 200 200 403 404
strategy-create GET 302 200 200 200 403 404 403 403 403 403 403 404
plan-list GET 302 302 302 302 302 404 200 200 200 200 403 404
plan-create GET 302 200 200 200 403 404 403 403 403 403 403 404
adoption-list GET 302 200 200 200 200 404 200 200 200 200 403 404
adoption-record GET 302 200 200 403 403 404 403 403 403 403 403 404
review-many GET 302 200 200 403 403 404 403 403 403 403 403 404
revise-many GET 302 200 200 403 403 404 403 403 403 403 403 404
adoption GET 302 200 200 200 200 404 200 200 200 200 404 404
adoption-correct GET 302 200 200 403 403 404 403 403 403 403 404 404
adoption-history GET 302 200 200 200 200 404 200 200 200 200 404 404
adoption-document GET 302 404 404 404 404 404 404 404 404 404 404 404
adoption-plan GET 302 200 200 200 200 404 200 200 200 200 404 404
adoption-plan-docx GET 302 200 200 200 200 404 200 200 200 200 404 404
plan-docx GET 302 200 200 200 200 404 404 404 404 404 404 404
plan-risk-create GET 302 200 200 200 403 404 404 404 404 404 404 404
plan-risk-change GET 302 200 200 200 403 404 404 404 404 404 404 404
plan-risk-remove POST 302 302 302 302 403 404 404 404 404 404 404 404
plan-anchor-create GET 302 200 200 200 403 404 403 403 403 403 403 404
plan-anchor-change GET 302 200 200 200 403 404 403 403 403 403 403 404
plan-anchor-remove POST 302 302 302 302 403 404 403 403 403 403 403 404
questions GET 302 200 200 200 200 200 200 200 200 200 403 403
question-list GET 302 200 200 200 200 404 200 200 200 200 403 404
initiative-comment GET 302 200 200 200 403 404 404 404 404 404 404 404
adoption-comment GET 302 200 200 200 403 404 200 200 200 403 404 404
comment-answer GET 302 200 200 200 403 404 404 404 404 404 404 404
comment-change GET 302 200 404 404 404 404 404 404 404 404 404 404
comment-settle POST 302 302 302 302 403 404 404 404 404 404 404 404
latest-changes GET 302 200 200 200 200 200 200 200 200 200 403 403
home GET 302 200 200 200 200 200 200 200 200 200 200 200
management-information GET 302 200 200 200 200 200 200 200 200 200 403 403
management-question GET 302 200 200 200 200 200 200 200 200 200 403 403
management-download GET 302 200 200 200 200 200 200 200 200 200 403 403
programme-figures GET 302 403 403 403 403 403 200 200 200 200 403 403
comparison GET 302 200 200 200 200 200 200 200 200 200 403 403
comparison-download GET 302 200 200 200 200 200 200 200 200 200 403 403
comparison-openings GET 302 200 200 200 200 404 200 200 200 200 403 404
comparison-open GET 302 200 200 403 403 404 403 403 403 403 403 404
comparison-take-back POST 302 302 302 403 403 404 403 403 403 403 403 404
reports GET 302 200 200 200 200 200 200 200 200 200 403 403
downloads GET 302 403 403 403 403 403 403 200 403 403 403 403
report GET 302 200 200 200 200 200 200 200 200 200 403 403
report-download GET 302 200 200 200 200 200 200 200 200 200 403 403
report-csv GET 302 200 200 200 200 200 200 200 200 200 403 403
list-download GET 302 200 200 200 200 200 200 200 200 200 403 403
reminders GET 302 403 403 403 403 403 403 200 403 403 403 403
reminder-came-back POST 302 404 404 404 404 404 403 302 403 403 404 404
reminder-choices GET 302 200 200 200 200 200 200 200 200 200 200 200
choice-history GET 302 200 200 200 200 200 200 200 200 200 200 200
remind GET 302 403 403 403 403 404 200 200 403 403 403 404
yearly-calendar GET 302 200 200 200 200 200 200 200 200 200 403 403
calendar-of GET 302 200 200 200 200 404 200 200 200 200 403 404
calendar-subscribe POST 302 200 200 200 200 200 200 200 200 200 403 403
calendar-revoke POST 302 302 302 302 302 302 302 302 302 302 302 302
calendar-feed GET 200 200 200 200 200 200 200 200 200 200 200 200
status-report-list GET 302 200 200 200 200 404 200 200 200 200 403 404
status-report-create GET 302 200 200 200 403 404 403 403 403 403 403 404
status-report GET 302 200 200 200 200 404 404 404 404 404 404 404
status-report-version GET 302 200 200 200 200 404 200 200 200 200 404 404
status-report-docx GET 302 200 200 200 200 404 200 200 200 200 404 404
status-report-xlsx GET 302 200 200 200 200 404 200 200 200 200 404 404
status-report-write GET 302 200 200 200 403 404 404 404 404 404 404 404
status-report-part GET 302 200 200 200 403 404 404 404 404 404 404 404
status-report-give GET 302 200 200 200 403 404 404 404 404 404 404 404
status-report-ask-approval POST 302 302 302 403 403 404 404 404 404 404 404 404
status-report-delete GET 302 200 200 403 403 404 404 404 404 404 404 404
status-report-take-back POST 302 302 302 403 403 404 404 404 404 404 404 404
status-report-approve POST 302 302 403 403 403 404 404 404 404 404 404 404
status-report-send GET 302 200 403 403 403 404 404 404 404 404 404 404
status-report-finish POST 302 403 403 403 403 404 404 404 404 404 404 404
status-report-close-again POST 302 302 403 403 403 404 404 404 404 404 404 404
status-report-reopen GET 302 200 403 403 403 404 404 404 404 404 404 404
status-report-comment GET 302 200 200 200 403 404 404 404 404 404 404 404
status-report-history GET 302 200 200 200 200 404 404 404 404 404 404 404
activity-plan-list GET 302 200 200 200 200 404 200 200 200 200 403 404
activity-plan-create GET 302 200 200 200 403 404 403 403 403 403 403 404
activity-plan GET 302 200 200 200 200 404 404 404 404 404 404 404
activity-plan-reword GET 302 200 200 200 403 404 404 404 404 404 404 404
activity-plan-line-create GET 302 200 200 200 403 404 404 404 404 404 404 404
activity-plan-line-change GET 302 200 200 200 403 404 404 404 404 404 404 404
activity-plan-line-remove POST 302 302 302 302 403 404 404 404 404 404 404 404
activity-plan-decide GET 302 200 200 403 403 404 404 404 404 404 404 404
activity-plan-correct-decision GET 302 200 200 403 403 404 404 404 404 404 404 404
activity-plan-send GET 302 200 403 403 403 404 404 404 404 404 404 404
activity-plan-delete GET 302 200 200 403 403 404 404 404 404 404 404 404
activity-plan-take-back POST 302 302 403 403 403 404 404 404 404 404 404 404
activity-plan-answer GET 302 403 403 403 403 404 404 404 404 404 404 404
activity-plan-comment GET 302 200 200 200 403 404 404 404 404 404 404 404
activity-plan-history GET 302 200 200 200 200 404 404 404 404 404 404 404
cooperation GET 302 200 200 200 200 404 200 200 200 200 403 404
agreement-create GET 302 200 200 403 403 404 200 200 403 403 403 404
agreement-change GET 302 200 200 403 403 404 200 200 403 403 404 404
agreement-document GET 302 404 404 404 404 404 404 404 404 404 403 404
agreement-history GET 302 200 200 200 200 404 200 200 200 200 404 404
sent-reports GET 302 200 200 200 200 200 200 200 200 200 403 403
commitments GET 302 200 200 200 200 200 200 200 200 200 403 403
commitment-create GET 302 200 200 403 403 404 200 200 403 403 403 404
commitment GET 302 200 200 200 200 404 200 200 200 200 404 404
commitment-change GET 302 200 200 403 403 404 200 200 403 403 404 404
commitment-close GET 302 200 200 403 403 404 200 200 403 403 404 404
commitment-comment GET 302 200 200 200 403 404 200 200 200 403 404 404
commitment-history GET 302 200 200 200 200 404 200 200 200 200 404 404
meeting-create GET 302 200 200 403 403 404 200 200 403 403 403 404
meeting GET 302 200 200 200 200 404 200 200 200 200 404 404
meeting-change GET 302 200 200 403 403 404 200 200 403 403 404 404
meeting-agreed GET 302 200 200 403 403 404 200 200 403 403 404 404
meeting-history GET 302 200 200 200 200 404 200 200 200 200 404 404
guidance GET 302 200 200 200 200 200 200 200 200 200 403 403
guidance-requests GET 302 200 200 200 200 200 200 200 200 200 403 403
guidance-list GET 302 200 200 200 200 404 200 200 200 200 403 404
guidance-create GET 302 403 403 403 403 404 200 200 403 403 403 404
guidance-change GET 302 403 403 403 403 404 200 200 403 403 404 404
guidance-follow-up POST 302 403 403 403 403 404 302 302 403 403 404 404
guidance-history GET 302 200 200 200 200 404 200 200 200 200 404 404
guidance-request-create GET 302 200 200 200 403 404 403 403 403 403 403 404
guidance-request-answer GET 302 403 403 403 403 404 200 200 403 403 404 404
guidance-request-history GET 302 200 200 200 200 404 200 200 200 200 404 404
policy-signals GET 302 200 200 200 200 200 200 200 200 200 403 403
policy-signal-list GET 302 200 200 200 200 404 200 200 200 200 403 404
policy-signal-create GET 302 200 200 403 403 404 403 403 403 403 403 404
policy-signal GET 302 200 200 200 200 404 200 200 200 200 404 404
policy-signal-receive POST 302 403 403 403 403 404 403 302 403 403 404 404
policy-signal-consider POST 302 403 403 403 403 404 403 302 403 403 404 404
policy-signal-answer GET 302 403 403 403 403 404 403 200 403 403 404 404
policy-signal-outcome GET 302 403 403 403 403 404 403 200 403 403 404 404
policy-signal-history GET 302 200 200 200 200 404 200 200 200 200 404 404
learning-notes GET 302 200 200 200 200 200 200 200 200 200 403 403
learning-note-create GET 302 200 200 200 403 404 404 404 404 404 404 404
learning-note-change GET 302 200 200 200 403 404 404 404 404 404 404 404
learning-note-share POST 302 302 302 403 403 404 404 404 404 404 404 404
learning-note-history GET 302 200 200 200 403 404 404 404 404 404 404 404
trial-begin GET 302 200 200 200 403 404 404 404 404 404 404 404
trial-change GET 302 200 200 200 403 404 404 404 404 404 404 404
trial-conclude GET 302 200 200 200 403 404 404 404 404 404 404 404
trial-history GET 302 200 200 200 200 404 404 404 404 404 404 404
grant-list GET 302 200 200 200 200 404 200 200 200 200 403 404
grant-create GET 302 403 403 403 403 404 200 200 403 403 403 404
grant-change GET 302 403 403 403 403 404 200 200 403 403 404 404
grant-history GET 302 200 200 200 200 404 200 200 200 200 404 404
yearly-workbook GET 302 302 302 302 302 404 403 403 403 403 403 404
yearly-words GET 302 200 200 200 200 404 403 403 403 403 403 404
yearly-words-share POST 302 302 302 403 403 404 403 403 403 403 403 404
yearly-words-history GET 302 200 200 200 200 404 403 403 403 403 403 404
yearly-proposal-take POST 302 302 302 302 403 404 403 403 403 403 403 404
yearly-word-create GET 302 200 200 200 403 404 403 403 403 403 403 404
yearly-word-change GET 302 200 200 200 403 404 404 404 404 404 404 404
yearly-word-move POST 302 302 302 302 403 404 404 404 404 404 404 404
yearly-word-remove POST 302 302 302 302 403 404 404 404 404 404 404 404
participation-downloads GET 302 200 200 200 200 404 403 200 403 403 403 404
"""
# The same for need, goal, strategy and plan; a step that is not open from a draft leads back with a sentence.
WORDS = """
{} GET 302 200 200 200 200 404 404 404 404 404 404 404
{}-reword GET 302 200 200 200 403 404 404 404 404 404 404 404
{}-amend GET 302 302 302 403 403 404 404 404 404 404 404 404
{}-share POST 302 302 302 403 403 404 404 404 404 404 404 404
{}-send-to-review POST 302 302 302 403 403 404 404 404 404 404 404 404
{}-take-out-of-review POST 302 302 302 403 403 404 404 404 404 404 404 404
{}-revise POST 302 302 302 403 403 404 404 404 404 404 404 404
{}-drop-revision POST 302 302 302 403 403 404 404 404 404 404 404 404
{}-set-aside GET 302 200 200 403 403 404 404 404 404 404 404 404
{}-correct GET 302 302 302 403 403 404 404 404 404 404 404 404
{}-close GET 302 302 302 403 403 404 404 404 404 404 404 404
{}-reopen POST 302 302 302 403 403 404 404 404 404 404 404 404
{}-move POST 302 302 302 302 403 404 404 404 404 404 404 404
{}-duplicate POST 302 302 302 302 403 404 404 404 404 404 404 404
{}-throw-away POST 302 302 302 302 403 404 404 404 404 404 404 404
{}-history GET 302 200 200 200 200 404 404 404 404 404 404 404
{}-versions GET 302 200 200 200 200 404 404 404 404 404 404 404
{}-comment GET 302 200 200 200 403 404 404 404 404 404 404 404
"""
NOUNS = ("need", "goal", "strategy", "plan")
LINES = TABLE.strip().splitlines() + [
    line.format(noun) for noun in NOUNS for line in WORDS.strip().splitlines()
]
ROWS = {line.split()[0]: line.split()[1:] for line in LINES}


def routes(resolver=None) -> list[str]:
    """The names of all routes of the site."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        found += [pattern.name] if isinstance(pattern, URLPattern) else routes(pattern)
    return found


def arguments(world: World) -> dict[str, list]:
    """What stands in the addresses, for each route that has something to fill in."""
    nordvik = world.nordvik.pk
    need = needs.word(
        participation=world.nordvik, by=world.ola, title="Mangler boliger"
    ).need_id
    version = goals.word(participation=world.nordvik, by=world.ola, title="Flere boliger")
    GoalIndicator.objects.create(version=version, indicator=world.indicator)
    goal, window = version.goal_id, ReportingWindow.objects.get().pk
    role = Membership.objects.get(user=world.berit).pk
    of_figure = [nordvik, world.indicator.code, world.period.pk]
    shown = Evidence.objects.create(
        participation=world.nordvik,
        indicator=world.indicator,
        period=world.period,
        words="Uttrekk fra fagsystemet",
        url="https://example.org/",
        added_by=world.ola,
    )
    given: dict[str, list] = {
        "account_reset_password_from_key": ["1", "2-3"],
        "indicators-for-all": ["bsu"],
        "programme": ["bsu"],
        "programme-change": ["bsu"],
        "window-create": ["bsu"],
        "window-change": ["bsu", window],
        "windows-change": ["bsu"],
        "window-exception": ["bsu"],
        "approval-correct": [nordvik, window, approved_outside(world)],
        "window-exception-change": [nordvik, excepted(world).pk],
        "window-exception-end": [nordvik, excepted(world).pk],
        "role-change": [nordvik, role],
        "role-end": [nordvik, role],
        "role-withdraw": [nordvik, role],
        "programme-role-change": [ProgrammeRole.objects.get(user=world.anne).pk],
        "programme-role-withdraw": [ProgrammeRole.objects.get(user=world.anne).pk],
        "user-switch": [world.per.pk],
        "goal-indicator-change": [nordvik, goal, world.indicator.pk],
        "goal-indicator-remove": [nordvik, goal, world.indicator.pk],
        "report": ["status"],
        "management-question": ["baselines"],
        "report-download": ["status"],
        "report-csv": ["goal-attainment"],
        "list-download": ["participations"],
        "list-download-of": ["calendar", "bsu"],
        "figure-history": [nordvik, world.indicator.code],
        "figure": of_figure,
        "evidence-create": of_figure,
        "evidence-file": [*of_figure, shown.pk],
        "evidence-remove": [*of_figure, shown.pk],
        "programme-history": ["bsu"],
        "user-history": [world.per.pk],
        "comparison-take-back": [nordvik, 1],
    }
    place = [world.nordvik.municipality_id]
    given |= dict.fromkeys(MUNICIPALITY, place) | {key: ["temp_families"] for key in INDICATOR}
    given |= {key: [nordvik, window] for key in OF_A_WINDOW}
    given |= {key: [nordvik] for key in OF_A_PARTICIPATION}
    given["need-count"], given["goal-indicator-add"] = [nordvik, need], [nordvik, goal]
    counted = NeedCount.objects.create(
        need_id=need, count=1, unit="persons", counted_on=TODAY, method="register"
    )
    of_it = ("need-count-change", "need-count-remove")
    given |= {key: [nordvik, need, counted.pk] for key in of_it}
    return (
        given
        | word_rows(world, need, goal)
        | initiative_rows(world)
        | talked_about(world, need)
        | money_rows(world)
        | report_rows(world)
        | cooperation_rows(world)
        | guidance_rows(world)
        | learning_rows(world)
        | reminder_rows(world)
        | looked_into(world)
        | yearly_rows(world)
    )


def yearly_rows(world: World) -> dict[str, list]:
    """What stands in the addresses of a line of the year's first page."""
    own = {"participation": world.nordvik, "by": world.ola}
    word = yearly_words.write(year=2025, kind="good", text="Flere i egen bolig", **own)
    of_year = ("words", "words-share", "words-history", "proposal-take")
    of_word = ("change", "move", "remove")
    return {
        **{f"yearly-{name}": [world.nordvik.pk, 2025] for name in of_year},
        **{f"yearly-word-{deed}": [world.nordvik.pk, 2025, word.pk] for deed in of_word},
        "yearly-word-create": [world.nordvik.pk, 2025, "good"],
    }


def reminder_rows(world: World) -> dict[str, list]:
    """What stands in the addresses of a mail that was sent, and of Kari's calendar."""
    sent = Reminder.objects.create(user=world.lars, day=TODAY, subject="A", body="B")
    about = {"participation": world.nordvik, "kind": "figures", "key": "a", "due_on": TODAY}
    sent.lines.create(**about)
    token = calendar_subscriptions.begin(user=world.kari)
    return {"reminder-came-back": [sent.pk], "calendar-feed": [token]}


def learning_rows(world: World) -> dict[str, list]:
    """What stands in the addresses of a policy signal, a learning note and a trial."""
    nordvik, own = world.nordvik.pk, {"participation": world.nordvik, "by": world.lars}
    words = {"instrument": "startlan", "theme": "homes", "what": "Taket"}
    signal = policy_signals.send(today=TODAY, **own, **words)
    tried = initiatives.word(title="Utprøving", **own)
    note = notes.write(
        initiative=tried, by=world.ola, today=TODAY, tried="a", happened="b", learned="c"
    )
    trials.begin(initiative=tried, by=world.ola, hypothesis="a", signs="b", ends_on=TODAY)
    deeds = ("", "-receive", "-consider", "-answer", "-outcome", "-history")
    of_note = ("change", "share", "history")
    return {
        **{f"policy-signal{deed}": [nordvik, signal.pk] for deed in deeds},
        **{f"learning-note-{deed}": [nordvik, tried.pk, note.pk] for deed in of_note},
        **{name: [nordvik, tried.pk] for name in ROWS if name.startswith("trial-")},
        "learning-note-create": [nordvik, tried.pk],
    }


def guidance_rows(world: World) -> dict[str, list]:
    """What stands in the addresses of a guidance and a request for it."""
    nordvik, about = world.nordvik.pk, {"theme": "homes", "what": "Kjøp"}
    given = guidance.give(by=world.tor, held_on=TODAY, participations=[world.nordvik], **about)
    own = {"participation": world.nordvik, "by": world.ola, "today": TODAY}
    asked = guidance.ask(**own, **about)
    return {
        **{
            f"guidance-{deed}": [nordvik, given.pk]
            for deed in ("change", "follow-up", "history")
        },
        **{f"guidance-request-{deed}": [nordvik, asked.pk] for deed in ("answer", "history")},
    }


def cooperation_rows(world: World) -> dict[str, list]:
    """What stands in the addresses of an agreement, a promise and a meeting."""
    nordvik, own = world.nordvik.pk, {"participation": world.nordvik, "by": world.lars}
    agreement = agreements.write(title="A", starts_on=START, ends_on=TODAY, **own)
    promised = commitments.promise(what="Tall", who="Lars", due_on=TODAY, **own)
    meeting = meetings.call(kind="dialogue", held_on=TODAY, **own)
    rows = {"agreement": agreement, "commitment": promised, "meeting": meeting}
    return {
        name: [nordvik, rows[noun].pk]
        for name in ROWS
        if (noun := name.partition("-")[0]) in rows and name not in OF_A_PARTICIPATION
    }


def report_rows(world: World) -> dict[str, list]:
    """What stands in the addresses of a report that is a draft, and of one that was sent."""
    nordvik, own = world.nordvik.pk, {"participation": world.nordvik, "by": world.ola}
    draft, given = (
        status_reports.begin(period=world.period, kind=kind, today=TODAY, **own)
        for kind in ("annual", "final")
    )
    files = {
        name: Document.objects.create(
            participation=world.nordvik, name=name, file=ContentFile(b"", name)
        )
        for name in ("word_file", "workbook")
    }
    empty = {"full": [], "outside": []}
    plain = {"language": "nb", "title": "A", "participant": "B", "notes": [], "sections": []}
    plain["facts"] = {"kind": "facts", "pairs": []}
    content = {"title": "A", "documents": {"full": plain, "outside": plain}, "figures": empty}
    about = {"sent_by": world.kari, "sent_at": timezone.now(), "content": content}
    SentReport.objects.create(report=given, number=1, sha256="a", **about, **files)
    of_report = [name for name in ROWS if name.startswith("status-report")]
    rows = {name: [nordvik, draft.pk] for name in of_report if name not in OF_A_PARTICIPATION}
    sent = ("status-report-version", "status-report-docx", "status-report-xlsx")
    rows |= {name: [nordvik, given.pk, 1] for name in sent}
    return rows | {"status-report-part": [nordvik, draft.pk, "done"]}


def money_rows(world: World) -> dict[str, list]:
    """What stands in the addresses of an activity plan, its one line, and a grant."""
    nordvik = world.nordvik.pk
    plan = activity_plans.begin(participation=world.nordvik, year=2027, by=world.ola)
    row = initiatives.word(title="Kjøp", participation=world.nordvik, by=world.ola)
    line = activity_plans.add_line(plan=plan, initiative=row, by=world.ola)
    days = {"granted_on": TODAY, "claim_by": TODAY}
    grant = grants.give(
        participation=world.nordvik, by=world.anne, number="1", amount=Decimal(1), **days
    )
    of_plan = [name for name in ROWS if name.startswith("activity-plan")]
    given = {name: [nordvik, plan.pk] for name in of_plan if name not in OF_A_PARTICIPATION}
    lines = ("activity-plan-line-change", "activity-plan-line-remove")
    given |= {name: [nordvik, plan.pk, line.pk] for name in lines}
    return given | {name: [nordvik, grant.pk] for name in ("grant-change", "grant-history")}


def approved_outside(world: World) -> int:
    """An approval of Nordvik's figures that was given outside the tool."""
    about = {"participation": world.nordvik, "period": world.period, "recorded_by": world.lars}
    told = {"given_by": "Nils Vik", "given_on": TODAY, "reference": "26/117"}
    return FigureApproval.objects.create(**about, **told).pk


def excepted(world: World) -> ReportingException:
    """Nordvik's exception in the period."""
    given = {"until": "2027-01-31", "reason": "Nytt fagsystem", "given_by": world.tor}
    return ReportingException.objects.get_or_create(
        participation=world.nordvik, window=ReportingWindow.objects.get(), defaults=given
    )[0]


def looked_into(world: World) -> dict[str, list]:
    """A submitted figure that Anne marked."""
    scenes.figure(world, world.nordvik, 41)
    figure = {"participation": world.nordvik, "indicator": world.indicator}
    marked = follow_ups.mark(**figure, period=world.period, reason="Hvorfor?", by=world.anne)
    of_it = [world.nordvik.pk, world.indicator.code, world.period.pk]
    given = dict.fromkeys(("follow-up", "follow-up-create"), of_it)
    return given | {"follow-up-close": [world.nordvik.pk, marked.pk]}


def word_rows(world: World, need: int, goal: int) -> dict[str, list]:
    """What stands in the addresses of needs, goals, strategies, the plan and a decision."""
    nordvik, own = world.nordvik.pk, {"participation": world.nordvik, "by": world.ola}
    plan = plans.begin(title="Programplan", **own).plan_id
    strategy = strategies.word(title="Flere boliger raskt", **own).strategy_id
    owners = zip(NOUNS, (need, goal, strategy, plan), strict=True)
    codes = [line.split()[0] for line in WORDS.strip().splitlines()]
    given = {code.format(noun): [nordvik, pk] for noun, pk in owners for code in codes}
    decided = Adoption.objects.create(
        participation=world.nordvik, body="delegated", decided_on=TODAY
    )
    of_it = [name for name in ROWS if name.startswith("adoption")]
    of_it = [name for name in of_it if name not in OF_A_PARTICIPATION]
    return given | {key: [nordvik, decided.pk] for key in of_it} | plan_rows(world, plan)


def initiative_rows(world: World) -> dict[str, list]:
    """What stands in the addresses of one initiative."""
    pk = initiatives.word(title="Boligkontor", participation=world.nordvik, by=world.ola).pk
    routes_of_it = [name for name in ROWS if name.startswith("initiative")]
    given = {key: [world.nordvik.pk, pk] for key in routes_of_it}
    return (
        given
        | {"initiatives": []}
        | {key: [world.nordvik.pk] for key in OF_A_PARTICIPATION & given.keys()}
    )


def plan_rows(world: World, plan: int) -> dict[str, list]:
    """What stands in the addresses of the plan's rows and of its file."""
    nordvik = world.nordvik.pk
    levels = {"likelihood": 1, "consequence": 1}
    version = PlanVersion.objects.get(plan=plan)
    risk = Risk.objects.create(version=version, text="Lite tid", **levels).pk
    words = {"kind": "finance", "title": "Økonomiplan"}
    anchor = PlanAnchor.objects.create(participation=world.nordvik, **words).pk
    return {
        "plan-docx": [nordvik, plan],
        "plan-risk-create": [nordvik, plan],
        "plan-risk-change": [nordvik, plan, risk],
        "plan-risk-remove": [nordvik, plan, risk],
        "plan-anchor-change": [nordvik, anchor],
        "plan-anchor-remove": [nordvik, anchor],
    }


def talked_about(world: World, need: int) -> dict[str, list]:
    """A question that Kari asked about the need."""
    nordvik = world.nordvik.pk
    said = comments.ask(
        about=Need.objects.get(pk=need), text="Hvor?", waits_for="participant", by=world.kari
    )
    deeds = ("answer", "change", "settle", "history")
    return {f"comment-{deed}": [nordvik, said.pk] for deed in deeds}


def site() -> tuple[dict[str, list], dict[str, str]]:
    """The world with all that stands in the addresses, and everybody logged in: their sessions."""
    world = build()
    return arguments(world), sessions(world.people())


def test_the_table_and_the_site_name_the_same_routes():
    assert sorted(ROWS) == sorted(routes())


@pytest.mark.parametrize("name", ROWS)
def test_each_visitor_gets_the_answer_of_the_table(client, db, name):
    given, logged_in = kept("every route", site)
    method, *expected = ROWS[name]
    address = reverse(name, args=given.get(name, []))
    found = []

    for visitor in VISITORS:
        with transaction.atomic():
            be(client, logged_in.get(visitor))
            found.append(str(client.generic(method, address).status_code))
            transaction.set_rollback(True)

    assert dict(zip(VISITORS, found, strict=True)) == dict(zip(VISITORS, expected, strict=True))


def another_address(world: World) -> None:
    """The address is not the one that was made."""
    CalendarSubscription.objects.all().unlogged().update(token_sha256="0" * 64)


def shut_out(world: World) -> None:
    """Its owner may not log in."""
    type(world.kari).objects.filter(pk=world.kari.pk).update(is_active=False)


def role_ended(world: World) -> None:
    """Its owner has no role today."""
    held = Membership.objects.filter(user=world.kari).unlogged()
    held.update(valid_to=TODAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("happens", "expected"),
    [
        (lambda world: None, 200),
        (another_address, 404),
        (lambda world: calendar_subscriptions.revoke(user=world.kari), 404),
        (lambda world: calendar_subscriptions.begin(user=world.kari), 404),
        (shut_out, 404),
        (role_ended, 404),
    ],
)
def test_who_has_a_calendar_address_and_no_log_in_opens_that_alone(
    client, world, happens, expected
):
    """The thirteenth visitor: a calendar program, which has an address and nothing else."""
    address = reverse("calendar-feed", args=[calendar_subscriptions.begin(user=world.kari)])
    happens(world)

    assert client.get(address).status_code == expected
    assert client.post(address).status_code in {404, 405}
    assert client.get(reverse("yearly-calendar")).status_code == 302  # it has not logged in
