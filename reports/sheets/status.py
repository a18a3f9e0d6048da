"""The columns of the status of each participant."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column, Mark

TITLE = _("Status")
TABLE = "t_status"
COLUMNS = (
    Column(_("Participant"), "participant", width=18),
    Column(
        pgettext_lazy("participant", "Status"),
        "standing_word",
        width=22,
        help=_(
            "The first that is so: no measured goals, a report not sent, goals without figures, goals without a baseline, goals behind plan, questions without an answer; else as planned."
        ),
        marks=(
            Mark(good=True, says=_("as planned")),
            Mark(good=False, says=_("some goals are behind plan")),
            Mark(good=False, says=_("a report is not sent")),
            Mark(good=None, says=_("no measured goals yet")),
            Mark(good=None, says=_("goals lack figures")),
            Mark(good=None, says=_("goals lack a baseline")),
            Mark(good=None, says=_("questions wait for an answer")),
        ),
    ),
    Column(_("Phase"), "phase", width=15),
    Column(_("Adviser"), "adviser", width=15),
    Column(_("Agreement to"), "ends_on", "date", 11),
    Column(_("Last report"), "last_report", width=20),
    Column(
        _("Open questions"),
        "open_questions",
        "integer",
        9,
        help=_("Questions that wait for an answer, as you may see them."),
    ),
    Column(
        _("Part with a baseline"),
        "baseline_share",
        "percent",
        10,
        marks=(Mark(good=True, at_least=1),),
    ),
    Column(_("On or ahead of plan"), "ahead_or_on", "integer", 9),
    Column(_("Behind plan"), "behind", "integer", 9, marks=(Mark(good=False, at_least=1),)),
    Column(
        _("Not reporting"),
        "not_reporting",
        "integer",
        12,
        help=_("No figure yet: neither on plan nor behind it."),
        marks=(Mark(good=None, at_least=1),),
    ),
    Column(_("Figures due this year"), "due", "integer", 9),
    Column(
        _("Of these entered"),
        "entered",
        "integer",
        9,
        help=_("Seen from outside, a figure is entered when it is submitted."),
    ),
    Column(_("Latest submitted"), "submitted_at", "date", 11, printed=False),
    Column(
        _("Goal indicators"),
        "goal_indicators",
        "integer",
        10,
        help=_("Indicators that measure the participant's open goals."),
        printed=False,
    ),
    Column(_("With baseline"), "with_baseline", "integer", 12, printed=False),
    Column(_("Needs"), "needs", "integer", 8, printed=False),
    Column(_("Needs adopted"), "needs_adopted", "integer", 9, printed=False),
    Column(_("Report sent"), "report_sent_at", "date", 11, printed=False),
    Column(
        _("Reports not sent"),
        "reports_not_sent",
        "integer",
        9,
        help=_("Reports that were due in the last twelve months and have not been sent."),
        marks=(Mark(good=False, at_least=1),),
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
        marks=(Mark(good=False, at_least=1),),
        printed=False,
    ),
    Column(
        _("Late promises, Husbanken"),
        "promises_husbanken",
        "integer",
        10,
        help=_("Open promises that are past their date."),
        marks=(Mark(good=False, at_least=1),),
        printed=False,
    ),
    Column(_("Agreement from"), "starts_on", "date", 11, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
