"""Mutants of Anki's packages; `scripts/torture/packages.py` makes as many more as one has time for."""

from pathlib import Path

import pytest
from packages import torture
from parcels import packed, parcels

from k2quiz.cli.anki_deck import import_deck
from k2quiz.settings import HOME_VARIABLE

COUNT = 300


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the learner's folder as it is."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


def test_no_mutant_of_a_package_brings_a_weakness_to_light(tmp_path: Path) -> None:
    last = list(torture(COUNT, seed=0, folder=tmp_path / "kept"))[-1]
    assert last.failures == {}
    assert last.mutants == COUNT
    assert last.taken > COUNT // 10
    assert last.refusals.total() > COUNT // 10


def test_a_program_that_lets_a_damaged_collection_through_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("k2quiz.anki.foreign.RefusedArchiveError", KeyError)
    last = list(torture(COUNT // 3, seed=0, folder=tmp_path / "kept"))[-1]
    assert any("KeyError" in failure for failure in last.failures.values())
    assert len(list((tmp_path / "kept").iterdir())) == len(last.failures)


def test_what_mutants_are_made_of_can_be_taken_in(tmp_path: Path) -> None:
    for number, parcel in enumerate(parcels()):
        package = tmp_path / f"{number}.apkg"
        package.write_bytes(packed(parcel))
        import_deck(package, tmp_path / f"deck-{number}", with_history=False)
        assert len(list((tmp_path / f"deck-{number}" / "media").iterdir())) == 1
