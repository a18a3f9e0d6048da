"""A PostgreSQL server of our own: started in an empty folder, gone afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import packages
from tools.steps import say, stop

OWNER = "bosos"
# Speed before safety: nothing in it outlives the tests.
SETTINGS = "-c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@contextmanager
def server() -> Iterator[str]:
    """A running server; the value is its DATABASE_URL. Stopped and removed whatever happens."""
    programs = find() or install()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="bosos-postgres-"))
    try:
        hand_over(folder)
        yield start(programs, folder)
    finally:
        if (folder / "data/postmaster.pid").exists():
            call(folder, programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def find() -> Path | None:
    """The folder of the server's programs: Debian's newest version, else what is on the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=version, reverse=True)
    found = [*map(str, debian), shutil.which("initdb")]
    return Path(found[0]).resolve().parent if found[0] else None


def version(program: Path) -> float:
    """The version in Debian's path of a program."""
    return float(program.parent.parent.name)


def install() -> Path:
    """Debian's own PostgreSQL when we may, else a sentence."""
    if not packages.may_install():
        stop(
            "The tests on PostgreSQL need its server: install it with "
            "sudo apt-get install postgresql (Debian, Ubuntu), then run the same command again."
        )
    packages.debian("postgresql")
    return find() or stop(
        "PostgreSQL was installed, but its program initdb is not to be found."
    )


def start(programs: Path, folder: Path) -> str:
    """Make a cluster, start it on a free port of this machine only; its address."""
    say("Starting PostgreSQL in an empty folder …")
    port, data = free_port(), folder / "data"
    make = ("--username", OWNER, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8")
    call(folder, programs / "initdb", "-D", data, *make)
    options = f"-p {port} -c unix_socket_directories={folder} {SETTINGS}"
    control = (
        programs / "pg_ctl",
        "-D",
        data,
        "-l",
        folder / "log",
        "-w",
        "-o",
        options,
        "start",
    )
    call(folder, *control)
    return f"postgres://{OWNER}@127.0.0.1:{port}/postgres"


def call(folder: Path, *command: object) -> None:
    """Run one of the server's programs, as the user postgres when we are root: it refuses root."""
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    with (folder / "output").open("a+") as output:
        code = subprocess.run(
            words,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            check=False,
        ).returncode
        if code:
            output.seek(0)
            stop(f"{output.read()}PostgreSQL did not obey; the lines above say why.")


def hand_over(folder: Path) -> None:
    """Give the folder to the user that the server runs as."""
    if os.geteuid():
        return
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        stop(
            "As root the tests run PostgreSQL as the user postgres: sudo apt-get install postgresql"
        )
    os.chown(folder, user.pw_uid, user.pw_gid)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
