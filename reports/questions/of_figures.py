"""Questions that are answered by indicators: the first is the answer, the others say more."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from programme import units
from reports.questions.figures import figures_of
from reports.questions.question import Answer, Answered, NotHeld
from reports.questions.scope import Scope
from reports.questions.total import Total


def answer(scope: Scope, codes: Sequence[str], *further: str) -> Answer:
    """The total of the first indicator that somebody is asked about, then those of the others."""
    figures = figures_of(scope)
    totals = [total for code in codes if (total := figures.total(code, scope.year))]
    if not totals:
        return NotHeld(_nobody_asked(codes, figures))
    lead, code = totals[0], totals[0].indicator.code
    return Answered(
        sentence=lead.sentence,
        figure=lead.value,
        unit=str(lead.indicator.get_unit_display()),  # type: ignore[attr-defined]
        one=units.one(lead.indicator.unit),
        decimals=lead.indicator.decimals,
        n=lead.n,
        of=lead.of,
        missing=lead.missing,
        further=(*(total.sentence for total in totals[1:]), *further),
        period=str(lead.year),
        status=figures.status(lead),
        change=figures.change(code),
        picture=figures.line(code),
        rows=figures.rows(codes),
        address=scope.report("time-series", indicator=lead.indicator.pk),
    )


def total_of(scope: Scope, code: str) -> Total | None:
    """The total of the year that is asked about."""
    return figures_of(scope).total(code, scope.year)


def _nobody_asked(codes: Sequence[str], figures: Any) -> str:
    known = [figures.indicators[code].name for code in codes if code in figures.indicators]
    if not known:
        return _("The catalogue of indicators does not hold what is needed to answer this.")
    return _("Nobody in this choice is asked for: %(names)s.") % {"names": ", ".join(known)}
