"""What comes first on the front pages, and why: the rules, stated once.

The front pages follow them, the help page tells them, and the yearly workbook proposes by them.
The order is by what waits and for how long, never by result.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from web.collation import sort_key

LONG = 30  # days; an answer that has waited longer is late, whoever owes it
MOST = 3  # matters under each heading, and reasons told at once
GOOD, WORRYING, ASKED = "good", "worrying", "asked"


@dataclass(frozen=True)
class Rule:
    """One rule by its code, in the words of the help page."""

    code: str
    words: Any


# Why Husbanken turns to a participant, the most urgent first. What Husbanken owes comes before
# what the participant does.
FOLLOWED = (
    Rule("owed_long", _("Husbanken has owed an answer for more than 30 days.")),
    Rule("promise", _("A promise of Husbanken's is past its date.")),
    Rule("report_late", _("A status report is past its due date and not sent.")),
    Rule("figures_late", _("Figures are missing, and their due date is past.")),
    Rule("lapsing", _("A grant lapses within 90 days, or has lapsed, with money left.")),
    Rule("unread", _("A status report is sent, and waits for Husbanken.")),
    Rule("owed", _("Husbanken owes an answer, and has done so for at most 30 days.")),
    Rule("figures_due", _("Figures are missing in a period that is open.")),
    Rule(
        "theirs",
        _("The participant owes an answer, or a promise of its own is past its date."),
    ),
)
# Told beside the others, and never a ground for coming first: the order is not by result.
NOTED = Rule("twice", _("Figures have gone the wrong way two years on end."))
RANKS = {rule.code: rank for rank, rule in enumerate((*FOLLOWED, NOTED))}


@dataclass(frozen=True)
class Reason:
    """Why a participant needs something, in words, and where it is done."""

    code: str
    text: str
    address: str
    days: int = 0  # how long it has waited, where that is counted


@dataclass(frozen=True)
class Followed:
    """A participant that needs something, with every reason, the most urgent first."""

    participation_id: int
    participant: str
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def first(self) -> tuple[Reason, ...]:
        """What is told at once."""
        return self.reasons[:MOST]

    @property
    def further(self) -> tuple[Reason, ...]:
        """What is folded."""
        return self.reasons[MOST:]


def in_order(found: Iterable[Followed]) -> list[Followed]:
    """By the most urgent reason, then by how long that has waited, then by name.

    Who has nothing but what is noted comes last, by name.
    """
    ordered = [_with_reasons_in_order(each) for each in found if each.reasons]
    return sorted(ordered, key=_place)


def _with_reasons_in_order(each: Followed) -> Followed:
    reasons = sorted(each.reasons, key=lambda reason: (RANKS[reason.code], -reason.days))
    return Followed(each.participation_id, each.participant, tuple(reasons))


def _place(each: Followed) -> tuple:
    first = each.reasons[0]
    return RANKS[first.code], -first.days, sort_key(each.participant), each.participation_id


@dataclass(frozen=True)
class MatterRule:
    """What makes a matter good, worrying or asked for: over the programme, and for one participant's year.

    Empty words mean that the rule is not used there.
    """

    code: str
    kind: str
    programme: Any = ""
    own: Any = ""


# In the order in which matters are told. Over the programme each rule gives at most one matter,
# which names what it is about and never a municipality.
MATTERS = (
    MatterRule("ahead", GOOD, own=_("Goals ahead of plan, the furthest come first.")),
    MatterRule("on", GOOD, own=_("Goals on plan, the furthest come first.")),
    MatterRule(
        "moved",
        GOOD,
        _(
            "The result whose total has moved furthest the right way over two years, for its size, among those with a figure in both. Background figures are not judged."
        ),
        _(
            "Figures that have moved the right way since the year before, the largest change for its "
            "size first. Background figures are not judged."
        ),
    ),
    MatterRule(
        "goals",
        GOOD,
        _(
            "Goals on or ahead of plan, when they are at least half of those that can be judged."
        ),
    ),
    MatterRule(
        "trial",
        GOOD,
        _("Trials with a verdict in the last twelve months. All three verdicts are results."),
        _("Trials with a verdict in the year. All three verdicts are results."),
    ),
    MatterRule("kept", GOOD, _("Promises that were kept in the last twelve months.")),
    MatterRule(
        "complete",
        GOOD,
        _("All figures that have fallen due this year are in."),
        _("All figures that are asked for in the year are in."),
    ),
    MatterRule("behind", WORRYING, own=_("Goals behind plan.")),
    MatterRule(
        "unanswered",
        WORRYING,
        _("Questions and requests that Husbanken has left unanswered for more than 30 days."),
    ),
    MatterRule(
        "twice",
        WORRYING,
        _("Figures that have gone the wrong way two years on end, told by indicator."),
        _("Figures that have gone the wrong way two years on end."),
    ),
    MatterRule(
        "missing",
        WORRYING,
        _("Figures that are not submitted when the due date is past."),
        _("Figures of the year that are not submitted when the due date is past."),
    ),
    MatterRule("unmeasured", WORRYING, _("Adopted main goals that lack a baseline.")),
    MatterRule("aimless", WORRYING, _("Adopted goals that lack an indicator or a target.")),
    MatterRule("breaks", WORRYING, own=_("Breaks in the chain, once something is adopted.")),
    MatterRule("promise", ASKED, own=_("Open promises of your own, the first due first.")),
    MatterRule("question", ASKED, own=_("Questions from Husbanken that wait for your answer.")),
    MatterRule("decision", ASKED, own=_("Words that are in review and wait for a decision.")),
    MatterRule("report", ASKED, own=_("Status reports that are past due and not sent.")),
    MatterRule(
        "lapsing",
        WORRYING,
        _("Grants that lapse within 90 days, or have lapsed, with money left."),
        _("Grants that lapse within 90 days, or have lapsed."),
    ),
)


@dataclass(frozen=True)
class Matter:
    """Something good or worrying in the programme: by which rule, in words, and where its rows are."""

    code: str
    text: str
    address: str


def codes_of(kind: str) -> list[str]:
    """The rules of a kind over the programme, in their order."""
    return [rule.code for rule in MATTERS if rule.kind == kind and rule.programme]


def furthest(moves: Sequence[tuple[str, Decimal, Decimal, str]]) -> str | None:
    """The code of what has moved furthest the right way for its size; None when nothing has.

    A move is its code, the figure before, the figure after, and which way is better. What began
    at 0 has no size to compare with.
    """
    sizes = [
        ((after - before) / abs(before) * (1 if direction == "higher" else -1), code)
        for code, before, after, direction in moves
        if before and direction in ("higher", "lower")
    ]
    right = [(size, code) for size, code in sizes if size > 0]
    return min(right, key=lambda each: (-each[0], each[1]))[1] if right else None


def own_rules() -> dict[str, Any]:
    """How lines are proposed for one participant's year: the words of each rule, by its code."""
    return {rule.code: rule.own for rule in MATTERS if rule.own}


def told(_request: Any, _about: Any) -> dict[str, Any]:
    """The rules as the help page tells them, in their order."""
    return {
        "followed_rules": FOLLOWED,
        "noted": NOTED,
        "good_rules": _rules_of(GOOD),
        "worrying_rules": _rules_of(WORRYING),
        "own_rules": own_rules().values(),
        "most": MOST,
    }


def _rules_of(kind: str) -> list[Any]:
    """How matters of a kind are found over the programme, in words."""
    return [rule.programme for rule in MATTERS if rule.kind == kind and rule.programme]
