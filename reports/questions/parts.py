"""Into which parts the rows behind an answer fall, and the address of each part alone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.questions.question import Row

# The words of each part by its code.
LABELS: dict[str, Any] = {
    "long": _("waited more than 30 days"),
    "short": _("waited at most 30 days"),
    "late": _("Husbanken's promises past their date"),
    "given": _("guidance that was given"),
    "not-sent": _("not sent"),
    "sent-late": pgettext_lazy("report", "sent late"),
    "in-time": _("sent in time"),
    "running": _("trials that go on"),
    "lately": _("concluded in the last twelve months"),
    "earlier": _("concluded earlier"),
    "lapsing": _("lapse within 90 days, or have lapsed"),
    "lasting": _("the other grants"),
}

# The parts of each question that has any.
OF: dict[str, tuple[str, ...]] = {
    "guidance": ("long", "short", "late", "given"),
    "reports": ("not-sent", "sent-late", "in-time"),
    "trials": ("running", "lately", "earlier"),
    "grants": ("lapsing", "lasting"),
}


@dataclass(frozen=True)
class Offered:
    """A part that the reader may choose: how many rows it has, and whether it is chosen."""

    code: str
    count: int
    is_chosen: bool

    @property
    def label(self) -> str:
        """What the part is called."""
        return str(LABELS[self.code])


def offered(slug: str, rows: Iterable[Row], chosen: str) -> list[Offered]:
    """The parts that have rows, and the chosen one, which may have none by now."""
    counts = Counter(row.part for row in rows)
    codes = [code for code in OF.get(slug, ()) if counts[code] or code == chosen]
    return [Offered(code, counts[code], code == chosen) for code in codes]


def of(rows: Iterable[Row], chosen: str) -> tuple[Row, ...]:
    """The rows of the chosen part; all of them when none is chosen."""
    return tuple(row for row in rows if chosen in ("", row.part))


def address_of(slug: str, part: str = "") -> str:
    """The page of a question, with the rows of one part alone."""
    address = reverse("management-question", args=[slug])
    return f"{address}?part={part}" if part else address
