"""What each municipality is, needs, does and achieves."""

from municipalities.models.adoption import Adoption
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
from municipalities.models.measurement import LatestFigure, Measurement
from municipalities.models.need import Need, NeedCount, NeedVersion
from municipalities.models.participation import FollowedIndicator, Membership, Participation

__all__ = [
    "Adoption",
    "County",
    "District",
    "FollowedIndicator",
    "Goal",
    "GoalIndicator",
    "GoalVersion",
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
    "Population",
    "RegionCounty",
    "Target",
]
