"""What is fetched: the virtual environment, Python's packages, the design system, Debian's programs."""

import ctypes.util
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.steps import PYTHON, ROOT, VENV, done, fingerprint, fresh, listening, say, stop

APT = ("apt-get", "-o", "DPkg::Lock::Timeout=600")
PIP = ("--quiet", "--disable-pip-version-check", "--no-input", "--retries=2")
NPM = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1")
OFFLINE = (
    "NewConnectionError",
    "Max retries exceeded",
    "name resolution",
    "Network is unreachable",
    "No matching distribution found",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ETIMEDOUT",
    "ENETUNREACH",
)
NO_NETWORK = (
    "Could not fetch {what}: connect this machine to the internet "
    "(or set up its proxy or package mirror), then run the same command again."
)
# What a program of the tests is recognised by, and the Debian package that brings it.
TEST_PROGRAMS = {
    "Chromium": "chromium",
    "libatomic": "libatomic1",
    "LibreOffice": "libreoffice-calc-nogui",
    "pdftoppm": "poppler-utils",
}


def environment() -> None:
    """A virtual environment of this very Python in .venv."""
    mark = fingerprint([], sys.executable)
    if PYTHON.exists() and fresh("venv", mark):
        return
    if VENV.is_symlink():
        VENV.unlink()  # what it points at is somebody else's, and would be cleared
    say("Making a virtual environment in .venv …")
    code, output = listening([sys.executable, "-m", "venv", "--clear", VENV])
    if code:
        stop(
            "Python cannot make a virtual environment here: install its venv module "
            "(Debian and Ubuntu: sudo apt-get install python3-venv), then run the same command again."
            if "ensurepip" in output or "No module named venv" in output
            else f"Python could not make a virtual environment in {VENV}: {output.strip()}"
        )
    done("venv", mark)


def python(lock: str) -> None:
    """The packages of a lock, each checked against its hash."""
    mark = fingerprint([ROOT / lock])
    if fresh(lock, mark):
        return
    say(f"Installing the Python packages in {lock} …")
    fetch(
        "Python's packages",
        [PYTHON, "-m", "pip", "install", *PIP, "--require-hashes", "-r", lock],
    )
    done(lock, mark)


def peers() -> Path:
    """What the benchmark compares with, in an environment of its own; tells where it lies."""
    lock, place = "benchmarks/requirements.txt", ROOT / "var" / "bench"
    mark = fingerprint([ROOT / lock], sys.executable)
    if not (place.is_dir() and fresh("bench", mark)):
        say(f"Installing the Python packages in {lock} …")
        fetch("a virtual environment", [sys.executable, "-m", "venv", "--clear", place])
        python = place / PYTHON.relative_to(VENV)
        install = (python, "-m", "pip", "install", *PIP, "--require-hashes", "-r", lock)
        fetch("the benchmark's packages", install)
        done("bench", mark)
    return next(place.glob("[Ll]ib/**/site-packages"))


def design_system() -> None:
    """The design system and the font, by npm from its lock; npm itself from PyPI where absent."""
    mark = fingerprint([ROOT / "package-lock.json", ROOT / ".npmrc"])
    if (ROOT / "node_modules").is_dir() and fresh("npm", mark):
        return
    npm = shutil.which("npm") or npm_from_pypi()
    say("Installing the design system …")
    path = os.pathsep.join([os.environ.get("PATH", ""), str(PYTHON.parent)])
    fetch(
        "the design system",
        [npm, "ci", *NPM],
        PATH=path,
    )
    done("npm", mark)


def npm_from_pypi() -> Path:
    """Node with npm as a Python package: only where the machine has none."""
    python("requirements-node.txt")
    return PYTHON.parent / "npm"


def fetch(what: str, command: Sequence[object], **environment: str) -> None:
    """Run an installer; when it fails, say in one sentence what to do."""
    code, output = listening(command, **environment)
    if not code:
        return
    if any(sign in output for sign in OFFLINE):
        stop(NO_NETWORK.format(what=what))
    stop(f"{output.strip()}\nCould not install {what}; the lines above say why.")


def test_programs() -> None:
    """The browser and the office suite: installed when we may, else named in a sentence."""
    missing = missing_programs()
    if not missing:
        return
    if not may_install():
        names = " ".join(TEST_PROGRAMS[name] for name in missing)
        stop(
            f"The tests need {' and '.join(missing)}: "
            f"install with sudo apt-get install {names} (Debian, Ubuntu), then run the same command again."
        )
    debian(*TEST_PROGRAMS.values(), "fonts-dejavu-core")


def missing_programs() -> list[str]:
    """The programs the tests use that this machine lacks."""
    have = {
        "Chromium": any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
        "libatomic": sys.platform != "linux" or bool(libatomic()),
        "LibreOffice": any(map(shutil.which, ("soffice", "libreoffice"))),
        "pdftoppm": bool(shutil.which("pdftoppm")),
    }
    return [name for name in TEST_PROGRAMS if not have[name]]


def libatomic() -> str | None:
    """The library that the browser driver's node needs; it is absent on a bare Debian."""
    found = [
        *Path("/usr/lib").glob("*/libatomic.so.1"),
        *Path("/usr/lib64").glob("libatomic.so.1"),
    ]
    return str(found[0]) if found else ctypes.util.find_library("atomic")


def may_install() -> bool:
    """True as root on Debian or its kin."""
    return os.name == "posix" and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def debian(*packages: str) -> None:
    """Install Debian packages, waiting for whoever holds apt's lock."""
    say(f"Installing {', '.join(packages)} …")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    fetch("Debian's package lists", [*APT, "update", "-qq"], **quiet)
    install = [*APT, "install", "-y", "-qq", "--no-install-recommends", *packages]
    fetch("Debian's packages", install, **quiet)
