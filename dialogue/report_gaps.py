"""What a report lacks, each with the address where it is mended."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dialogue.models import StatusReport
from dialogue.report_material import Material
from municipalities.models import Participation
from programme.models import Period

ALWAYS = ("done", "next_steps", "asked_of_husbanken", "learned")


@dataclass(frozen=True)
class Gap:
    """One thing that is missing, in words, and where it is filled in."""

    sentence: str
    address: str


def gaps(report: StatusReport, material: Material) -> list[Gap]:
    """Figures that are not submitted, goals off plan that nothing is said of, parts not written or not ready."""
    return [
        *_figures(report, material),
        *_off_plan(report, material),
        *_parts(report),
        *_tasks(report),
    ]


def part_address(report: StatusReport, part: str) -> str:
    """Where one part is written."""
    return reverse("status-report-part", args=[report.participation_id, report.pk, part])


def figure_address(participation: Participation, period: Period, indicator: int) -> str:
    """Where a figure is entered: its own cell."""
    grid = reverse("figures-grid", args=[participation.pk])
    return f"{grid}#c-{indicator}-{period.pk}"


def _figures(report: StatusReport, material: Material) -> list[Gap]:
    missing = material.missing()
    sentence = _("The figure is not submitted: %(indicator)s.")
    return [
        Gap(
            sentence % {"indicator": row.indicator},
            figure_address(report.participation, report.period, row.indicator_id),
        )
        for row in missing
    ]


def _off_plan(report: StatusReport, material: Material) -> list[Gap]:
    if report.off_plan.strip():
        return []
    sentence = _("The goal is behind plan, and nothing is said about why: %(goal)s.")
    goals = dict.fromkeys(row.goal for row in material.off_plan())
    return [Gap(sentence % {"goal": goal}, part_address(report, "off_plan")) for goal in goals]


def _parts(report: StatusReport) -> list[Gap]:
    sentence = _("Not written: %(part)s.")
    return [
        Gap(sentence % {"part": StatusReport.label_of(part)}, part_address(report, part))
        for part in ALWAYS
        if not getattr(report, part).strip()
    ]


def _tasks(report: StatusReport) -> list[Gap]:
    waiting: Any = report.tasks.filter(is_done=False).select_related("given_to").order_by("pk")
    sentence = _("%(person)s has not marked as done: %(part)s.")
    return [
        Gap(
            sentence % {"person": task.given_to.name, "part": StatusReport.label_of(task.part)},
            part_address(report, task.part),
        )
        for task in waiting
    ]


def told(found: list[Gap]) -> tuple[str, ...]:
    """The gaps as sentences."""
    return tuple(capfirst(gap.sentence) for gap in found)
