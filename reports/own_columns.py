"""The columns of the participants' own figures, which several reports share."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column, Mark

_FIRST = (
    Column(_("Participant"), "participant", width=18),
    Column(_("Indicator"), "indicator", width=34),
    Column(_("Year"), "year", "year", 7),
    Column(
        _("Own figure"),
        "value",
        "number",
        12,
        decimals_field="decimals",
        help=_("Halves of a year are added only when both are there."),
        link="address",
    ),
    Column(_("Unit"), "unit", width=12),
    Column(_("Year before"), "before", "number", 12, decimals_field="decimals"),
    Column(
        pgettext_lazy("column", "Change"),
        "change",
        "number",
        11,
        decimals_field="decimals",
        help=_(
            "The figure less that of the year before. Empty where the two cannot be compared."
        ),
    ),
    Column(
        _("Direction"),
        "moved",
        width=15,
        help=_(
            "Whether the change goes the way that the indicator says is better. Background figures are not judged."
        ),
        marks=(
            Mark(good=True, says=pgettext_lazy("change", "the wanted way")),
            Mark(good=False, says=pgettext_lazy("change", "the other way")),
        ),
    ),
)
_LAST = (
    Column(_("Theme"), "theme", width=22, printed=False),
    Column(_("Indicator code"), "indicator_code", "code", width=18, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
_MARKS = Column(
    _("Marks"),
    "mark",
    width=22,
    help=_("Not approved, estimated, provisional, corrected, or a break in the series."),
)
BY_YEAR = (*_FIRST, _MARKS, *_LAST)
WITH_SPREAD = (
    *_FIRST,
    Column(
        _("The programme's median"),
        "median",
        "number",
        11,
        decimals_field="decimals",
        help=_(
            "The middle of the participants whose figures are shown. Empty where they are fewer than five."
        ),
    ),
    Column(_("Lower quartile"), "lower", "number", 9, decimals_field="decimals"),
    Column(_("Upper quartile"), "upper", "number", 9, decimals_field="decimals"),
    Column(
        _("Figures in it"),
        "shown",
        "integer",
        8,
        help=_("How many shown figures the median is made of."),
    ),
    Column(
        _("The region's median"),
        "region_median",
        "number",
        11,
        decimals_field="decimals",
        help=_(
            "The middle of the participants whose figures are shown. Empty where they are fewer than five, or where fewer than five others stand outside the region."
        ),
        printed=False,
    ),
    Column(
        _("Figures of the region in it"),
        "region_shown",
        "integer",
        10,
        help=_("How many shown figures the median is made of."),
        printed=False,
    ),
    Column(_MARKS.heading, "mark", width=22, help=_MARKS.help, printed=False),
    *_LAST,
)
