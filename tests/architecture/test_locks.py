"""The locks name packages and hashes, never where they came from."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON_LOCKS = ["requirements.txt", "requirements-test.txt", "requirements-node.txt"]
PYTHON_LOCKS += ["benchmarks/requirements.txt"]
LOCKS = [*PYTHON_LOCKS, "package-lock.json"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address(lock):
    assert "://" not in (ROOT / lock).read_text()


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_python_package_has_a_hash(lock):
    blocks = re.split(r"\n(?=\S)", (ROOT / lock).read_text().strip())
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_every_package_of_the_design_system_has_a_hash():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []


def test_the_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extra = project["optional-dependencies"]["test"]
    assert asked(project["dependencies"]) <= locked("requirements.txt")
    assert asked([*project["dependencies"], *extra]) <= locked("requirements-test.txt")


def test_the_tests_run_on_the_versions_that_the_site_runs_on():
    assert pins("requirements.txt") <= pins("requirements-test.txt")


def test_a_package_that_another_asks_for_with_an_extra_is_locked_with_it():
    """Else pip looks for the newest one, finds no hash for it and refuses the whole lock."""
    text = (ROOT / "requirements-test.txt").read_text()
    assert "\ncoverage[toml]==" in text
    assert "\npsycopg[binary]==" in text


def asked(requirements):
    names = (re.match(r"[\w.-]+", requirement).group() for requirement in requirements)
    return {re.sub(r"[_.]", "-", name).lower() for name in names}


def locked(lock):
    return {pin.partition("==")[0] for pin in pins(lock)}


def pins(lock):
    """Name and version of each package; what stands in brackets after the name is left out."""
    found = re.findall(
        r"^([\w.-]+)(?:\[.*?\])?(==[\w.+]+)", (ROOT / lock).read_text(), re.MULTILINE
    )
    return {name + version for name, version in found}
