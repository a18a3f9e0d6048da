"""Addresses of what passes between participant and Husbanken."""

from django.urls import path

from dialogue import reminder_urls
from dialogue.models import ActivityPlan, Commitment, Meeting
from dialogue.views import (
    activity_plans,
    commitments,
    cooperation,
    draft_deletion,
    grants,
    guidance,
    guidance_lists,
    meetings,
    plan_decisions,
    plan_lines,
    policy_signals,
    report_steps,
    sent_reports,
    status_report_list,
    status_reports,
)
from municipalities.views.comments import CommentWrite

PLANS = "deltakere/<int:participation>/aktivitetsplaner/"
GRANTS = "deltakere/<int:participation>/tilskudd/"
plan_urls = [
    path(PLANS, activity_plans.ActivityPlanList.as_view(), name="activity-plan-list"),
    path(
        f"{PLANS}ny/", activity_plans.ActivityPlanBegin.as_view(), name="activity-plan-create"
    ),
    path(
        f"{PLANS}<int:pk>/", activity_plans.ActivityPlanDetail.as_view(), name="activity-plan"
    ),
    path(
        f"{PLANS}<int:pk>/endre/",
        activity_plans.ActivityPlanReword.as_view(),
        name="activity-plan-reword",
    ),
    path(
        f"{PLANS}<int:pk>/tiltak/ny/",
        plan_lines.LineCreate.as_view(),
        name="activity-plan-line-create",
    ),
    path(
        f"{PLANS}<int:pk>/tiltak/<int:line>/endre/",
        plan_lines.LineChange.as_view(),
        name="activity-plan-line-change",
    ),
    path(
        f"{PLANS}<int:pk>/tiltak/<int:line>/slett/",
        plan_lines.LineRemove.as_view(),
        name="activity-plan-line-remove",
    ),
    path(
        f"{PLANS}<int:pk>/vedtak/",
        plan_decisions.ActivityPlanDecide.as_view(),
        name="activity-plan-decide",
    ),
    path(
        f"{PLANS}<int:pk>/vedtak/rett/",
        plan_decisions.ActivityPlanCorrectDecision.as_view(),
        name="activity-plan-correct-decision",
    ),
    path(
        f"{PLANS}<int:pk>/send/",
        activity_plans.ActivityPlanSend.as_view(),
        name="activity-plan-send",
    ),
    path(
        f"{PLANS}<int:pk>/trekk-tilbake/",
        activity_plans.ActivityPlanTakeBack.as_view(),
        name="activity-plan-take-back",
    ),
    path(
        f"{PLANS}<int:pk>/slett/",
        draft_deletion.ActivityPlanDelete.as_view(),
        name="activity-plan-delete",
    ),
    path(
        f"{PLANS}<int:pk>/svar/",
        activity_plans.ActivityPlanAnswer.as_view(),
        name="activity-plan-answer",
    ),
    path(
        f"{PLANS}<int:pk>/kommentar/",
        CommentWrite.as_view(model=ActivityPlan),
        name="activity-plan-comment",
    ),
    path(
        f"{PLANS}<int:pk>/historikk/",
        activity_plans.ActivityPlanHistory.as_view(),
        name="activity-plan-history",
    ),
]
grant_urls = [
    path(GRANTS, grants.GrantList.as_view(), name="grant-list"),
    path(f"{GRANTS}ny/", grants.GrantCreate.as_view(), name="grant-create"),
    path(f"{GRANTS}<int:pk>/endre/", grants.GrantChange.as_view(), name="grant-change"),
    path(f"{GRANTS}<int:pk>/historikk/", grants.GrantHistory.as_view(), name="grant-history"),
]
AGREEMENTS = "deltakere/<int:participation>/samarbeid/avtaler/"
PROMISES = "deltakere/<int:participation>/samarbeid/forpliktelser/"
MEETINGS = "deltakere/<int:participation>/samarbeid/moter/"
history = cooperation.CooperationHistory.as_view
cooperation_urls = [
    path(
        "deltakere/<int:participation>/samarbeid/",
        cooperation.Cooperation.as_view(),
        name="cooperation",
    ),
    path(f"{AGREEMENTS}ny/", cooperation.AgreementCreate.as_view(), name="agreement-create"),
    path(
        f"{AGREEMENTS}<int:pk>/endre/",
        cooperation.AgreementChange.as_view(),
        name="agreement-change",
    ),
    path(
        f"{AGREEMENTS}<int:pk>/dokument/",
        cooperation.AgreementDocument.as_view(),
        name="agreement-document",
    ),
    path(f"{AGREEMENTS}<int:pk>/historikk/", history(), name="agreement-history"),
    path("forpliktelser/", commitments.CommitmentsOfAll.as_view(), name="commitments"),
    path(f"{PROMISES}ny/", commitments.CommitmentCreate.as_view(), name="commitment-create"),
    path(f"{PROMISES}<int:pk>/", commitments.CommitmentDetail.as_view(), name="commitment"),
    path(
        f"{PROMISES}<int:pk>/endre/",
        commitments.CommitmentChange.as_view(),
        name="commitment-change",
    ),
    path(
        f"{PROMISES}<int:pk>/avslutt/",
        commitments.CommitmentClose.as_view(),
        name="commitment-close",
    ),
    path(
        f"{PROMISES}<int:pk>/kommentar/",
        CommentWrite.as_view(model=Commitment),
        name="commitment-comment",
    ),
    path(
        f"{PROMISES}<int:pk>/historikk/",
        history(model=Commitment, verbs=commitments.COMMITMENT_VERBS),
        name="commitment-history",
    ),
    path(f"{MEETINGS}nytt/", meetings.MeetingCall.as_view(), name="meeting-create"),
    path(f"{MEETINGS}<int:pk>/", meetings.MeetingDetail.as_view(), name="meeting"),
    path(f"{MEETINGS}<int:pk>/endre/", meetings.MeetingChange.as_view(), name="meeting-change"),
    path(
        f"{MEETINGS}<int:pk>/avtalt/", meetings.MeetingAgreed.as_view(), name="meeting-agreed"
    ),
    path(
        f"{MEETINGS}<int:pk>/historikk/",
        history(model=Meeting, verbs=meetings.MEETING_VERBS),
        name="meeting-history",
    ),
]
GUIDANCE = "deltakere/<int:participation>/veiledning/"
REQUESTS = f"{GUIDANCE}onsker/"
guidance_urls = [
    path("veiledning/", guidance_lists.GuidanceOfAll.as_view(), name="guidance"),
    path(
        "veiledning/onsker/", guidance_lists.RequestsOfAll.as_view(), name="guidance-requests"
    ),
    path(GUIDANCE, guidance.GuidanceList.as_view(), name="guidance-list"),
    path(f"{GUIDANCE}ny/", guidance.GuidanceCreate.as_view(), name="guidance-create"),
    path(
        f"{GUIDANCE}<int:pk>/endre/", guidance.GuidanceChange.as_view(), name="guidance-change"
    ),
    path(
        f"{GUIDANCE}<int:pk>/fulgt-opp/",
        guidance.GuidanceFollowUp.as_view(),
        name="guidance-follow-up",
    ),
    path(
        f"{GUIDANCE}<int:pk>/historikk/",
        guidance.GuidanceHistory.as_view(),
        name="guidance-history",
    ),
    path(f"{REQUESTS}nytt/", guidance.RequestCreate.as_view(), name="guidance-request-create"),
    path(
        f"{REQUESTS}<int:pk>/svar/",
        guidance.RequestAnswer.as_view(),
        name="guidance-request-answer",
    ),
    path(
        f"{REQUESTS}<int:pk>/historikk/",
        guidance.RequestHistory.as_view(),
        name="guidance-request-history",
    ),
]
SIGNALS = "deltakere/<int:participation>/innspill/"
move = policy_signals.PolicySignalMove.as_view
signal_urls = [
    path("innspill/", policy_signals.SignalsOfAll.as_view(), name="policy-signals"),
    path(SIGNALS, policy_signals.PolicySignalList.as_view(), name="policy-signal-list"),
    path(
        f"{SIGNALS}nytt/",
        policy_signals.PolicySignalSend.as_view(),
        name="policy-signal-create",
    ),
    path(
        f"{SIGNALS}<int:pk>/",
        policy_signals.PolicySignalDetail.as_view(),
        name="policy-signal",
    ),
    path(f"{SIGNALS}<int:pk>/mottatt/", move(), name="policy-signal-receive"),
    path(f"{SIGNALS}<int:pk>/vurderes/", move(step="consider"), name="policy-signal-consider"),
    path(
        f"{SIGNALS}<int:pk>/svar/",
        policy_signals.PolicySignalAnswer.as_view(),
        name="policy-signal-answer",
    ),
    path(
        f"{SIGNALS}<int:pk>/virkning/",
        policy_signals.PolicySignalOutcome.as_view(),
        name="policy-signal-outcome",
    ),
    path(
        f"{SIGNALS}<int:pk>/historikk/",
        policy_signals.PolicySignalHistory.as_view(),
        name="policy-signal-history",
    ),
]
REPORTS = "deltakere/<int:participation>/rapporter/"
REPORT = f"{REPORTS}<int:pk>/"
report_urls = [
    path("statusrapporter/", sent_reports.SentReportsOfAll.as_view(), name="sent-reports"),
    path(REPORTS, status_report_list.StatusReportList.as_view(), name="status-report-list"),
    path(
        f"{REPORTS}ny/", report_steps.StatusReportBegin.as_view(), name="status-report-create"
    ),
    path(REPORT, status_reports.StatusReportDetail.as_view(), name="status-report"),
    path(
        f"{REPORT}versjon/<int:number>/",
        status_reports.StatusReportVersion.as_view(),
        name="status-report-version",
    ),
    path(
        f"{REPORT}skriv/", report_steps.StatusReportWrite.as_view(), name="status-report-write"
    ),
    path(
        f"{REPORT}skriv/<slug:part>/",
        report_steps.StatusReportWrite.as_view(),
        name="status-report-part",
    ),
    path(f"{REPORT}gi/", report_steps.StatusReportGive.as_view(), name="status-report-give"),
    path(
        f"{REPORT}til-godkjenning/",
        report_steps.StatusReportAskApproval.as_view(),
        name="status-report-ask-approval",
    ),
    path(
        f"{REPORT}trekk-tilbake/",
        report_steps.StatusReportTakeBack.as_view(),
        name="status-report-take-back",
    ),
    path(
        f"{REPORT}slett/",
        draft_deletion.StatusReportDelete.as_view(),
        name="status-report-delete",
    ),
    path(
        f"{REPORT}godkjenn/",
        report_steps.StatusReportApprove.as_view(),
        name="status-report-approve",
    ),
    path(f"{REPORT}send/", report_steps.StatusReportSend.as_view(), name="status-report-send"),
    path(
        f"{REPORT}ferdig/",
        report_steps.StatusReportFinish.as_view(),
        name="status-report-finish",
    ),
    path(
        f"{REPORT}apne/", report_steps.StatusReportReopen.as_view(), name="status-report-reopen"
    ),
    path(
        f"{REPORT}lukk-igjen/",
        report_steps.StatusReportCloseAgain.as_view(),
        name="status-report-close-again",
    ),
    path(
        f"{REPORT}kommentar/",
        status_reports.StatusReportAsk.as_view(),
        name="status-report-comment",
    ),
    path(
        f"{REPORT}historikk/",
        status_reports.StatusReportHistory.as_view(),
        name="status-report-history",
    ),
]
urlpatterns = [
    *report_urls,
    *plan_urls,
    *grant_urls,
    *cooperation_urls,
    *guidance_urls,
    *signal_urls,
    *reminder_urls.urlpatterns,
]
