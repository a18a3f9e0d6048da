"""How far the reporting of each period has come, as bars: the counts of the table beside them."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from municipalities.completeness_facts import Line
from web.charts import Bars, Share


def of_lines(lines: Sequence[Line]) -> Bars:
    """One bar for each period of a participation."""
    return of_counts(
        [str(line.window.period) for line in lines], [line.count for line in lines]
    )


def of_counts(names: Sequence[str], counts: Sequence[Any]) -> Bars:
    """One bar for each; what is missing and what is not yet due are parts of it too."""
    return Bars(
        title=_("What is reported"),
        unit=_("number of figures"),
        names=tuple(names),
        shares=(
            Share(_("Approved"), "best", tuple(each.approved for each in counts)),
            Share(_("Reported, not approved"), "good", tuple(map(_waiting, counts))),
            Share(_("Missing"), "poor", tuple(each.missing for each in counts)),
            Share(_("Not yet due"), "none", tuple(each.not_due for each in counts)),
        ),
    )


def _waiting(count: Any) -> int:
    return count.reported - count.approved
