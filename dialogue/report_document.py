"""A report as one document: its words, then what stands behind them, in the municipality's written form."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dialogue.models import StatusReport
from dialogue.report_material import Material
from municipalities.plan_blocks import (
    Cell,
    Document,
    Facts,
    Note,
    Section,
    Table,
    Text,
    facts,
    table,
    text,
)
from programme import words
from programme.figures import NoValue
from web import formats

# What is told where: the municipality's own words lead, and the figures stand where they are spoken of.
ORDER = (
    "done",
    "figures",
    "goals",
    "off_plan",
    "initiatives",
    "next_steps",
    "asked_of_husbanken",
    "learned",
)


@dataclass(frozen=True)
class Sending:
    """How the report was sent: by whom, when, as which version, and with which gaps."""

    sent_by: str
    sent_at: Any
    number: int
    case_number: str
    is_late: bool
    gaps: tuple[str, ...]
    gaps_reason: str


def build(report: StatusReport, material: Material, sending: Sending | None = None) -> Document:
    """The document as plain data; of a report that is not sent, as it would be if it were sent now."""
    form = report.participation.written_form
    with translation.override(form):
        return Document(
            language=form,
            title=title_of(report),
            participant=report.participation.name,
            facts=_facts(report, sending),
            notes=(),
            sections=tuple(_sections(report, material, sending)),
        )


def title_of(report: StatusReport) -> str:
    """Which report it is, of which period."""
    return capfirst(f"{report.get_kind_display()} {report.period}")


def _facts(report: StatusReport, sending: Sending | None) -> Facts:
    own = report.participation
    sent: tuple = ()
    if sending:
        late = _("yes") if sending.is_late else ""
        sent = (
            (_("Sent"), formats.moment(sending.sent_at)),
            (_("Sent by"), sending.sent_by),
            (_("Version"), sending.number),
            (_("Case number"), sending.case_number),
            (_("Sent after the due date"), late),
        )
    (block,) = facts(
        (_("Participant"), own.name),
        (_("Programme"), own.programme.name),
        (_("Period"), report.period),
        *sent,
    )
    return block


def _sections(
    report: StatusReport, material: Material, sending: Sending | None
) -> Iterator[Section]:
    if sending and sending.gaps:
        told = "\n".join(f"– {gap}" for gap in sending.gaps)
        given = (Text(sending.gaps_reason), Text(told))
        yield Section("gaps", _("Sent with gaps"), given)
    for code in ORDER:
        heading, blocks = _part(code, report, material)
        yield Section(code, heading, tuple(blocks))


def _part(code: str, report: StatusReport, material: Material) -> tuple[str, list[Any]]:
    if code == "figures":
        return _("Figures of the period"), _figures(material) or [
            Note(_("No figure is asked for."))
        ]
    if code == "goals":
        empty = [Note(_("No goal is adopted or shared yet."))]
        return _("Goals"), _goals(material) or empty
    if code == "initiatives":
        empty = [Note(_("No initiative is shared, or follows an adopted strategy, yet."))]
        return _("Initiatives"), _initiatives(material) or empty
    written: list[Any] = [*text(getattr(report, code))]
    return capfirst(StatusReport.label_of(code)), written or [Note(_("Not written."))]


def _figures(material: Material) -> list[Any]:
    headings = [
        _("Indicator"),
        _("Unit"),
        _("This period"),
        _("The period a year before"),
        pgettext("column", "Change"),
        _("State"),
    ]
    rows = [
        [
            row.indicator,
            row.unit,
            figure(row.value, row.decimals),
            figure(row.before, row.decimals),
            "–"
            if isinstance(row.change, NoValue)
            else formats.change(row.change, row.decimals),  # type: ignore[arg-type]
            row.state,
        ]
        for row in material.figures
    ]
    return table(_("Figures of the period"), headings, rows, figures=(2, 3, 4))


def _goals(material: Material) -> list[Any]:
    headings = [
        _("Goal"),
        _("Indicator"),
        _("Baseline"),
        _("Latest"),
        _("Target"),
        _("Part of the way"),
        _("Plan"),
    ]
    rows = [
        [
            row.goal,
            row.indicator,
            figure(row.baseline, row.decimals),
            _with(figure(row.latest, row.decimals), row.latest_period),
            _with(figure(row.target, row.decimals), row.target_year),
            words.way(row.way),
            words.standing(row.standing),
        ]
        for row in material.goals
    ]
    return table(_("Goals"), headings, rows, figures=(2, 3, 4, 5))


def _initiatives(material: Material) -> list[Any]:
    headings = [_("Initiative"), _("Status"), _("Responsible unit"), _("Planned end")]
    rows = [
        [
            row.initiative,
            row.status,
            row.responsible_unit,
            formats.day(row.ends_on) if row.ends_on else "",
        ]
        for row in material.initiatives
    ]
    return table(_("Initiatives"), headings, rows)


def figure(value: Any, decimals: int) -> str:
    """A figure with its decimals, or the word for why there is none."""
    kind = getattr(value, "kind", value if isinstance(value, str) else None)
    return str(formats.no_number(kind)) if kind else formats.number(value, decimals)


def _with(written: str, of: Any) -> str:
    return f"{written} ({of})" if of else written


def as_plain(document: Document) -> dict[str, Any]:
    """The document as what JSON can hold."""
    return asdict(document)


def from_plain(plain: dict[str, Any]) -> Document:
    """The document again, word for word."""
    return Document(
        language=plain["language"],
        title=plain["title"],
        participant=plain["participant"],
        facts=_block(plain["facts"]),
        notes=tuple(plain["notes"]),
        sections=tuple(
            Section(each["code"], each["heading"], tuple(map(_block, each["blocks"])))
            for each in plain["sections"]
        ),
    )


def _block(plain: dict[str, Any]) -> Any:
    return KINDS[plain["kind"]](plain)


def _cells(row: list[dict[str, Any]]) -> tuple[Cell, ...]:
    return tuple(Cell(cell["text"], cell["is_figure"]) for cell in row)


KINDS: dict[str, Any] = {
    "text": lambda plain: Text(plain["text"]),
    "note": lambda plain: Note(plain["text"]),
    "facts": lambda plain: Facts(tuple((name, value) for name, value in plain["pairs"])),
    "table": lambda plain: Table(
        plain["caption"], _cells(plain["headings"]), tuple(map(_cells, plain["rows"]))
    ),
}
