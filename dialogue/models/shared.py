"""What the models of this app share: who sees them."""

from typing import Any, Self

from municipalities.models.participation import OfParticipationQuerySet


class BetweenUsQuerySet(OfParticipationQuerySet):
    """What passes between a participant and Husbanken: both sides read all of it."""

    def visible_to(self, user: Any) -> Self:
        """One's own, and those of the participations that one reads for Husbanken."""
        return self.filter(user.scope.own() | user.scope.read_by_husbanken())
