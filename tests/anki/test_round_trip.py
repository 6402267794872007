"""What a learner types: the deck to Anki with its progress, and what was reviewed there back."""

from datetime import timedelta
from pathlib import Path

import pytest
from anki.scheduler.v3 import Scheduler

from k2quiz.cli.main import main
from k2quiz.event import Reviewed
from k2quiz.history import History, replay
from k2quiz.journal.journal import Journal
from tests.anki.learner import Learner, today
from tests.anki.test_reviews import brought_in, taken_out
from tests.cli.conftest import BANK


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner who has installed a bank, answered three of its cards and suspended another."""
    monkeypatch.setenv("K2QUIZ_HOME", str(tmp_path / "home"))
    bank = tmp_path / "one.yaml"
    bank.write_text(BANK, "utf-8")
    assert main(["add", str(bank)]) == 0
    lines = iter(["1", "", "180", "", "?", "", ":suspend", ":q"])
    monkeypatch.setattr("sys.stdin", (f"{line}\n" for line in lines))
    assert main(["study", "--plain", "--deck", "demo/one"]) == 0
    return tmp_path / "home"


def history(home: Path) -> History:
    return replay(Journal(home).read().events)


def press(anki: Learner, button: int) -> tuple[str, int]:
    """Answer the next card in Anki; the item that it is of, and the button."""
    scheduler = anki.collection.sched
    assert isinstance(scheduler, Scheduler)
    card = scheduler.getCard()
    assert card is not None
    card.start_timer()
    scheduler.answerCard(card, button)  # type: ignore[arg-type]  # 1-4
    return card.note()["Key"], button


def test_progress_goes_to_anki_and_reviews_come_back_once(
    home: Path, anki: Learner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / "k2.apkg"
    assert main(["export", "anki", "--with-progress", "--deck", "demo/one", "-o", str(package)]) == 0
    assert "3 of them with progress" in capsys.readouterr().out
    brought_in(anki, package)
    before = history(home)
    known = {card.note()["Key"]: card for card in anki.cards()}
    for card, state in before.states.items():
        assert state.due is not None
        there = known[card]
        assert (there.ivl, there.factor) == (state.memory.interval, state.memory.ease * 10)
        assert timedelta(days=there.due - anki.collection.sched.today) == state.due - today()
    anki.collection.decks.select(anki.collection.decks.id("One"))  # type: ignore[arg-type]  # made by the import
    pressed = [press(anki, button) for button in (3, 1)]
    back = str(taken_out(anki, tmp_path / "back.apkg", legacy=False))
    capsys.readouterr()

    assert main(["import", "anki", "--dry-run", back]) == 0
    assert "2 reviews of 2 cards would be added, 3 known already." in capsys.readouterr().out
    assert history(home) == before
    assert main(["import", "anki", back]) == 0
    after = history(home)
    added = [e for card in after.kept for e in after.kept[card] if isinstance(e, Reviewed) and e.reasons == ("anki",)]
    assert sorted((str(event.card).partition("#")[0], event.grade) for event in added) == sorted(
        (item, {1: 1, 3: 4}[button]) for item, button in pressed
    )
    assert main(["import", "anki", back]) == 0
    assert "0 reviews of 0 cards were added, 5 known already." in capsys.readouterr().out
    assert history(home) == after


def test_a_file_that_anki_did_not_export_is_refused_in_a_sentence(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in (("a.apkg", b""), ("b.apkg", b"PK\x03\x04 no"), ("c.apkg", b"\0" * 5_000)):
        (tmp_path / name).write_bytes(content)
        assert main(["import", "anki", str(tmp_path / name)]) == 2
        told = capsys.readouterr().err
        assert name in told
        assert "Traceback" not in told
    assert main(["import", "anki", str(tmp_path / "missing.apkg")]) == 2
    assert "missing.apkg" in capsys.readouterr().err
    assert len(history(home).states) == 3
