"""A deck's text in an editor."""

import sys
from pathlib import Path

import pytest

from k2quiz.bank.load import load_deck
from k2quiz.card import Card
from k2quiz.cli.editor import Editor, chosen_editor, editor_command
from k2quiz.errors import Place, UsageError

BANK = """k2quiz: 1
bank: {id: demo/one, title: One, language: en, license: CC0-1.0}
items:
  - id: clots
    ask: Which vitamin does clotting need?
    answer: vitamin K
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "one.yaml"
    path.write_text(BANK)
    return path


def card_of(bank: Path) -> Card:
    return load_deck(bank).cards[0]


def editor_of(bank: Path, program: Path) -> Editor:
    return Editor(program, lambda: {card.id: card for card in load_deck(bank).cards})


def writing(bank: Path, old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the editor be a program that replaces one text by another."""
    code = f"import pathlib; p = pathlib.Path({str(bank)!r}); p.write_text(p.read_text().replace({old!r}, {new!r}))"
    script = bank.with_suffix(".py")
    script.write_text(code)
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", ["vim", "+7", "a b.yaml"]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+7", "a b.yaml"]),
        ("hx", ["hx", "+7", "a b.yaml"]),
        ("code", ["code", "--wait", "-g", "a b.yaml:7"]),
        ("gedit", ["gedit", "a b.yaml"]),
    ],
)
def test_an_editor_is_opened_at_the_line_in_its_own_way(editor: str, command: list[str]) -> None:
    assert editor_command(chosen_editor({"EDITOR": editor}), Place("a b.yaml", 7)) == command


def test_the_visual_editor_comes_first_and_a_usual_one_last(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen_editor({"VISUAL": "hx", "EDITOR": "ed"}) == ["hx"]
    monkeypatch.setattr("shutil.which", lambda name: name if name == "vi" else None)
    assert chosen_editor({}) == ["vi"]
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert chosen_editor({"VISUAL": ""}) == []


def test_what_was_written_is_read(bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writing(bank, "clotting need", "blood need", monkeypatch)
    card = card_of(bank)
    assert editor_of(bank, tmp_path / "program")(card)[card.id].prompt == "Which vitamin does blood need?"


def test_an_error_is_told_by_its_place(bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writing(bank, "answer:", "answr:", monkeypatch)
    with pytest.raises(UsageError, match=r"one\.yaml:\d+:\d+: .*The old text stays\."):
        editor_of(bank, tmp_path / "program")(card_of(bank))


@pytest.mark.parametrize(("editor", "message"), [("no-such-editor", "cannot be run"), ("false", "ended with code 1")])
def test_an_editor_that_fails_is_told(
    editor: str, message: str, bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    with pytest.raises(UsageError, match=message):
        editor_of(bank, tmp_path / "program")(card_of(bank))


def test_a_refusal_says_why(bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = card_of(bank)
    assert "part of the program" in editor_of(bank, tmp_path).refusal(card)
    elsewhere = editor_of(bank, tmp_path / "program")
    assert elsewhere.refusal(card) == "An editor needs a terminal."
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("VISUAL", "vi")
    assert elsewhere.refusal(card) == ""
    bank.unlink()
    assert elsewhere.refusal(card) == "one.yaml cannot be written to."
