"""Who may open a page: a named rule that is asked about the visitor and the page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Access:
    """A rule with a name. `test(user, page)` says whether this visitor may open this page."""

    name: str
    test: Callable[[Any, Any], bool]

    def __or__(self, other: "Access") -> "Access":
        """Either rule is enough."""
        return Access(
            f"{self.name} or {other.name}",
            lambda user, page: self.test(user, page) or other.test(user, page),
        )


ANYONE = Access("anyone", lambda user, page: True)
SIGNED_IN = Access("signed in", lambda user, page: user.is_authenticated)
