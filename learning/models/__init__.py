"""What was tried and learned."""

from learning.models.note import LearningNote
from learning.models.trial import Trial

__all__ = ["LearningNote", "Trial"]
