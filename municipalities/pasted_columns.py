"""Which columns a pasted list of needs or initiatives may have, and by which headings they are known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities import pasted_values as values
from municipalities.initiative_forms import indicators_of
from municipalities.models import Initiative, NeedCount, NeedVersion, Participation, Strategy
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
    "area": "område geografi geografisk_område stad sted area",
    "priority": "prioritet prioritering priority",
    "uncertainty": "usikkerhet uvisse usikkerheit uncertainty",
    "users_had_a_say": "brukermedvirkning brukarmedverknad medvirkning medverknad users_say"
    " how_users_had_a_say",
    "strategies": "strategi strategier strategiar strategy strategies",
    "indicators": "indikator indikatorer indikatorar indicator indicators",
    "partners": "samarbeidspartnere samarbeidspartnarar partnere partnarar partners",
}

YEAR = re.compile(
    r"(?:(budsjett|budget)|brukt|forbruk|spent|regnskap|rekneskap)_(20[0-9]{2})(?:_(?:kr|kroner))?"
)
STATUS = Initiative.Status
# What people call a status beside its own names, in bokmål and nynorsk.
STATUSES = {
    "ikke startet": STATUS.PLANNED,
    "ikkje starta": STATUS.PLANNED,
    "ikke påbegynt": STATUS.PLANNED,
    "ikkje påbyrja": STATUS.PLANNED,
    "pågår": STATUS.UNDER_WAY,
    "pågående": STATUS.UNDER_WAY,
    "pågåande": STATUS.UNDER_WAY,
    "påbegynt": STATUS.UNDER_WAY,
    "påbyrja": STATUS.UNDER_WAY,
    "startet": STATUS.UNDER_WAY,
    "starta": STATUS.UNDER_WAY,
    "i arbeid": STATUS.UNDER_WAY,
    "pause": STATUS.PAUSED,
    "satt på pause": STATUS.PAUSED,
    "sett på pause": STATUS.PAUSED,
    "utsatt": STATUS.PAUSED,
    "utsett": STATUS.PAUSED,
    "ferdig": STATUS.DONE,
    "fullført": STATUS.DONE,
    "avsluttet": STATUS.DONE,
    "avslutta": STATUS.DONE,
    "utført": STATUS.DONE,
    "ikke gjennomført": STATUS.ENDED,
    "ikkje gjennomført": STATUS.ENDED,
    "avbrutt": STATUS.ENDED,
    "avbroten": STATUS.ENDED,
    "avbrote": STATUS.ENDED,
}


@dataclass(frozen=True)
class Column:
    """A column: the word it becomes, its name on the page, and how its cells are read."""

    name: str
    label: Any
    read: Reader

    def is_called(self, heading: str) -> bool:
        """True when the heading is one of those that the column is known by."""
        typed = _plain(heading)
        return typed in HEADINGS[self.name].split() or typed == _plain(str(self.label))


def of_needs() -> Sequence[Column]:
    """The columns of needs, in the order they are read without headings. Two queries."""
    return (
        *_first("category", _("Category"), NeedCategory),
        Column("count", _("How many"), values.whole_number),
        Column("unit", _("Unit"), values.choice(NeedCount.Unit)),
        Column("counted_on", _("Counted on"), values.day),
        Column("method", _("How counted"), values.choice(NeedCount.Method)),
        Column(
            "uncertainty", _("Uncertainty"), values.text(_longest(NeedCount, "uncertainty"))
        ),
        Column("area", _("Area"), values.text(_longest(NeedVersion, "area"))),
        Column("priority", _("Priority"), values.choice(NeedVersion.Priority, blank=None)),
        _say(),
    )


def of_initiatives(place: Participation) -> Sequence[Column]:
    """The columns of initiatives, in the order they are read without headings. Five queries."""
    strategies = Strategy.objects.of(place).open().prefetch_related("versions")
    unit = _longest(Initiative, "responsible_unit")
    status = values.choice(STATUS, blank=STATUS.PLANNED, also=STATUSES)
    return (
        *_first("type", _("Type"), InitiativeType),
        Column("responsible_unit", _("Responsible unit"), values.text(unit)),
        Column("starts_on", _("Start"), values.day),
        Column("ends_on", _("Planned end"), values.day),
        Column("status", _("Status"), status),
        Column("learned", _("What was learned"), values.text(LONGEST, one_line=False)),
        Column("is_trial", _("Trial"), values.yes_no),
        Column("partners", _("Partners"), values.text(LONGEST, one_line=False)),
        Column(
            "strategies",
            _("Strategies"),
            values.many_titled(strategies, values.no_such_strategy),
        ),
        Column("indicators", _("Indicators"), values.many_listed(indicators_of(place))),
        _say(),
    )


def of_year(heading: str) -> Column | None:
    """The column of what an initiative may cost, or has cost, in the year of the heading."""
    found = YEAR.fullmatch(_plain(heading))
    if not found:
        return None
    kind, label = ("spent", _("Spent %(year)s, kroner"))
    if found[1]:
        kind, label = ("budget", _("Budget %(year)s, kroner"))
    return Column(f"{kind}_{found[2]}", label % {"year": found[2]}, values.amount)


def _say() -> Column:
    words = values.text(LONGEST, one_line=False)
    return Column("users_had_a_say", _("How users had a say"), words)


def _longest(model: Any, name: str) -> int:
    return model._meta.get_field(name).max_length or 0


def _plain(heading: str) -> str:
    """The heading in small letters, in one word."""
    return "_".join(heading.casefold().strip(" :*").replace(",", " ").split())


def _first(name: str, label: Any, listed: Any) -> Sequence[Column]:
    """What needs and initiatives have in common."""
    current = {"is_retired": False}
    longest = _longest(NeedVersion, "title")
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
