"""What the proofs need of the machine."""

import os
import subprocess

import pytest
from recording import MISSING, STRACE


@pytest.fixture(scope="session")
def strace() -> str:
    """strace, where it is installed and may trace; without it the tests are left out, but not where all must run."""
    why = MISSING
    if STRACE:
        tried = subprocess.run([STRACE, "-o", os.devnull, "true"], capture_output=True, text=True, check=False)
        if tried.returncode == 0:
            return STRACE
        why = f"strace may not trace a program here: {tried.stderr}"
    if os.environ.get("K2QUIZ_TESTS") == "all":
        pytest.fail(why)
    pytest.skip(why)
