"""The language server that the tests of the editors' schemas drive, installed by npm where that is there."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "editor"
LOCK = FOLDER / "package-lock.json"
INSTALLED = FOLDER / "node_modules" / "installed.json"
"""A copy of the lock that was installed last."""


def prepare() -> None:
    """Install what the lock names, unless it is there; where that fails, the tests that need it say so."""
    npm = shutil.which("npm")
    if npm is None or _is_current():
        return
    print(f"Installing the editor tests' language server into {INSTALLED.parent} ...", file=sys.stderr, flush=True)
    options = ["--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run([npm, "ci", *options], cwd=FOLDER, check=False, stdout=subprocess.DEVNULL).returncode == 0:
        shutil.copyfile(LOCK, INSTALLED)


def lock() -> None:
    """Write the lock anew: versions and hashes, and no address.

    Raises:
        SystemExit: npm is missing, or says why it cannot.

    """
    npm = shutil.which("npm") or sys.exit("The lock of the language server takes npm, which is not installed.")
    options = ["--package-lock-only", "--omit-lockfile-registry-resolved", "--no-audit", "--no-fund"]
    with tempfile.TemporaryDirectory() as folder:  # beside what is installed, npm would leave the hashes out
        shutil.copy(FOLDER / "package.json", folder)
        if subprocess.run([npm, "install", *options], cwd=folder, check=False).returncode:
            sys.exit("The lock of the language server could not be made; npm says why above.")
        content: _Lock = json.loads((Path(folder) / LOCK.name).read_text("utf-8"))
    for package in content["packages"].values():
        package.pop("funding", None)
    LOCK.write_text(json.dumps(content, indent=2) + "\n", "utf-8", newline="\n")


class _Lock(TypedDict):
    packages: dict[str, dict[str, object]]


def _is_current() -> bool:
    return INSTALLED.exists() and INSTALLED.read_bytes() == LOCK.read_bytes()
