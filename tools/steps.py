"""Small things every step of dev.py needs: where things lie, running a program, what is fresh."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMPS = VENV / ".stamps"
APPS = ("web", "accounts", "programme", "municipalities", "dialogue", "learning", "reports")


def stop(sentence: str) -> NoReturn:
    """End with one sentence that says what to do."""
    sys.exit(sentence)


def say(sentence: str) -> None:
    """Tell what is going on, at once."""
    print(sentence, flush=True)


def run(*command: object, **environment: str) -> int:
    """Run a program in the project's folder, its output shown; the exit code."""
    words = [str(word) for word in command]
    return subprocess.run(
        words,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        check=False,
    ).returncode


def must(*command: object, **environment: str) -> None:
    """Run a program; when it fails, end as it did (it has said why)."""
    code = run(*command, **environment)
    if code:
        sys.exit(code)


def manage(*words: object) -> None:
    """Run one of the site's own commands."""
    must(PYTHON, "manage.py", *words)


def listening(command: Iterable[object], **environment: str) -> tuple[int, str]:
    """Run a program without showing its output; the exit code and the output."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def fingerprint(files: Iterable[Path], *more: object) -> str:
    """Changes whenever one of the files does."""
    digest = hashlib.sha256(repr((sys.version, *more)).encode())
    for file in sorted(files):
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def fresh(name: str, mark: str) -> bool:
    """True when the step was last done with exactly this fingerprint."""
    stamp = STAMPS / name
    return stamp.is_file() and stamp.read_text() == mark


def done(name: str, mark: str) -> None:
    """Remember that the step was done with this fingerprint."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(mark)
