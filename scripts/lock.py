#!/usr/bin/env python3
"""The locks, made anew from pyproject.toml: `python3 scripts/lock.py`; for maintainers.

Each lock names every package for every platform and Python that k2quiz runs on, with the hashes of all its files.
"""

import os
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import language_server
from environment import ROOT, RUNTIME, TESTS

UV = "uv>=0.13,<0.14"
COMPILE = (
    "pip", "compile", "pyproject.toml", "--universal", "--python-version=3.11", "--generate-hashes", "--upgrade",
    "--no-config", "--no-header", "--no-annotate", "--quiet",
)  # fmt: skip
LINE = re.compile(r"[a-z0-9-]+==\S+( ; [^/@]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")


def main() -> None:
    """Write both locks, the tests' with the same versions of what k2quiz needs, and that of the language server."""
    with tempfile.TemporaryDirectory() as folder:
        uv = install_uv(Path(folder))
        compile_lock(uv, RUNTIME)
        compile_lock(uv, TESTS, "--extra=test", f"--constraint={RUNTIME}")
    language_server.lock()


def install_uv(folder: Path) -> Path:
    """A uv of its own, in a virtual environment in that folder."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", UV], check=True)
    return scripts / "uv"


def compile_lock(uv: Path, name: str, *options: str) -> None:
    """Write one lock, and hold it to packages and hashes: no address, no path."""
    subprocess.run([uv, *COMPILE, *options, f"--output-file={name}"], cwd=ROOT, check=True)
    lines = (ROOT / name).read_text("utf-8").splitlines()
    if strange := [line for line in lines if not LINE.fullmatch(line)]:
        sys.exit(f"{name} holds more than packages and hashes: {strange[0]}")


if __name__ == "__main__":
    main()
