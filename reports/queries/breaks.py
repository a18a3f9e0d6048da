"""The breaks in the chain, and what remains before a first adoption, one on each row: taken from the rows of the chain, which hold each once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from municipalities import break_words


@dataclass(frozen=True, slots=True)
class Row:
    """One break of one participant."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    what: str
    kind: str
    title: str
    part: str
    next_step: str
    called: str


def rows(chain: Sequence[Any]) -> list[Row]:
    """In the order of the chain."""
    kinds = {
        "need": _("Need"),
        "goal": _("Goal"),
        "strategy": _("Strategy"),
        "initiative": _("Initiative"),
        "plan": _("Programme plan"),
    }
    return [
        Row(
            participation_id=row.participation_id,
            participant=row.participant,
            municipality_code=row.municipality_code,
            region=row.region,
            what=str(break_words.LABELS[found.code]),
            kind=kinds[found.kind],
            title=found.title,
            part=found.part,
            next_step=break_words.next_step(found),
            called=_("Break") if row.has_adoption else _("Remaining"),
        )
        for row in chain
        for found in row.found
    ]
