"""The locks, held against pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
RUNTIME, TESTS = "requirements.lock", "requirements-test.lock"
WANTED = {
    RUNTIME: PROJECT["dependencies"],
    TESTS: [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]],
}


def pins(name: str) -> dict[str, str]:
    """The version of each package that a lock names."""
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", WANTED)
def test_a_lock_names_a_fitting_version_of_every_dependency(name: str) -> None:
    locked = pins(name)
    for requirement in map(Requirement, WANTED[name]):
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), requirement


@pytest.mark.parametrize("name", WANTED)
def test_a_lock_holds_packages_and_their_hashes_and_no_address(name: str) -> None:
    entry = re.compile(r"[a-z0-9-]+==\S+( ; [^/@]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+")
    assert entry.sub("", (ROOT / name).read_text("utf-8")) == ""


def test_what_is_tested_is_what_is_studied_with() -> None:
    assert pins(RUNTIME).items() <= pins(TESTS).items()
