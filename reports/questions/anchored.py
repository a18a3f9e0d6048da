"""Q15: whether strategies are adopted politically, and built into the municipality's own plans."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from municipalities.models import Adoption, PlanAnchor
from reports import words
from reports.queries import anchoring
from reports.queries.anchoring import OWN_PLAN, PLAN, STRATEGY
from reports.questions.question import Answer, Answered, Change, NotHeld, Row
from reports.questions.rows import A_YEAR, resting_on, who, whose
from reports.questions.scope import Scope
from web import formats
from web.pictures import Bar, Part

MUNICIPAL_PLANS = (
    PlanAnchor.Kind.PLANNING_STRATEGY,
    PlanAnchor.Kind.COMMUNITY,
    PlanAnchor.Kind.LAND_USE,
)


def anchored(scope: Scope) -> Answer:
    """Who has strategies adopted by a political body, and the work in the finance plan."""
    rows = [row for row in scope.rows(anchoring) if row.code]
    if not rows:
        return NotHeld(_("Nothing is adopted or anchored in this choice."))
    adopted = [row for row in rows if row.code == STRATEGY]
    political = [row for row in adopted if _is_political(row)]
    count = len(who(political))
    return Answered(
        sentence=_(
            "Strategies adopted by a political body: %(who)s; adopted by any body: %(all)s."
        )
        % {
            "who": words.of_participants(count, len(scope.ids)),
            "all": formats.number(len(who(adopted))),
        },
        figure=Decimal(count),
        unit=npgettext("unit", "participant", "participants", count),
        **resting_on(scope, who(rows)),
        further=(
            _in_plans(
                rows,
                MUNICIPAL_PLANS,
                _("The work is in the municipal plan or the planning strategy: %(who)s."),
            ),
            _in_plans(
                rows,
                (PlanAnchor.Kind.FINANCE,),
                _("The work is in the finance plan and budget: %(who)s."),
            ),
        ),
        period=formats.day(scope.today),
        status=_("As decisions and plans stand today."),
        change=_change(scope, political),
        picture=Bar(
            (
                Part(_("adopted by a political body"), count, "best"),
                Part(_("adopted otherwise"), len(who(adopted) - who(political)), "fair"),
                Part(_("no adopted strategy"), len(scope.ids - who(adopted)), "none"),
            )
        ),
        rows=tuple(map(_row, rows)),
        address=scope.report("anchoring"),
    )


def _is_political(row: anchoring.Row) -> bool:
    return row.body in {str(each.label) for each in Adoption.POLITICAL}


def _in_plans(
    rows: Iterable[anchoring.Row], kinds: Collection[PlanAnchor.Kind], said: str
) -> str:
    named = {capfirst(str(kind.label)) for kind in kinds}
    own = [row for row in rows if row.code == OWN_PLAN and row.kind in named]
    return said % {"who": words.participants(len(who(own)))}


def _change(scope: Scope, political: Sequence[anchoring.Row]) -> Change:
    """Those whose first decision that still stands was made in the last twelve months."""
    day = scope.today - A_YEAR
    before = who(row for row in political if row.decided_on and row.decided_on <= day)
    return Change(Decimal(len(who(political) - before)), formats.day(day))


PAGES = {PLAN: "plan-list", STRATEGY: "strategy-list", OWN_PLAN: "plan-list"}


def _row(row: anchoring.Row) -> Row:
    return Row(
        **whose(row),
        about=row.title,
        state=row.kind,
        day=row.decided_on,
        detail=", ".join(each for each in (row.body, row.reference) if each),
        address=reverse(PAGES[row.code], args=[row.participation_id]),
    )
