"""Do people get help? Questions on needs, waiting, temporary housing, evictions, and how goals are reached."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme import calculation
from programme.figures import is_number
from reports.questions import by_group, goals, needs
from reports.questions.of_figures import answer, total_of
from reports.questions.question import Answer, Group, Question
from reports.questions.scope import Scope
from web import formats

WAITING = (
    "waiting_time_days",
    "waiting_total",
    "waiting_over_12m",
    "waiting_psych_rus",
    "waiting_adapted",
)
TEMPORARY = ("temp_households", "temp_over_90d_share", "temp_families", "temp_children")
EVICTED = ("evictions_done", "eviction_petitions", "evictions_municipal", "evictions_families")
RENT_TO_OWN = ("rent_to_own", "grant_establish", "startlan_refused_share")
FITTED = ("waiting_adapted", "waiting_psych_rus", "homes_staffed")


def q9(scope: Scope) -> Answer:
    """How long households wait for a municipal home, and how many wait with a decision, by group."""
    found = answer(scope, WAITING, *by_group.sentence(scope, "waiting_total"))
    return replace(found, rows=(*found.rows, *by_group.rows(scope, "waiting_total")))


def q11(scope: Scope) -> Answer:
    """How many lived in temporary housing, how many long, and whether there were children."""
    return answer(scope, TEMPORARY)


def q12(scope: Scope) -> Answer:
    """How many evictions were asked for and carried out, and what part from municipal homes."""
    return answer(scope, EVICTED, *_from_municipal_homes(scope))


def q13(scope: Scope) -> Answer:
    """How many went from a municipal home to one of their own, and what loans and grants did."""
    return answer(
        scope,
        RENT_TO_OWN,
        _(
            "How many of the households had a start loan or a grant is not asked for, and Husbanken's own figures are not held yet."
        ),
    )


def q14(scope: Scope) -> Answer:
    """Who waits for a home that fits; how many homes fit is an official figure."""
    return answer(
        scope,
        FITTED,
        _(
            "How many municipal homes fit each group is an official figure that is not held yet, so the gap is told by those who wait."
        ),
    )


def _from_municipal_homes(scope: Scope) -> tuple[str, ...]:
    """The share, when both totals are told and rest on the same participants."""
    done, municipal = (
        total_of(scope, code) for code in ("evictions_done", "evictions_municipal")
    )
    if done is None or municipal is None:
        return ()
    whom = [{each.participation.pk for each in total.inside} for total in (done, municipal)]
    share = calculation.rate(municipal.value, done.value)
    if whom[0] != whom[1] or not is_number(share):
        return (
            _(
                "What part was from municipal homes cannot be told: the two figures do not rest on the same participants, or one is lacking."
            ),
        )
    return (
        _("%(share)s of the evictions were from municipal homes.")
        % {"share": formats.share(share)},
    )


QUESTIONS = (
    Question(
        "Q7",
        "goals",
        Group.HELPED,
        gettext_lazy("How far the goals have come"),
        gettext_lazy(
            "For each goal: from where, to where, how far, and is it ahead of, on or behind plan?"
        ),
        goals.standings,
        1,
    ),
    Question(
        "Q8",
        "wrong-way",
        Group.HELPED,
        gettext_lazy("What moves the wrong way"),
        gettext_lazy("Which indicators have moved the wrong way two years on end?"),
        goals.wrong_way,
        2,
    ),
    Question(
        "Q9",
        "waiting",
        Group.HELPED,
        gettext_lazy("Waiting for a municipal home"),
        gettext_lazy(
            "How long do households wait for a municipal home, and how many wait with a decision, by group?"
        ),
        q9,
        5,
    ),
    Question(
        "Q11",
        "temporary-housing",
        Group.HELPED,
        gettext_lazy("Temporary housing"),
        gettext_lazy(
            "How many households lived in temporary housing, how many for more than three months, and were there children among them?"
        ),
        q11,
        3,
    ),
    Question(
        "Q12",
        "evictions",
        Group.HELPED,
        gettext_lazy("Evictions"),
        gettext_lazy(
            "How many evictions were asked for and carried out, and what part was from municipal homes?"
        ),
        q12,
        4,
    ),
    Question(
        "Q3",
        "needs",
        Group.HELPED,
        gettext_lazy("How many are in need"),
        gettext_lazy(
            "How many households or persons are in need, per 1 000 inhabitants and by target group, and which year's count is it?"
        ),
        needs.in_need,
    ),
    Question(
        "Q13",
        "rent-to-own",
        Group.HELPED,
        gettext_lazy("From renting to owning"),
        gettext_lazy(
            "How many households went from a municipal home to one of their own, with a start loan or a grant?"
        ),
        q13,
    ),
    Question(
        "Q14",
        "homes-that-fit",
        Group.HELPED,
        gettext_lazy("Homes that fit"),
        gettext_lazy(
            "How many municipal homes fit people with special needs, and what is the gap against the need?"
        ),
        q14,
    ),
)
