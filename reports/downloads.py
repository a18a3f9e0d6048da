"""The only write of reports: that a file left, with whose figures."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from reports.models import Download


@transaction.atomic
def log(
    *,
    by: Any,
    report: str,
    filters: Mapping[str, str],
    rows: int,
    participations: Iterable[int],
    kind: str = Download.Kind.XLSX,
) -> Download:
    """Keep who took out which report, narrowed how, how many rows, and whose figures left."""
    download = Download(user=by, report=report, filters=dict(filters), rows=rows, kind=kind)
    download.full_clean(exclude=["filters"])  # nothing chosen is {}
    download.save()
    download.participations.set(set(participations))
    return download
