"""The app that every page leans on."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Shared pages, forms and formats."""

    name = "web"
