"""The checkout's own virtual environment: made when first needed, brought up to date where a lock has changed.

Needs nothing but Python, and every line parses on an older one, so that it gets to say what is missing.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is what this line is for
    sys.exit(f"k2quiz needs Python 3.11 or newer, and this is Python {sys.version_info[0]}.{sys.version_info[1]}.")

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
INSTALLED = VENV / "installed"
"""Copies of the locks that were installed last."""

RUNTIME = "requirements.lock"
TESTS = "requirements-test.lock"


def prepare(lock: str, *contained: str) -> None:
    """Make sure that `.venv` holds the packages of a lock, and with them those of the locks contained in it.

    Raises:
        SystemExit: it cannot; the message says why.

    """
    if _is_current(lock):
        return
    print(f"Installing what k2quiz needs into {VENV} (now, and when {lock} changes) ...", file=sys.stderr, flush=True)
    if not _is_usable():
        _make()
    _install(lock)
    INSTALLED.mkdir()
    for name in (lock, *contained):
        shutil.copyfile(ROOT / name, INSTALLED / name)


def settings() -> dict[str, str]:
    """The environment variables of a program that is to find the checkout's k2quiz, in whatever folder it runs."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def run(arguments: Sequence[str]) -> int:
    """The exit code of the environment's Python, run with those arguments."""
    return subprocess.run([PYTHON, *arguments], env=settings(), check=False).returncode


def become(arguments: Sequence[str]) -> NoReturn:
    """Turn into the environment's Python, run with those arguments."""
    if os.name == "nt":  # there, exec would return to the shell while the program still runs
        sys.exit(run(arguments))
    os.execve(PYTHON, [str(PYTHON), *arguments], settings())  # noqa: S606 - no shell is wanted


def _is_current(lock: str) -> bool:
    copy = INSTALLED / lock
    return copy.exists() and copy.read_bytes() == (ROOT / lock).read_bytes() and _is_usable()


def _is_usable() -> bool:
    """Whether `.venv` works with this Python; one made by another breaks when that is upgraded."""
    description = VENV / "pyvenv.cfg"
    if not PYTHON.exists() or not description.exists():
        return False
    version = f"version = {sys.version_info.major}.{sys.version_info.minor}."
    return any(line.startswith(version) for line in description.read_text("utf-8").splitlines())


def _make() -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        sys.exit(
            "k2quiz needs Python's venv and ensurepip, which are not installed. "
            "On Debian and Ubuntu this installs them: sudo apt install python3-venv"
        )
    if subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False).returncode:
        sys.exit(f"{VENV} could not be made; Python says why above.")


def _install(lock: str) -> None:
    shutil.rmtree(INSTALLED, ignore_errors=True)
    options = ["-qq", "--disable-pip-version-check", "--require-hashes"]
    if run(["-m", "pip", "install", *options, "-r", str(ROOT / lock)]):
        sys.exit(f"The packages of {lock} could not be installed; pip says why above. Then run this again.")
