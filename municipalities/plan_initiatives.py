"""What the programme plan says of each initiative, beside the table of when and for how much."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from municipalities.models import Initiative
from municipalities.plan_blocks import Heading, facts, text


def each_of(rows: Iterable[Initiative]) -> Iterator[Any]:
    """One after the other, each under its title."""
    for row in rows:
        yield Heading(row.title, 4)
        yield from text(row.description)
        yield from facts(
            (_("Type"), row.type.name if row.type else ""),
            (
                _("Target groups"),
                ", ".join(sorted(each.name for each in row.target_groups.all())),
            ),
            (_("Partners"), ", ".join(_lines(row.partners))),
            (_("Tests something new"), _yes_or_no(row.is_trial)),
            (
                _("Indicators that it should move"),
                "; ".join(sorted(each.name for each in row.indicators.all())),
            ),
            (_("How users had a say"), row.users_had_a_say),
        )


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def _yes_or_no(answer: bool) -> str:
    return pgettext("cell", "yes") if answer else pgettext("cell", "no")
