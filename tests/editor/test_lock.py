"""The lock of what npm installs for these tests."""

import json
from pathlib import Path

FOLDER = Path(__file__).parent
WANTED = json.loads((FOLDER / "package.json").read_text("utf-8"))["devDependencies"]
TEXT = (FOLDER / "package-lock.json").read_text("utf-8")
PACKAGES = {name: package for name, package in json.loads(TEXT)["packages"].items() if name}


def test_the_lock_names_exactly_the_version_that_is_wanted() -> None:
    assert {name: PACKAGES[f"node_modules/{name}"]["version"] for name in WANTED} == WANTED


def test_every_package_has_its_hash_and_none_an_address() -> None:
    assert all(package["integrity"].startswith("sha512-") for package in PACKAGES.values())
    assert "resolved" not in TEXT
    assert "://" not in TEXT
