"""What the reports page offers a visitor: first what the role asks for most, then the rest."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reports import management_file
from reports.catalogue import REPORTS
from reports.report import READERS, Reader


@dataclass(frozen=True)
class Offer:
    """One report or file: what it is called, what it holds, where it is, and whom it is made for."""

    slug: str
    title: Any
    purpose: Any
    address: str
    whom: Any
    is_first: bool


def offers(user: Any, page: Any) -> tuple[list[Offer], list[Offer]]:
    """Those of the visitor's role, and all others that the visitor may take."""
    roles = user.scope.all_roles
    found = [_management(roles)] if management_file.WORKBOOK.access.test(user, page) else []
    found += [_of(report, roles) for report in REPORTS if report.access.test(user, page)]
    first = [offer for offer in found if offer.is_first]
    return first, [offer for offer in found if not offer.is_first]


def _of(report: Any, roles: frozenset[str]) -> Offer:
    return Offer(
        report.slug,
        report.title,
        report.purpose,
        reverse("report", args=[report.slug]),
        report.whom,
        report.is_first_for(roles),
    )


def _management(roles: frozenset[str]) -> Offer:
    """The one file for managers: the questions of management, answered."""
    return Offer(
        management_file.SLUG,
        management_file.TITLE,
        _("The questions that management asks, each answered with its figures, in one file."),
        reverse("management-information"),
        Reader.MANAGER.label,
        bool(roles & READERS[Reader.MANAGER]),
    )
