"""The app of what passes between participant and Husbanken."""

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    """What passes between participant and Husbanken."""

    name = "dialogue"
