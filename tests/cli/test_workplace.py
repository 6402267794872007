"""What a changed setting does to desks that are open."""

from pathlib import Path

import pytest

from k2quiz.cli.workplace import Workplace
from k2quiz.errors import StorageError
from k2quiz.event import Configured, Reviewed
from k2quiz.grading.response import Skipped
from k2quiz.settings import read_settings


def test_a_changed_limit_holds_at_every_desk_at_once(home: Path, bank: Path) -> None:
    place = Workplace(bank)
    desk = place.desk()
    assert desk.load(place.deck.cards).new == 5
    place.change("new_per_day", 2)
    assert desk.load(place.deck.cards).new == 2
    assert desk.study(place.deck.cards).session.left == 2
    assert read_settings(home / "config.toml").new_per_day == 2


def test_changed_limits_are_recorded_before_the_next_answer(home: Path, bank: Path) -> None:
    place = Workplace(bank)
    sitting = place.desk().study(place.deck.cards)
    sitting.answer(Skipped())
    place.change("reviews_per_day", 50)
    sitting.go_on()
    sitting.answer(Skipped())
    events = place.journal.read().events
    assert home.exists()
    assert [type(event) for event in events] == [Configured, Reviewed, Configured, Reviewed]
    limits = [event.reviews_per_day for event in events if isinstance(event, Configured)]
    assert limits == [None, 50]


def test_the_day_starts_when_the_settings_say_so_now(home: Path, bank: Path) -> None:
    place = Workplace(bank)
    late = place.clock.now().replace(hour=22)
    assert place.clock.day_of(late) == late.date()
    place.change("day_starts_at", 23)
    assert place.clock.day_of(late) < late.date()
    assert home.exists()


def test_what_cannot_be_saved_changes_nothing(home: Path, bank: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text("new_per_day = 3\n", "utf-8")
    (home / "config.toml").chmod(0o400)
    place = Workplace(bank)
    desk = place.desk()
    with pytest.raises(StorageError):
        place.change("new_per_day", 1)
    assert desk.load(place.deck.cards).new == 3
