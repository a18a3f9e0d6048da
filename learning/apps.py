"""The app of what was tried and learned."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """What was tried and learned."""

    name = "learning"
