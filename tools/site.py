"""The site on this machine: texts compiled, database and demo made, served."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from tools.steps import APPS, PYTHON, ROOT, done, fingerprint, fresh, manage, say, stop

DATABASE = ROOT / "boligsosial.sqlite3"


def texts() -> None:
    """Compile the catalogues that have changed."""
    if any(is_stale(source) for source in ROOT.glob("locale/*/*/LC_MESSAGES/*.po")):
        manage("messages", "--compile")


def folders() -> None:
    """The folder for gathered static files: empty here, but warned about when it is not there."""
    (ROOT / "staticfiles").mkdir(exist_ok=True)


def is_stale(source: Path) -> bool:
    """True when a catalogue is newer than what was compiled from it."""
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def database() -> None:
    """The newest tables, and the demo programme in them."""
    if fresh("database", database_mark()):
        return
    say("Making the database …")
    manage("migrate", "--verbosity=0")
    if os.environ["DEMO"] == "1":
        manage("demo")
    done("database", database_mark())


def database_mark() -> str:
    """Changes with the code, the base data and the very file; always, for another database."""
    if os.environ.get("DATABASE_URL") or not DATABASE.exists():
        return fingerprint([], time.time())
    files = {file for app in APPS for file in (ROOT / app).rglob("*") if is_source(file)}
    files |= {file for file in (ROOT / "data").rglob("*") if file.is_file()}
    return fingerprint(
        [*files, ROOT / "requirements.txt"], DATABASE.stat().st_ino, os.environ["DEMO"]
    )


def is_source(file: Path) -> bool:
    """Code and base data, not what Python makes of them."""
    return file.suffix in {".py", ".csv", ".json", ".toml", ".txt"}


def address(words: list[str]) -> tuple[str, int]:
    """HOST:PORT as typed, or 127.0.0.1:8000."""
    host, _, port = (words[0] if words else "127.0.0.1:8000").rpartition(":")
    if len(words) > 1 or not port.isdecimal() or not 0 < int(port) < 65536:
        stop("Write the address as HOST:PORT, for example: python3 dev.py run 127.0.0.1:8001")
    return host.strip("[]") or "127.0.0.1", int(port)


def refuse_taken(host: str, port: int) -> None:
    """Say in one sentence that the address cannot be had, before any work is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            stop(
                f"Cannot serve on {host}:{port} ({problem.strerror}): stop what uses it, "
                f"or choose another port: python3 dev.py run {host}:{port + 1}"
            )


def serve(host: str, port: int) -> int:
    """Serve until told to stop; the address is printed when the site answers."""
    shown = f"[{host}]" if ":" in host else host
    names = ",".join(dict.fromkeys(["127.0.0.1", "localhost", "[::1]", shown]))
    server = subprocess.Popen(
        server_command(f"{shown}:{port}"), cwd=ROOT, env={"ALLOWED_HOSTS": names, **os.environ}
    )
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        if answers(server, host, port):
            say(f"Ready: http://{shown}:{port}/ (stop with Ctrl+C)")
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        return 0


def server_command(bind: str) -> list[str]:
    """The server of production with one process, or Django's where that does not run."""
    if os.name == "nt":
        return [str(PYTHON), "manage.py", "runserver", "--noreload", bind]
    return [
        *(str(PYTHON), "-m", "gunicorn", "config.wsgi", "--bind", bind),
        *("--threads", "8", "--log-level", "error", "--graceful-timeout", "2"),
    ]


def answers(server: subprocess.Popen, host: str, port: int) -> bool:
    """Wait until the site answers a request; false when the server ended instead."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (compared, not bound)
    while server.poll() is None:
        try:
            with socket.create_connection((host, port), timeout=60) as line:
                line.sendall(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n")
                if line.recv(1):
                    return True
        except OSError:
            time.sleep(0.05)
    return False
