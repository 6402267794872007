import errno
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given

from k2quiz.card import CardId
from k2quiz.errors import StorageError
from k2quiz.event import Event, Regraded, Reviewed, Stamp, Undone
from k2quiz.grading.response import Typed
from k2quiz.history import replay
from k2quiz.journal.codec import FORMAT, encode
from k2quiz.journal.journal import Journal
from k2quiz.journal.line import seal
from tests.strategies import histories, unhurried

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path)


def answer(journal: Journal, text: str = "osteocalcin") -> Reviewed:
    """An answer that is recorded now."""

    def make(stamp: Stamp) -> Reviewed:
        return Reviewed(stamp, CardId("bank/item"), Typed(text), 4, (), 5200, 140, 1)

    return journal.record(make, NOON, TODAY)


def run(*arguments: str | Path) -> str:
    """What a Python process prints."""
    command = [sys.executable, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def test_a_journal_that_was_never_written_is_an_empty_history(journal: Journal, tmp_path: Path) -> None:
    reading = journal.read()
    assert (reading.events, reading.damage, reading.unknown) == ((), (), 0)
    assert list(tmp_path.iterdir()) == []


def test_what_was_recorded_is_read_back_by_the_next_process(journal: Journal, tmp_path: Path) -> None:
    first, second = answer(journal), answer(journal, "matrix Gla protein")
    assert Journal(tmp_path).read().events == (first, second)


def test_the_three_kinds_of_events_are_recorded_as_themselves(journal: Journal) -> None:
    review = answer(journal)
    regraded: Regraded = journal.record(lambda s: Regraded(s, review.card, review.stamp.id, 5), NOON, TODAY)
    undone: Undone = journal.record(lambda s: Undone(s, review.card, review.stamp.id), NOON, TODAY)
    assert journal.read().events == (review, regraded, undone)


def test_stamps_go_on_after_a_new_start(journal: Journal, tmp_path: Path) -> None:
    stamps = [answer(each).stamp for each in (journal, journal, Journal(tmp_path), journal)]
    assert [stamp.sequence for stamp in stamps] == [1, 2, 3, 4]
    assert len({stamp.id for stamp in stamps}) == 4
    assert {stamp.device for stamp in stamps} == {(tmp_path / "device").read_text().strip()}


@unhurried
@given(histories())
def test_replaying_the_files_of_all_devices_gives_the_history_of_the_events(events: tuple[Event, ...]) -> None:
    with tempfile.TemporaryDirectory() as data:
        folder = Path(data) / "journal"
        folder.mkdir()
        for event in events:
            with (folder / f"{event.stamp.device}-{event.stamp.day:%Y-%m}.jsonl").open("ab") as segment:
                segment.write(encode(event))
        reading = Journal(Path(data)).read()
    assert replay(reading.events) == replay(events)
    assert reading.damage == ()


def test_a_copy_that_a_sync_program_made_of_a_conflict_changes_nothing(journal: Journal, tmp_path: Path) -> None:
    answer(journal)
    (segment,) = (tmp_path / "journal").glob("*.jsonl")
    before = replay(journal.read().events)
    segment.with_name(f"{segment.stem} (conflicted copy).jsonl").write_bytes(segment.read_bytes())
    assert len(journal.read().events) == 2
    assert replay(journal.read().events) == before


def test_lines_of_a_later_k2quiz_are_counted_and_kept(journal: Journal, tmp_path: Path) -> None:
    event = answer(journal)
    (segment,) = (tmp_path / "journal").glob("*.jsonl")
    later = seal({"v": FORMAT + 1, "id": "x"})
    with segment.open("ab") as file:
        file.write(later)
    after = answer(journal)
    reading = journal.read()
    assert (reading.events, reading.damage, reading.unknown) == ((event, after), (), 1)
    assert later in segment.read_bytes()


def test_damage_is_told_with_its_place_and_hides_nothing_else(journal: Journal, tmp_path: Path) -> None:
    first = answer(journal)
    (segment,) = (tmp_path / "journal").glob("*.jsonl")
    with segment.open("ab") as file:
        file.write(encode(first)[:50])
    second = answer(journal)
    reading = journal.read()
    assert reading.events == (first, second)
    assert [str(damage) for damage in reading.damage] == [
        f"{segment}:2: the line is cut short, or is no line of a journal"
    ]


def test_other_files_in_the_folder_are_left_alone(journal: Journal, tmp_path: Path) -> None:
    answer(journal)
    (tmp_path / "journal" / "notes.txt").write_text("mine")
    assert journal.read().damage == ()


def test_a_folder_that_cannot_be_listed_is_told(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("")
    with pytest.raises(StorageError, match="cannot be read"):
        journal.read()


def test_an_event_that_could_not_be_read_again_is_refused_before_it_is_written(
    journal: Journal, tmp_path: Path
) -> None:
    answer(journal)
    (segment,) = (tmp_path / "journal").glob("*.jsonl")
    before = segment.read_bytes()
    with pytest.raises(StorageError, match="clock"):
        journal.record(lambda s: Undone(s, CardId("bank/item"), s.id), NOON, TODAY.replace(year=9500))
    with pytest.raises(StorageError, match="grade"):
        journal.record(lambda s: replace(answer_like(s), grade=7), NOON, TODAY)
    assert segment.read_bytes() == before


def answer_like(stamp: Stamp) -> Reviewed:
    return Reviewed(stamp, CardId("bank/item"), Typed(""), 4, (), 0, 0, 1)


def test_an_answer_counts_as_saved_only_once_it_is_synced(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    first = answer(journal)

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(StorageError, match="no room left"):
            answer(journal)
    assert journal.read().events == (first,)
    second = answer(journal)
    assert journal.read().events == (first, second)
    assert second.stamp.sequence == 2


def test_answers_are_saved_again_once_a_full_disk_has_room(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    first = answer(journal)
    (segment,) = (tmp_path / "journal").glob("*.jsonl")
    full = segment.stat().st_size + 100
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (full, limits[1]))
    try:
        with pytest.raises(StorageError, match="no room left"):
            answer(journal)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    second = answer(journal)
    reading = Journal(tmp_path).read()
    assert (reading.events, reading.damage) == ((first, second), ())


def test_reading_a_journal_does_not_wait_for_the_lock_library(tmp_path: Path) -> None:
    answer(Journal(tmp_path))
    code = (
        "import sys; from pathlib import Path; from k2quiz.journal.journal import Journal\n"
        f"print(len(Journal(Path({str(tmp_path)!r})).read().events), 'filelock' in sys.modules)"
    )
    assert run("-c", code) == "1 False\n"


def test_lines_cannot_be_compared_with_a_journal_that_cannot_be_read(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("k2quiz.journal.journal.missing_from", refuse)
    with pytest.raises(StorageError) as caught:
        journal.lacks([b"line"])
    assert str(caught.value) == f"The answers in {tmp_path / 'journal'} cannot be read (Input/output error)."
