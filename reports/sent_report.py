"""A sent report as files, made once when it is sent: the Word file and the workbook, small numbers hidden."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import make_dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, pgettext_lazy

from dialogue import freezing, report_document
from municipalities.plan_blocks import Document, Facts
from programme import words
from programme.figures import NoNumber, Standing
from reports import plan_word, workbook
from reports.columns import Column
from reports.workbook.contents import About, Answer, Definition, Sheet
from web import formats

FIGURES = (
    Column(gettext_lazy("Indicator"), "indicator", width=44),
    Column(gettext_lazy("Unit"), "unit", width=14),
    Column(gettext_lazy("This period"), "value", "number", 13, decimals_field="decimals"),
    Column(
        gettext_lazy("The period a year before"),
        "before",
        "number",
        13,
        decimals_field="decimals",
    ),
    Column(
        pgettext_lazy("column", "Change"), "change", "number", 11, decimals_field="decimals"
    ),
    Column(gettext_lazy("State"), "state", width=13),
    Column(gettext_lazy("Code"), "indicator_code", "code", 20, printed=False),
)
GOALS = (
    Column(gettext_lazy("Goal"), "goal", width=32),
    Column(gettext_lazy("Indicator"), "indicator", width=32),
    Column(gettext_lazy("Baseline"), "baseline", "number", 11, decimals_field="decimals"),
    Column(gettext_lazy("Latest"), "latest", "number", 11, decimals_field="decimals"),
    Column(gettext_lazy("Period"), "latest_period", width=16),
    Column(gettext_lazy("Target"), "target", "number", 11, decimals_field="decimals"),
    Column(gettext_lazy("Year of the target"), "target_year", "year", 9),
    Column(gettext_lazy("Part of the way"), "way", "percent", 11),
    Column(gettext_lazy("Plan"), "standing_word", width=15),
)
INITIATIVES = (
    Column(gettext_lazy("Initiative"), "initiative", width=44),
    Column(gettext_lazy("Status"), "status", width=18),
    Column(gettext_lazy("Responsible unit"), "responsible_unit", width=26),
    Column(gettext_lazy("Planned end"), "ends_on", "date", 12),
    Column(gettext_lazy("What was learned"), "learned", width=50),
)
WORDS = (
    Column(gettext_lazy("Part"), "heading", width=30),
    Column(gettext_lazy("Text"), "text", width=90),
)


HIDDEN = gettext_noop(
    "Counts of 1 to 3 are hidden outside the participation that they belong to, and so is what would give them away."
)


def word_file(content: dict[str, Any], checksum: str) -> bytes:
    """The report as a Word file, with its checksum among the facts."""
    document = _with_checksum(_outside(content), checksum)
    if _hides(content):
        document = replace(document, notes=(*document.notes, _(HIDDEN)))
    footer = _("%(name)s. Version %(number)s, sent %(day)s") % {
        "name": content["participant"],
        "number": content["version"],
        "day": formats.day(_sent_at(content).date()),
    }
    if content["is_fictional"]:
        footer = f"{footer}. {_('Demo data – not real figures')}"
    return _made("docx", lambda path: plan_word.write(path, document, footer))


def workbook_file(content: dict[str, Any], checksum: str) -> bytes:
    """The report as a workbook: figures, goals, initiatives and words, a sheet each."""
    document = _with_checksum(_outside(content), checksum)
    about = About(
        taken_by=content["sent_by"],
        taken_at=_sent_at(content),
        report=content["title"],
        filters=document.facts.pairs,
        sources=(_("The participants' own words and figures in Boligsosial oversikt."),),
        suppression_note=_(HIDDEN),
        language=content["language"],
    )
    facts = tuple(f"{name}: {value}" for name, value in document.facts.pairs)
    sentences = (*_answers(content), *facts)
    answer = Answer(f"{content['title']}, {content['participant']}", sentences)
    return _made(
        "xlsx",
        lambda path: workbook.write(
            path,
            answer=answer,
            sheets=_sheets(content, document),
            tidy=None,
            definitions=_definitions(content),
            about=about,
        ),
    )


def _sheets(content: dict[str, Any], document: Document) -> list[Sheet]:
    figures, goals = (content[name][freezing.OUTSIDE] for name in ("figures", "goals"))
    told = [
        {"heading": section.heading, "text": "\n".join(block.text for block in section.blocks)}
        for section in document.sections
        if all(block.kind != "table" for block in section.blocks)
    ]
    return [
        Sheet(_("Figures of the period"), FIGURES, _rows(figures), "t_figures"),
        Sheet(_("Goals"), GOALS, _rows(goals), "t_goals"),
        Sheet(_("Initiatives"), INITIATIVES, _rows(content["initiatives"]), "t_initiatives"),
        Sheet(_("Words"), WORDS, _rows(told), "t_words"),
    ]


def _hides(content: dict[str, Any]) -> bool:
    """Whether some figure of the report is hidden outside."""
    rows = [row for name in ("figures", "goals") for row in content[name][freezing.OUTSIDE]]
    return any(row.get(name) == NoNumber.SUPPRESSED for row in rows for name in FROZEN_FIGURES)


def _answers(content: dict[str, Any]) -> Iterator[str]:
    """How much is reported, what is missing, and how the goals stand: what the front sheet opens on."""
    asked = content["figures"][freezing.OUTSIDE]
    missing = [row["indicator"] for row in asked if not row["state"]]
    if asked:
        told = {"reported": len(asked) - len(missing), "asked": len(asked)}
        sentence = _("%(reported)s of %(asked)s figures are submitted.") % told
        lacks = _("Missing: %(names)s.") % {"names": ", ".join(missing)} if missing else ""
        yield f"{sentence} {lacks}".strip()
    stands = Counter(row["standing"] for row in content["goals"][freezing.OUTSIDE])
    if stands:
        told = {
            "all": stands.total(),
            "on": stands[Standing.ON] + stands[Standing.AHEAD],
            "behind": stands[Standing.BEHIND],
        }
        yield (
            _(
                "Of %(all)s indicators of goals, %(on)s are on or ahead of plan and %(behind)s behind."
            )
            % told
        )


def _definitions(content: dict[str, Any]) -> tuple[Definition, ...]:
    """What the indicators meant when the report was sent; a report of the first format has none."""
    return tuple(Definition(**row) for row in content.get("definitions", ()))


FROZEN_FIGURES = {"value", "before", "change", "baseline", "latest", "target", "way"}


def _rows(plain: list[dict[str, Any]]) -> list[Any]:
    """The frozen rows as rows of plain values again."""
    return [_row(each) for each in plain]


def _row(plain: dict[str, Any]) -> Any:
    values = {name: _value(name, value) for name, value in plain.items()}
    if "standing" in values:
        values["standing_word"] = str(words.standing(Standing(values["standing"])))
    return make_dataclass("Row", [*values])(**values)


def _value(name: str, value: Any) -> Any:
    if name in FROZEN_FIGURES:
        return freezing.figure_of(value)
    return date.fromisoformat(value) if name == "ends_on" and value else value


def _outside(content: dict[str, Any]) -> Document:
    return report_document.from_plain(content["documents"][freezing.OUTSIDE])


def _with_checksum(document: Document, checksum: str) -> Document:
    pairs = (*document.facts.pairs, (_("Checksum (SHA-256)"), checksum))
    return Document(
        language=document.language,
        title=document.title,
        participant=document.participant,
        facts=Facts(pairs),
        notes=document.notes,
        sections=document.sections,
    )


def _sent_at(content: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(content["sent_at"])


def _made(ending: str, write: Any) -> bytes:
    """The bytes of the file that `write(path)` finishes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file.{ending}"
        write(path)
        return path.read_bytes()
