"""A home of its own for every test, and the command line as a function."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from k2quiz.cli.main import main

BANK = """\
k2quiz: 1
bank: {id: demo/one, title: One}
items:
  - id: clotting
    ask: Which vitamin does clotting need?
    choices:
      - right: Vitamin K
        why: It is the cofactor.
      - wrong: Vitamin D
        why: It governs calcium.
  - id: dose
    ask: Which dose?
    number: 180
    unit: µg
  - id: marker
    ask: Which marker rises?
    answer: dp-ucMGP
    reject: [{answer: ucMGP, why: Total ucMGP is lower.}]
  - id: letter
    front: Why K?
    back: From Koagulation.
  - id: gaps
    cloze: MGP guards {{c1::arteries}} and osteocalcin {{c2::bones}}.
"""


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for data and settings."""
    monkeypatch.setenv("K2QUIZ_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """One command line."""
    del home

    def run_command(*words: str | Path) -> Outcome:
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return run_command


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank that stands alone, without errors."""
    path = tmp_path / "one.yaml"
    path.write_text(BANK, "utf-8")
    return path
