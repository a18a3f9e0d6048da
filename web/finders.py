"""Which of the files that packages bring are served."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder


class Served(FileSystemFinder):
    """Those in the folders of the settings; of a folder with much else, the named files alone."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        """What is gathered when the site is set up."""
        for path, storage in super().list(ignore_patterns):
            if _is_served(getattr(storage, "prefix", None), path):
                yield path, storage

    def find_location(self, root: str, path: str, prefix: str | None = None) -> str | None:
        """Where a file that is asked for lies."""
        inside = path.removeprefix(f"{prefix}/")
        return super().find_location(root, path, prefix) if _is_served(prefix, inside) else None


def _is_served(prefix: str | None, path: str) -> bool:
    return path in settings.STATIC_FILES_SERVED.get(prefix or "", [path])
