"""What each municipality needs, does and achieves, and the country it lies in."""

from municipalities.models.geography import (
    County,
    District,
    Municipality,
    MunicipalityChange,
    MunicipalityCode,
    Population,
    RegionCounty,
)

__all__ = [
    "County", "District", "Municipality", "MunicipalityChange", "MunicipalityCode",
    "Population", "RegionCounty",
]
