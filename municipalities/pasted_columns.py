"""Which columns a pasted list of needs or initiatives may have, and by which headings they are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities import pasted_values as values
from municipalities.models import Initiative, NeedCount, NeedVersion
from municipalities.pasted_values import Reader
from municipalities.word_forms import LONGEST
from programme.models import InitiativeType, NeedCategory, TargetGroup

# What people write over their columns, in all languages, small letters.
HEADINGS = {
    "title": "tittel tittelen title navn namn name behov need tiltak initiative tiltakets_navn",
    "category": "kategori behovskategori category",
    "type": "type tiltakstype type_tiltak initiative_type type_of_initiative",
    "target_groups": "målgruppe målgrupper målgruppene target_group target_groups",
    "description": "beskrivelse skildring omtale description",
    "count": "antall tal_på talet antal omfang how_many count number hvor_mange kor_mange",
    "unit": "enhet eining unit",
    "counted_on": "talt dato talt_dato tellet dato_for_telling teljedato tellt counted_on counted",
    "method": "metode method how_counted hvordan_talt korleis_talt",
    "responsible_unit": "ansvarlig ansvarleg ansvarlig_enhet ansvarleg_eining ansvar responsible"
    " responsible_unit",
    "starts_on": "start oppstart startdato start_date",
    "ends_on": "slutt planlagt_slutt sluttdato frist end planned_end end_date",
    "status": "status",
    "learned": "læring lært hva_ble_lært kva_vart_lært learned what_was_learned",
    "is_trial": "forsøk utprøving trial",
    "partners": "samarbeidspartnere samarbeidspartnarar partnere partnarar partners",
}


@dataclass(frozen=True)
class Column:
    """A column: the word it becomes, its name on the page, and how its cells are read."""

    name: str
    label: Any
    read: Reader

    def is_called(self, heading: str) -> bool:
        """True when the heading is one of those that the column is known by."""
        typed = "_".join(heading.casefold().strip(" :*").split())
        return typed in HEADINGS[self.name].split() or typed == self._own_name()

    def _own_name(self) -> str:
        return "_".join(str(self.label).casefold().split())


def of_needs() -> Sequence[Column]:
    """The columns of needs, in the order they are read without headings. Two queries."""
    return (
        *_first("category", _("Category"), NeedCategory),
        Column("count", _("How many"), values.whole_number),
        Column("unit", _("Unit"), values.choice(NeedCount.Unit)),
        Column("counted_on", _("Counted on"), values.day),
        Column("method", _("How counted"), values.choice(NeedCount.Method)),
    )


def of_initiatives() -> Sequence[Column]:
    """The columns of initiatives, in the order they are read without headings. Two queries."""
    unit = Initiative._meta.get_field("responsible_unit").max_length or 0
    status = values.choice(Initiative.Status, blank=Initiative.Status.PLANNED)
    return (
        *_first("type", _("Type"), InitiativeType),
        Column("responsible_unit", _("Responsible unit"), values.text(unit)),
        Column("starts_on", _("Start"), values.day),
        Column("ends_on", _("Planned end"), values.day),
        Column("status", _("Status"), status),
        Column("learned", _("What was learned"), values.text(LONGEST, one_line=False)),
        Column("is_trial", _("Trial"), values.yes_no),
        Column("partners", _("Partners"), values.text(LONGEST, one_line=False)),
    )


def _first(name: str, label: Any, listed: Any) -> Sequence[Column]:
    """What needs and initiatives have in common."""
    current = {"is_retired": False}
    longest = NeedVersion._meta.get_field("title").max_length or 0
    return (
        Column("title", _("Title"), values.text(longest)),
        Column(name, label, values.listed(listed.objects.filter(**current))),
        Column(
            "target_groups",
            _("Target groups"),
            values.many_listed(TargetGroup.objects.filter(**current)),
        ),
        Column("description", _("Description"), values.text(LONGEST, one_line=False)),
    )
