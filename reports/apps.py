"""The app that adds up."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Pages, dashboards and Excel."""

    name = "reports"
