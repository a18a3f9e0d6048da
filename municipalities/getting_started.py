"""The first steps of a participation: what is done already, and where the rest is done."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.audience import on_screen
from municipalities.breaks import Code
from municipalities.chain import Chain, chain_of
from municipalities.models import Adoption, Plan, Population
from programme.models import Indicator
from web import formats

UNMEASURED = {Code.GOAL_NO_INDICATOR, Code.GOAL_NO_BASELINE, Code.GOAL_NO_TARGET}
WRITERS = {"leader", "contributor"}


@dataclass(frozen=True)
class Step:
    """One of the five steps: what is done of it, whether that is enough, and the one click."""

    label: str
    why: str
    done: list[str]
    is_done: bool
    action: str
    route: str
    right: str


@dataclass(frozen=True)
class Filled:
    """Something that is filled in already."""

    label: str
    values: list[str]


def without_adoption(participations: Any) -> Any:
    """Those that have recorded no decision: the first steps are shown to them."""
    decided = Adoption.objects.filter(participation__in=participations)
    return participations.exclude(pk__in=decided.values("participation"))


def steps_of(participation: Any, user: Any) -> list[tuple[Step, str]]:
    """The five steps with the address of each, as this reader sees them; empty where they may not."""
    chain = chain_of(participation, user, lambda each: on_screen(user, each))
    steps = (
        _people(participation, user),
        _needs(chain),
        _goals(chain),
        _strategies(chain),
        _plan(chain, user),
    )
    return [(step, _address(step, participation, user)) for step in steps]


def _address(step: Step, participation: Any, user: Any) -> str:
    may = user.scope.may(step.right, participation)
    return reverse(step.route, args=[participation.pk]) if may else ""


def _people(participation: Any, user: Any) -> Step:
    rows = [*participation.memberships.valid_on(user.scope.today)]
    roles = {row.role for row in rows}
    people = len({row.user_id for row in rows})
    told = ngettext("%(count)s person has a role", "%(count)s people have a role", people)
    return Step(
        label=_("People and roles"),
        why=_("The owner names a leader and contributors, who write."),
        done=[told % {"count": people}],
        is_done="owner" in roles and not roles.isdisjoint(WRITERS),
        action=_("Invite someone"),
        route="person-invite",
        right="give_reader",
    )


def _needs(chain: Chain) -> Step:
    needs, counted = len(chain.needs), sum(bool(line.counts) for line in chain.needs)
    return Step(
        label=_("Needs, and how many"),
        why=_("What is lacking, for whom, and how many. A title is enough to begin with."),
        done=[
            ngettext("%(counter)s need", "%(counter)s needs", needs) % {"counter": needs},
            _("%(counter)s of them counted") % {"counter": counted},
        ],
        is_done=needs > 0 and counted == needs,
        action=_("Write down a need"),
        route="need-create",
        right="write",
    )


def _goals(chain: Chain) -> Step:
    every = [line for top in chain.goals for line in (top, *top.parts)]
    goals = [line for line in every if line.version.kind != "vision"]
    measured = [row.progress.goal_indicator for line in goals for row in line.measured]
    baselines = sum(row.baseline is not None or bool(row.no_baseline) for row in measured)
    targets = sum(bool(row.targets.all()) for row in measured)
    return Step(
        label=_("Goals with indicator, baseline and targets"),
        why=_("What is to be reached, how it is seen, where from, and by when."),
        done=[
            ngettext("%(counter)s goal", "%(counter)s goals", len(goals))
            % {"counter": len(goals)},
            ngettext("%(counter)s indicator", "%(counter)s indicators", len(measured))
            % {"counter": len(measured)},
            _("%(counter)s with a baseline or the reason why there is none")
            % {"counter": baselines},
            _("%(counter)s with a target") % {"counter": targets},
        ],
        is_done=bool(goals) and UNMEASURED.isdisjoint(each.code for each in chain.breaks),
        action=_("Write down a goal"),
        route="goal-create",
        right="write",
    )


def _strategies(chain: Chain) -> Step:
    lines = [*(each for need in chain.needs for each in need.strategies)]
    strategies = {line.anchor: line for line in (*lines, *chain.loose_strategies)}.values()
    under = [each for line in strategies for each in line.initiatives]
    initiatives = {each.anchor for each in (*under, *chain.loose_initiatives)}
    return Step(
        label=_("Strategies and initiatives"),
        why=_("How the needs are met, and what is done."),
        done=[
            ngettext("%(counter)s strategy", "%(counter)s strategies", len(strategies))
            % {"counter": len(strategies)},
            ngettext("%(counter)s initiative", "%(counter)s initiatives", len(initiatives))
            % {"counter": len(initiatives)},
        ],
        is_done=bool(strategies) and all(line.initiatives for line in strategies),
        action=_("Write down a strategy"),
        route="strategy-create",
        right="write",
    )


def _plan(chain: Chain, user: Any) -> Step:
    plan = Plan.objects.visible_to(user).of(chain.participation).current_last().last()
    version = plan.version_for(user) if plan else None
    state = version.get_state_display() if version else _("not begun")
    return Step(
        label=_("The plan sent to review, and adopted"),
        why=_("The decision is made where you usually decide; here it is recorded."),
        done=[_("The programme plan: %(state)s") % {"state": state}],
        is_done=bool(plan and plan.adopted),
        action=_("Go on with the decision") if plan else _("Begin the programme plan"),
        route="adoption-list" if plan else "plan-list",
        right="write",
    )


def filled(participation: Any) -> list[Filled]:
    """What Husbanken and public sources have filled in already."""
    asked = Indicator.objects.filter(programme=participation.programme_id)
    adviser = participation.adviser.name if participation.adviser else _("none yet")
    return [
        Filled(_("Inhabitants"), [_inhabitants(participation)]),
        Filled(_("Phase"), [capfirst(str(participation.get_phase_display()))]),
        Filled(_("Dates"), [_dates(participation)]),
        Filled(_("Adviser in Husbanken"), [adviser]),
        Filled(
            _("Indicators asked of all"),
            [each.name for each in asked.order_by("theme", "code")],
        ),
    ]


def _inhabitants(participation: Any) -> str:
    """Of the municipality; a district's own number is not known."""
    found = Population.objects.filter(municipality=participation.municipality_id)
    latest = found.order_by("-year").first()
    if latest is None:
        return _("not known")
    return _("%(persons)s on 1 January %(year)s") % {
        "persons": formats.number(latest.persons),
        "year": latest.year,
    }


def _dates(participation: Any) -> str:
    if participation.ends_on is None:
        return _("from %(start)s") % {"start": formats.day(participation.starts_on)}
    return f"{formats.day(participation.starts_on)}–{formats.day(participation.ends_on)}"
