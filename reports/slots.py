"""So many files are written at once, and no more, over all processes that share the machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files import locks

from web.errors import Busy

WAIT = 10  # seconds: what a large workbook takes


@contextmanager
def slot() -> Iterator[None]:
    """Hold one of the slots while a file is written; Busy when all are held.

    A slot is a file that is locked: the system lets go of it when its process ends, however it ends.
    """
    with _free() as held:
        try:
            yield
        finally:
            locks.unlock(held)


def _free() -> IO[Any]:
    """The first slot that nobody holds, locked."""
    folder = Path(settings.MEDIA_ROOT) / "slots"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(settings.FILES_AT_ONCE):
        file = (folder / f"{number}.lock").open("w")
        if locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            return file
        file.close()
    raise Busy(WAIT)
