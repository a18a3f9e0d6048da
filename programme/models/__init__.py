"""What the programme wants, how it is measured, and when."""

from programme.models.calendar import Period, ReportingWindow
from programme.models.indicator import Indicator
from programme.models.lists import InitiativeType, NeedCategory, Part, TargetGroup
from programme.models.programme import NationalGoal, Programme
from programme.models.region import Region
from programme.models.role import ProgrammeRole

__all__ = [
    "Indicator",
    "InitiativeType",
    "NationalGoal",
    "NeedCategory",
    "Part",
    "Period",
    "Programme",
    "ProgrammeRole",
    "Region",
    "ReportingWindow",
    "TargetGroup",
]
