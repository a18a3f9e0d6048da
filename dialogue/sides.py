"""On which side of the cooperation somebody stands (design 1: both sides are bound)."""

from typing import Any

from municipalities.models import Comment, Participation


def side_of(user: Any, participation: Participation) -> str:
    """The participant's, for its own people; else Husbanken's."""
    own = user.scope.is_own(participation.pk)
    return Comment.Side.PARTICIPANT if own else Comment.Side.HUSBANKEN
