"""Reads the environment, or fails with a sentence that says what to set."""

import os
from pathlib import Path
from urllib.parse import unquote, urlparse

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The variable as text."""
    return os.environ.get(name, default)


def flag(name: str) -> bool:
    """True for 1, false for 0 or nothing; anything else is refused."""
    value = os.environ.get(name, "0") or "0"
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def number(name: str, default: int) -> int:
    """The variable as a whole number."""
    value = os.environ.get(name, "") or str(default)
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """The variable as a list, parted by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret(name: str, *, demo: bool) -> str:
    """A secret that only the demo may do without."""
    value = text(name)
    if not value and not demo:
        raise ImproperlyConfigured(f"Set {name} to a long random text.")
    return value or "demo-only-" + "0" * 50


def database(url: str, folder: Path) -> dict:
    """Django's setting for DATABASE_URL, or the SQLite file in `folder` without one."""
    if not url:
        return sqlite(folder / "boligsosial.sqlite3")
    parts = urlparse(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgres://.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


def sqlite(path: Path) -> dict:
    """SQLite that waits its turn: readers never block, and a write locks from its start."""
    return {
        "ENGINE": "config.sqlite",
        "NAME": path,
        "TEST": {"NAME": ":memory:"},  # pytest-django would name files after the path
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
