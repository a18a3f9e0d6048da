"""The columns of who has reported what."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column, Mark

TITLE = _("Reporting status")
TABLE = "t_reporting_status"
COLUMNS = (
    Column(_("Participant"), "participant", width=16),
    Column(_("Period"), "period", width=14),
    Column(_("Due"), "due_on", "date", 11),
    Column(
        _("Expected"),
        "expected",
        "integer",
        9,
        help=_(
            "Figures of indicators that are asked of all or chosen, due in this period and valid on its "
            "last day. The help page has the whole rule."
        ),
    ),
    Column(
        _("Reported"),
        "reported",
        "integer",
        10,
        help=_(
            "Submitted or approved. Not applicable is an answer too. To the participant's own people "
            "also what is entered."
        ),
    ),
    Column(_("Approved"), "approved", "integer", 10),
    Column(
        _(
            "Late",
        ),
        "late",
        "integer",
        8,
        help=_("First submitted after the due date. A correction is not late."),
    ),
    Column(
        _("Missing"),
        "missing",
        "integer",
        9,
        help=_("Not reported when the due date is past. A returned figure is missing."),
        link="gaps_address",
    ),
    Column(
        _("Latest submitted"),
        "submitted_on",
        "date",
        11,
    ),
    Column(
        _("Days late"),
        "days_late",
        "integer",
        8,
        help=_(
            "From the due date until the last figure came, or until today while one is missing. Empty "
            "before the due date."
        ),
        marks=(Mark(good=False, at_least=1),),
    ),
    Column(
        _("State"),
        "state",
        width=23,
        marks=(
            Mark(good=True, says=_("all are in and approved")),
            Mark(good=True, says=_("all are in, not all approved")),
            Mark(good=None, says=_("some are in")),
            Mark(good=None, says=_("none are in")),
        ),
    ),
    Column(_("Exception until"), "exception_until", "date", 12),
    Column(
        _("Status report"),
        "report",
        width=12,
        help=_("The report of the period: sent or not sent. Empty where none is asked for."),
        printed=False,
    ),
    Column(_("Report due"), "report_due_on", "date", 12, printed=False),
    Column(_("Report sent"), "report_sent_on", "date", 12, printed=False),
    Column(
        _("Report, days late"),
        "report_days_late",
        "integer",
        10,
        help=_(
            "From the due date until it was first sent, or until today. Empty before the due date."
        ),
        marks=(Mark(good=False, at_least=1),),
        printed=False,
    ),
    Column(_("Not yet due"), "not_due", "integer", 9, printed=False),
    Column(
        _("With documentation"),
        "documented",
        "integer",
        14,
        help=_(
            "Reported figures with a link or a file that tells where they come from. Empty where the "
            "programme does not ask for it."
        ),
        printed=False,
    ),
    Column(_("Adviser"), "adviser", width=16, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
