"""The app that holds what municipalities say and measure."""

from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    """What each municipality needs, does and achieves."""

    name = "municipalities"
