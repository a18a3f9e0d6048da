"""What each municipality is, needs, does and achieves."""

from municipalities.models.adoption import Adoption
from municipalities.models.comment import Comment
from municipalities.models.comparison import ComparisonOpening
from municipalities.models.document import Document
from municipalities.models.evidence import Evidence
from municipalities.models.follow_up import FollowUp
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
from municipalities.models.measurement import FigureApproval, LatestFigure, Measurement
from municipalities.models.need import Need, NeedCount, NeedVersion
from municipalities.models.participation import FollowedIndicator, Membership, Participation
from municipalities.models.plan import Plan, PlanAnchor, PlanVersion, Risk
from municipalities.models.reporting_exception import ReportingException
from municipalities.models.strategy import Strategy, StrategyVersion

__all__ = [
    "Adoption",
    "Comment",
    "ComparisonOpening",
    "County",
    "District",
    "Document",
    "Evidence",
    "FigureApproval",
    "FollowUp",
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
    "ReportingException",
    "Risk",
    "Strategy",
    "StrategyVersion",
    "Target",
]
