"""The rules of who may open pages, by their right; see programme.access."""

from programme.access import (
    ANY_ROLE,
    APPROVE_FIGURES,
    RECORD_ADOPTION,
    RUN_PROGRAMME,
    SHARE,
    SUBMIT_FIGURES,
    TAKE_REPORTS,
    WRITE,
    right,
)

__all__ = [
    "ANY_ROLE",
    "APPROVE_FIGURES",
    "RECORD_ADOPTION",
    "RUN_PROGRAMME",
    "SHARE",
    "SUBMIT_FIGURES",
    "TAKE_REPORTS",
    "WRITE",
    "right",
]
