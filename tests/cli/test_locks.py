"""What a rename, a rewording and a vanished item do to a deck that has a lock, from the command line."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import BANK, Run


def lock_of(bank: Path) -> dict[str, object]:
    text: dict[str, object] = json.loads(bank.with_suffix(".lock.json").read_text("utf-8"))
    return text


def test_a_renamed_item_keeps_its_history(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    run("study", "--deck", bank)
    before = json.loads(run("stats", "--json", "--deck", bank).out)
    assert before["answers"] == 1
    renamed = BANK.replace("id: clotting", "id: clots")
    bank.write_text(renamed, "utf-8")
    assert json.loads(run("stats", "--json", "--deck", bank).out)["met"] == 0
    bank.write_text(renamed.replace("id: clots", "id: clots\n    was: clotting"), "utf-8")
    assert json.loads(run("stats", "--json", "--deck", bank).out) == before


def test_a_rename_without_was_is_neither_locked_nor_exported(run: Run, bank: Path, tmp_path: Path) -> None:
    run("check", "--lock", bank)
    locked = lock_of(bank)
    bank.write_text(BANK.replace("id: dose", "id: amount"), "utf-8")
    assert run("check", "--lock", bank).code == 1
    told = run("export", "anki", "--deck", bank, "-o", tmp_path / "deck.apkg")
    assert (told.code, "K2Q292" in told.err) == (1, True)
    assert lock_of(bank) == locked


def test_a_rewording_is_accepted_by_name_and_locked(run: Run, bank: Path) -> None:
    run("check", "--lock", bank)
    bank.write_text(BANK.replace("From Koagulation", "After the word Koagulation"), "utf-8")
    assert run("check", "--lock", bank).code == 1
    assert run("check", "--lock", "--reworded", "letter", bank).code == 0
    assert run("check", bank).code == 0
    assert run("check", "--reworded", "leter", bank).code == 2


def test_a_rewording_in_a_deck_without_a_lock_makes_none(run: Run, bank: Path) -> None:
    assert run("check", "--reworded", "letter", bank).code == 0
    assert not bank.with_suffix(".lock.json").exists()


def test_a_lock_that_cannot_be_written_is_said(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, f"No space left for {len(content)} bytes", str(path))

    run("check", "--lock", bank)
    bank.write_text(BANK.replace("From Koagulation", "After the word Koagulation"), "utf-8")
    monkeypatch.setattr("k2quiz.cli.locks.put_whole", full)
    told = run("check", "--reworded", "letter", bank)
    assert (told.code, "could not be written" in told.err) == (2, True)


def test_a_lock_that_is_current_is_not_written_again(run: Run, bank: Path) -> None:
    run("check", "--lock", bank)
    path = bank.with_suffix(".lock.json")
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    run("check", "--lock", bank)
    assert path.read_text("utf-8").endswith("}\n\n")
