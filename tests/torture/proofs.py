"""Proofs as the command line runs them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def proved(name: str, *arguments: str) -> str:
    """What a proof prints that succeeds, in a process of its own, which may fork.

    Raises:
        AssertionError: it fails.
    """
    paths = (ROOT, ROOT / "scripts" / "bench")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))}
    command = [sys.executable, str(ROOT / "scripts" / "torture" / name), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
