"""Writes the locks: every package with its hash, and no address of where it came from."""

import json

from tools.steps import ROOT, must

FLAGS = (
    *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header"),
    # Extras stay: pip takes a lone "coverage" for another requirement than "coverage[toml]".
    *("--universal", "--python-version", "3.11", "--no-strip-extras", "--quiet"),
)
NODE = ROOT / "package-lock.json"


def write(words: list[str]) -> None:
    """All five locks; words go to uv (for example --upgrade-package django)."""
    compile_lock = ("uv", "pip", "compile", *FLAGS, *words)
    must(*compile_lock, "pyproject.toml", "-o", "requirements.txt")
    test = ("pyproject.toml", "--extra", "test", "-c", "requirements.txt")
    must(*compile_lock, *test, "-o", "requirements-test.txt")
    must(*compile_lock, "requirements-node.in", "-o", "requirements-node.txt")
    bench = "benchmarks/requirements"
    must(*compile_lock, f"{bench}.in", "-o", f"{bench}.txt")
    must("npm", "install", "--ignore-scripts", "--package-lock-only", "--loglevel=error")
    NODE.write_text(json.dumps(without_hosts(json.loads(NODE.read_text())), indent=2) + "\n")


def without_hosts(value: object) -> object:
    """The lock without its notes on who takes donations and where it was fetched."""
    if not isinstance(value, dict):
        return value
    dropped = {"funding", "resolved"}
    return {key: without_hosts(part) for key, part in value.items() if key not in dropped}
