"""The day on which a card is due, whatever the hour and the place of the import."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from k2quiz.anki.identity import ordinal
from k2quiz.history import History
from tests.anki.sample import deck, every_kind
from tests.anki.test_reviews import TODAY, exported, studied

ROOT = Path(__file__).parents[2]
ZONES = ("Pacific/Honolulu", "Europe/Berlin", "Asia/Kolkata", "Pacific/Kiritimati")
needs_faketime = pytest.mark.skipif(
    shutil.which("faketime") is None and os.environ.get("K2QUIZ_TESTS") != "all",
    reason="faketime, which tells programs another time, is not installed",
)


def due_days(package: Path, folder: Path, zone: str, hour: int) -> dict[str, date]:
    """What Anki says, two days after today at half past that hour in that zone, of a package imported then."""
    folder.mkdir()
    then = f"{date.fromordinal(TODAY.toordinal() + 2)} {hour:02}:30:00"
    command = ["faketime", then, sys.executable, str(ROOT / "tests/anki/due_days.py"), str(package), str(folder)]
    environment = {**os.environ, "TZ": zone, "PYTHONPATH": str(ROOT)}
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    return {key: date.fromisoformat(day) for key, day in json.loads(told).items()}


@needs_faketime
@pytest.mark.parametrize("zone", ZONES)
def test_no_due_day_moves_at_any_hour_in_a_time_zone(tmp_path: Path, zone: str) -> None:
    sample = deck(*every_kind())
    history: History = studied(sample.cards)
    package = exported(sample, history, tmp_path / "k2.apkg")
    expected = {f"{card.item.id}:{ordinal(card.id)}": history.states[card.id].due for card in sample.cards[:-1]}
    wrong = [hour for hour in range(24) if due_days(package, tmp_path / f"{hour}", zone, hour) != expected]
    assert wrong == []
