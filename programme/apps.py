"""The app that holds the programme's frame."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """What the programme wants and how it is measured."""

    name = "programme"
