"""The scripts that a newcomer runs first, in a checkout whose environment was made before, or cannot be made."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
PROGRAM = "import os, sys; print(sys.argv[1:], os.getcwd(), sys.prefix); sys.exit(3)"
WITHOUT = "import sys; sys.modules['ensurepip'] = None; sys.path.insert(0, sys.argv[1]); import study; study.main()"
OLD = "import sys; sys.version_info = (3, 10, 1); sys.path.insert(0, sys.argv[1]); import study"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a lock that asks for nothing, and a k2quiz that tells how it was started."""
    root = tmp_path / "checkout"
    shutil.copytree(SCRIPTS, root / "scripts", ignore=shutil.ignore_patterns("__pycache__", "bench"))
    (root / "requirements.lock").touch()
    (root / "k2quiz").mkdir()
    (root / "k2quiz" / "__main__.py").write_text(PROGRAM, "utf-8")
    return root


@pytest.fixture
def ready(checkout: Path) -> Path:
    """The same, with its environment; nothing in it could install anything."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", checkout / ".venv"], check=True)
    (checkout / ".venv" / "installed").mkdir()
    (checkout / ".venv" / "installed" / "requirements.lock").touch()
    return checkout


def python(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *map(str, arguments)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_study_starts_at_once_in_the_folder_it_is_run_in_and_passes_everything_on(ready: Path, tmp_path: Path) -> None:
    done = python(ready / "scripts" / "study.py", "due", "--deck", "a b", folder=tmp_path)
    assert done.stdout == f"['due', '--deck', 'a b'] {tmp_path} {ready / '.venv'}\n"
    assert (done.returncode, done.stderr) == (3, "")


def test_a_module_in_the_learners_folder_does_not_replace_one_of_the_programs(ready: Path, tmp_path: Path) -> None:
    (tmp_path / "k2quiz.py").write_text("raise SystemExit('shadowed')", "utf-8")
    assert python(ready / "scripts" / "study.py", folder=tmp_path).returncode == 3


def test_a_changed_lock_is_installed_and_what_fails_is_told_in_a_sentence(ready: Path) -> None:
    (ready / "requirements.lock").write_text("nowhere==1\n", "utf-8")
    done = python("scripts/study.py", folder=ready)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("Installing what k2quiz needs into ")
    assert "The packages of requirements.lock could not be installed" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_installation_that_failed_is_tried_again_even_with_the_lock_of_before(ready: Path) -> None:
    (ready / "requirements.lock").write_text("nowhere==1\n", "utf-8")
    python("scripts/study.py", folder=ready)
    assert python("scripts/study.py", folder=ready).stderr.startswith("Installing")
    (ready / "requirements.lock").write_text("", "utf-8")
    assert python("scripts/study.py", folder=ready).stderr.startswith("Installing")


def test_python_without_ensurepip_is_told_how_to_get_it(checkout: Path) -> None:
    done = python("-c", WITHOUT, checkout / "scripts", folder=checkout)
    assert done.returncode == 1
    assert done.stderr.endswith("On Debian and Ubuntu this installs them: sudo apt install python3-venv\n")


def test_an_old_python_is_told_which_one_is_needed(checkout: Path) -> None:
    done = python("-c", OLD, checkout / "scripts", folder=checkout)
    assert (done.returncode, done.stderr) == (1, "k2quiz needs Python 3.11 or newer, and this is Python 3.10.\n")
