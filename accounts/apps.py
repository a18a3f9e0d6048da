"""The app that holds users."""

from django.apps import AppConfig
from django.core.checks import register

from accounts.checks import demo_on_this_machine_only


class AccountsConfig(AppConfig):
    """Who may log in."""

    name = "accounts"

    def ready(self) -> None:
        """Let Django's checks ask ours."""
        register(demo_on_this_machine_only)
