"""Cards that are flagged, suspended and brought back."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def studied(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank of which one card is flagged, one answer claimed, one card suspended and one buried."""
    lines = [":flag why \x1b[31mK?", "?", "", ":suspend", "ucMGP", ":r", "", ":bury", ":q"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    assert run("study", "--deck", bank).code == 0
    return bank


def test_flags_are_told_with_the_place_of_their_items(run: Run, studied: Path) -> None:
    told = run("flags", "--deck", studied)
    assert f"{studied}:4:5: demo/one/clotting" in told.out
    assert "flagged: why" in told.out
    assert "called right: ucMGP" in told.out
    assert "\x1b" not in told.out


def test_flags_are_told_to_programs(run: Run, studied: Path) -> None:
    flag, claim = json.loads(run("flags", "--deck", studied, "--json").out)
    assert (flag["card"], flag["what"], flag["line"]) == ("demo/one/clotting", "flag", 4)
    assert (claim["card"], claim["what"], claim["text"]) == ("demo/one/marker", "claim", "ucMGP")


def test_a_deck_without_flags_says_so(run: Run, bank: Path) -> None:
    assert run("flags", "--deck", bank).out == "No card is flagged, and no refused answer was called right.\n"


def test_suspended_cards_are_listed_and_brought_back(run: Run, studied: Path) -> None:
    listed = json.loads(run("resume", "--deck", studied, "--json").out)
    assert [entry["card"] for entry in listed] == ["demo/one/dose", "demo/one/letter"]
    assert listed[0]["until"] is None
    assert "2 cards suspended" in run("resume", "--deck", studied).out
    assert run("resume", "dose", "--deck", studied).out == "demo/one/dose is asked again.\n"
    assert run("resume", "--all", "--deck", studied).out == "demo/one/letter is asked again.\n"
    assert run("resume", "--deck", studied).out == "0 cards suspended or buried\n"


def test_a_card_that_is_not_suspended_cannot_be_brought_back(run: Run, studied: Path) -> None:
    told = run("resume", "gaps", "--deck", studied)
    assert (told.code, told.out) == (2, "")
    assert "There is no suspended card `gaps`" in told.err
