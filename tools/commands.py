"""The commands of dev.py, one function each."""

import os
import shutil
import sys
from collections.abc import Callable

from tools import packages, site
from tools.steps import APPS, PYTHON, must, run, say, stop

Words = list[str]
CODE = (*APPS, "config", "tools", "dev.py")
CHECKS = {
    "ruff": ("-m", "ruff", "check", "--output-format", "concise", "."),
    "format": ("-m", "ruff", "format", "--check", "--output-format", "concise", "."),
    "types": ("-m", "mypy", *CODE),
    "imports": (PYTHON.parent / "lint-imports", "--no-cache"),
    "templates": ("-m", "djlint", "templates", "--lint", "--quiet"),
    "migrations": ("manage.py", "makemigrations", "--check", "--dry-run"),
    "texts": ("manage.py", "messages", "--check"),
}

# One more than there are cores, since a journey waits for its browser most of the time; and
# whoever has no test left takes over from the others.
SIDE_BY_SIDE = ("-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal")


def serve(words: Words) -> int:
    """[HOST:PORT] – the site with the demo programme, on 127.0.0.1:8000 unless told otherwise."""
    host, port = site.address(words)
    site.refuse_taken(host, port)
    setup([])
    return site.serve(host, port)


def setup(words: Words) -> int:
    """All that run does, but serve."""
    packages.environment()
    packages.python("requirements.txt")
    packages.design_system()
    site.folders()
    site.texts()
    site.database()
    return 0


def test(words: Words) -> int:
    """[pytest's arguments] – every test, the real browser included; with arguments, those only."""
    tools()
    packages.test_programs()
    return run(
        PYTHON, "-m", "pytest", *(words or [*SIDE_BY_SIDE, "--cov", "--cov-report=term"])
    )


def tools() -> None:
    """What the tests and the checks need, the design system and the texts included."""
    packages.environment()
    packages.python("requirements-test.txt")
    packages.design_system()
    site.folders()
    site.texts()


def test_postgres(words: Words) -> int:
    """[pytest's arguments] – the tests without a browser, on a PostgreSQL started for them."""
    from tools import postgres  # it needs a Unix

    tools()
    with postgres.server() as url:
        arguments = ("-m", "not browser", "--migrations", *(words or SIDE_BY_SIDE))
        return run(PYTHON, "-m", "pytest", *arguments, DATABASE_URL=url)


def check(words: Words) -> int:
    """Style, format, types, imports, templates, migrations, texts: all of them, each answered."""
    tools()
    answers = {name: run(PYTHON, *command) for name, command in CHECKS.items()}
    say("")
    for name, code in answers.items():
        say(f"{name:<11}{'FAILED' if code else 'ok'}")
    return int(any(answers.values()))


def fix(words: Words) -> int:
    """Put right what a machine can put right."""
    tools()
    must(PYTHON, "-m", "ruff", "check", "--fix", "--quiet", ".")
    return run(PYTHON, "-m", "ruff", "format", ".")


def messages(words: Words) -> int:
    """[--check] – gather the texts into locale/, and name those that lack a translation."""
    tools()
    return run(PYTHON, "manage.py", "messages", *words)


def bench(words: Words) -> int:
    """NAME – measure: grid (of figures), queries (of the database), excel (workbook), overview (pages)."""
    if not words:
        stop("Say what to measure: python3 dev.py bench grid, queries, excel or overview.")
    tools()
    packages.test_programs()
    peers = {"PYTHONPATH": str(packages.peers())} if words[0] == "excel" else {}
    return run(PYTHON, "-m", f"benchmarks.{words[0]}", *words[1:], **peers)


def pictures(words: Words) -> int:
    """Pictures of the management information's pages and charts, by role, into var/pictures/."""
    tools()
    packages.test_programs()
    site.database()
    return run(PYTHON, "-m", "tests.pictures")


def lock(words: Words) -> int:
    """Write the locks anew from pyproject.toml and package.json (needs uv and npm)."""
    if not (shutil.which("uv") and shutil.which("npm")):
        stop(
            "Making the locks needs uv and npm on the path: pip install uv, apt-get install npm."
        )
    from tools import locks

    locks.write(words)
    return 0


COMMANDS: dict[str, Callable[[Words], int]] = {
    "run": serve,
    "setup": setup,
    "test": test,
    "test-postgres": test_postgres,
    "check": check,
    "fix": fix,
    "messages": messages,
    "bench": bench,
    "pictures": pictures,
    "lock": lock,
}


def main(words: Words) -> None:
    """Run the command that was typed, or list them."""
    command = COMMANDS.get(words[0]) if words else None
    if command is None:
        lines = [f"  {name:<14}{what.__doc__}" for name, what in COMMANDS.items()]
        stop("\n".join(["python3 dev.py COMMAND", *lines]))
    os.environ.setdefault("DEMO", "1")
    try:
        sys.exit(command(words[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
