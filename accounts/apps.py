"""The app that holds users."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who may log in."""

    name = "accounts"
