"""What decides where the chain breaks, as plain values. Pure: no database."""

from dataclasses import dataclass
from datetime import date

from municipalities.states import DRAFT


@dataclass(frozen=True)
class NeedFacts:
    """What of a need decides its breaks."""

    pk: int
    title: str
    is_counted: bool = False
    groups: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class IndicatorFacts:
    """An indicator of a goal: whether it says where from, and to when."""

    pk: int
    name: str
    has_baseline_or_reason: bool = False
    target_years: tuple[int, ...] = ()


@dataclass(frozen=True)
class GoalFacts:
    """What of a goal decides its breaks. The parent is that of a part goal."""

    pk: int
    title: str
    kind: str = "main"
    parent: int | None = None
    parent_is_closed: bool = False
    needs: frozenset[int] = frozenset()
    has_national_goal: bool = False
    indicators: tuple[IndicatorFacts, ...] = ()
    standing: str = DRAFT


@dataclass(frozen=True)
class StrategyFacts:
    """What of a strategy decides its breaks."""

    pk: int
    title: str
    needs: frozenset[int] = frozenset()
    goals: frozenset[int] = frozenset()
    standing: str = DRAFT


@dataclass(frozen=True)
class MovedFacts:
    """An indicator that an initiative should move. `is_measured`: a figure from after its start."""

    pk: int
    name: str
    is_measured: bool = False


@dataclass(frozen=True)
class InitiativeFacts:
    """What of an initiative decides its breaks."""

    pk: int
    title: str
    status: str = "planned"
    strategies: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()
    indicators: tuple[MovedFacts, ...] = ()
    has_taught: bool = False  # a trial that says what was learned
    unit: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class Facts:
    """The chain of one participation on a day, as one reader sees it."""

    participation_id: int
    today: date
    plan_is_due: bool = False
    plan_is_adopted: bool = False
    needs: tuple[NeedFacts, ...] = ()
    goals: tuple[GoalFacts, ...] = ()
    strategies: tuple[StrategyFacts, ...] = ()
    initiatives: tuple[InitiativeFacts, ...] = ()
