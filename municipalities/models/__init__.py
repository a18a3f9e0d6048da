"""What each municipality is, needs, does and achieves."""

from municipalities.models.adoption import Adoption
from municipalities.models.comment import Comment
from municipalities.models.document import Document
from municipalities.models.geography import (
    County,
    District,
    Municipality,
    MunicipalityChange,
    MunicipalityCode,
    Population,
    RegionCounty,
)
from municipalities.models.goal import Goal, GoalIndicator, GoalVersion, Target
from municipalities.models.initiative import Initiative, InitiativeBudget
from municipalities.models.measurement import LatestFigure, Measurement
from municipalities.models.need import Need, NeedCount, NeedVersion
from municipalities.models.participation import FollowedIndicator, Membership, Participation
from municipalities.models.plan import Plan, PlanAnchor, PlanVersion, Risk
from municipalities.models.strategy import Strategy, StrategyVersion

__all__ = [
    "Adoption",
    "Comment",
    "County",
    "District",
    "Document",
    "FollowedIndicator",
    "Goal",
    "GoalIndicator",
    "GoalVersion",
    "Initiative",
    "InitiativeBudget",
    "LatestFigure",
    "Measurement",
    "Membership",
    "Municipality",
    "MunicipalityChange",
    "MunicipalityCode",
    "Need",
    "NeedCount",
    "NeedVersion",
    "Participation",
    "Plan",
    "PlanAnchor",
    "PlanVersion",
    "Population",
    "RegionCounty",
    "Risk",
    "Strategy",
    "StrategyVersion",
    "Target",
]
