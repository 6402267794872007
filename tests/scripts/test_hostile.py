"""Hostile banks in a real terminal; `scripts/torture/screens.py` studies as many more as one has time for."""

from pathlib import Path

from screens import NO_WALLS, torture

COUNT = 30


def test_no_hostile_bank_stops_the_program_or_steers_the_terminal(tmp_path: Path) -> None:
    last = list(torture(COUNT, seed=0, scratch=tmp_path))[-1]
    assert last.banks == COUNT
    assert last.answers > 0
    assert last.failures == {}


def test_a_program_without_its_walls_is_seen_to_leak(tmp_path: Path) -> None:
    (tally,) = torture(10, seed=0, scratch=tmp_path, program=NO_WALLS)
    assert "sent" in tally.failures[0]
