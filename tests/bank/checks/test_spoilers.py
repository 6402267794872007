"""Good items, spoiled in one way at a time: every way is found, by its own rule and no other."""

from dataclasses import dataclass
from pathlib import Path
from shutil import copy

import pytest
import yaml

from k2quiz.bank.checks import check
from tests.bank.authoring import write

DECK = Path(__file__).parents[3] / "decks" / "vitamin-k2"
SAMPLES = Path(__file__).with_name("samples.yaml").read_text("utf-8")


@dataclass(frozen=True)
class Spoiler:
    """A stretch of the samples, what is written in its place, and the code that finds it."""

    name: str
    code: str
    old: str
    new: str


SPOILERS = [Spoiler(**entry) for entry in yaml.safe_load(Path(__file__).with_name("spoilers.yaml").read_text("utf-8"))]


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    """The folder of banks of a deck with the shipped deck's ledger and references."""
    for name in ("deck.yaml", "facts.yaml", "references.yaml"):
        copy(DECK / name, tmp_path / name)
    return tmp_path / "banks"


def test_the_samples_have_nothing_wrong(banks: Path) -> None:
    assert [str(finding) for finding in check(write(banks, SAMPLES))[1]] == []


def test_there_are_ways_enough_to_spoil_an_item() -> None:
    assert len({spoiler.name for spoiler in SPOILERS}) == len(SPOILERS) >= 55


@pytest.mark.parametrize("spoiler", SPOILERS, ids=lambda spoiler: spoiler.name)
def test_a_spoiled_item_is_found_for_what_is_wrong_with_it(spoiler: Spoiler, banks: Path) -> None:
    assert SAMPLES.count(spoiler.old) == 1
    found = check(write(banks, SAMPLES.replace(spoiler.old, spoiler.new)))[1]
    assert [finding.code for finding in found] == [spoiler.code]
