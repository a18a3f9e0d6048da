"""The columns of the status of each participant."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Status")
TABLE = "t_status"
COLUMNS = (
    Column(_("Participant"), "participant", width=18),
    Column(_("Phase"), "phase", width=16),
    Column(_("Adviser"), "adviser", width=16),
    Column(_("Agreement to"), "ends_on", "date", 11),
    Column(
        _("Goal indicators"),
        "goal_indicators",
        "integer",
        12,
        help=_("Indicators that measure the participant's open goals."),
    ),
    Column(_("With baseline"), "with_baseline", "integer", 12),
    Column(_("On or ahead of plan"), "ahead_or_on", "integer", 9),
    Column(_("Behind plan"), "behind", "integer", 9),
    Column(
        _("Not reporting"),
        "not_reporting",
        "integer",
        12,
        help=_("No figure yet: neither on plan nor behind it."),
    ),
    Column(_("Figures due this year"), "due", "integer", 9),
    Column(
        _("Of these entered"),
        "entered",
        "integer",
        9,
        help=_("Seen from outside, a figure is entered when it is submitted."),
    ),
    Column(_("Latest submitted"), "submitted_at", "date", 11),
    Column(_("Needs"), "needs", "integer", 8),
    Column(_("Needs adopted"), "needs_adopted", "integer", 9),
    Column(_("Last report"), "last_report", width=26, printed=False),
    Column(_("Report sent"), "report_sent_at", "date", 11, printed=False),
    Column(
        _("Reports not sent"),
        "reports_not_sent",
        "integer",
        9,
        help=_("Reports that were due this year and have not been sent."),
        printed=False,
    ),
    Column(
        _("Answers owed by the participant"),
        "answers_participant",
        "integer",
        10,
        help=_("Questions that wait for an answer, as you may see them."),
        printed=False,
    ),
    Column(
        _("Answers owed by Husbanken"),
        "answers_husbanken",
        "integer",
        10,
        help=_("Questions that wait for an answer, as you may see them."),
        printed=False,
    ),
    Column(
        _("Late promises, participant"),
        "promises_participant",
        "integer",
        10,
        help=_("Open promises that are past their date."),
        printed=False,
    ),
    Column(
        _("Late promises, Husbanken"),
        "promises_husbanken",
        "integer",
        10,
        help=_("Open promises that are past their date."),
        printed=False,
    ),
    Column(_("Agreement from"), "starts_on", "date", 13, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
