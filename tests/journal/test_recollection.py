import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import CardId, ItemId
from k2quiz.event import Configured, Event, EventId, Reviewed, Stamp
from k2quiz.grading.response import Chosen
from k2quiz.history import History, replay
from k2quiz.journal import recollection
from k2quiz.journal.codec import encode
from k2quiz.journal.identity import uuid7
from k2quiz.journal.index import Index, IndexFaultError
from k2quiz.journal.journal import Journal
from k2quiz.journal.line import seal
from k2quiz.journal.recollection import Recollection
from tests.strategies import DEVICES, FIRST_DAY, events, histories, unhurried

ITEMS = [ItemId(f"bank/item-{number}") for number in range(4)]
heirs = st.dictionaries(st.sampled_from(ITEMS[:2]), st.sampled_from(ITEMS[2:]))
parts = st.lists(histories() | st.lists(events(), max_size=3).map(tuple), min_size=1, max_size=3)


@pytest.fixture(autouse=True, scope="module")
def index_for_every_journal() -> Iterator[None]:
    """An index however small the journal is, which takes in whatever is new."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recollection, "SMALL", 0)
        patch.setattr(recollection, "SHORT", 1)
        yield


@dataclass(frozen=True)
class Home:
    """A journal and its index."""

    data: Path

    @property
    def index(self) -> Path:
        return self.data / "cache" / "index.sqlite"

    @property
    def segments(self) -> list[Path]:
        return sorted((self.data / "journal").glob("*.jsonl"))

    def append(self, more: tuple[Event, ...]) -> None:
        (self.data / "journal").mkdir(exist_ok=True)
        for event in more:
            with (self.data / "journal" / f"{event.stamp.device}-{event.stamp.day:%Y-%m}.jsonl").open("ab") as file:
                file.write(encode(event))

    def recollect(self, moved: Mapping[ItemId, ItemId] | None = None) -> Recollection:
        return Journal(self.data).recollect(self.index, moved or {})

    def says_what_replay_says(self, moved: Mapping[ItemId, ItemId] | None = None) -> bool:
        reading, found = Journal(self.data).read(), self.recollect(moved)
        same = told(found.history) == told(replay(reading.events, moved))
        return same and (found.damage, found.unknown) == (reading.damage, reading.unknown)


@contextmanager
def a_home() -> Iterator[Home]:
    with tempfile.TemporaryDirectory() as folder:
        yield Home(Path(folder))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A journal of two cards, with an index."""
    made = Home(tmp_path)
    made.append(EVENTS)
    made.recollect()
    return made


def told(history: History) -> object:
    """Everything that a history says."""
    kept = {card: history.events(card) for card in {*history.kept, *history.added}}
    return kept, history.states, history.suspended, history.configured


def _example() -> tuple[Event, ...]:
    made: list[Event] = []
    for number in range(1, 9):
        stamp = Stamp(uuid7(number, bytes(10)), DEVICES[number % 2], number, number, "+00:00", FIRST_DAY)
        made.append(Reviewed(stamp, CardId(ITEMS[number // 4]), Chosen((0,)), 4, (), 5200, 140, 1))
    return tuple(made)


EVENTS = _example()


@unhurried
@given(written=parts, moved=heirs, short=st.booleans())
def test_with_an_index_the_history_is_the_same_after_any_start_whatever_was_appended(
    written: list[tuple[Event, ...]], moved: dict[ItemId, ItemId], *, short: bool
) -> None:
    with a_home() as home, pytest.MonkeyPatch.context() as patch:
        patch.setattr(recollection, "SHORT", 1_000 if short else 1)
        for part in written:
            home.append(part)
            assert home.says_what_replay_says(moved)
            assert home.says_what_replay_says()


@unhurried
@given(histories(), histories(), heirs)
def test_what_is_added_to_an_indexed_history_counts_as_if_it_had_been_replayed(
    written: tuple[Event, ...], more: tuple[Event, ...], moved: dict[ItemId, ItemId]
) -> None:
    with a_home() as home:
        home.append(written)
        home.recollect()
        later = [replace(event, stamp=event.stamp._replace(id=EventId(f"f{event.stamp.id[1:]}"))) for event in more]
        history = home.recollect(moved).history
        for event in later:
            history = history.add(event)
        assert told(history) == told(replay([*written, *later], moved))


@unhurried
@given(st.data())
def test_an_index_that_is_damaged_anywhere_changes_nothing_and_leaves_the_segments_alone(data: st.DataObject) -> None:
    with a_home() as home:
        home.append(EVENTS)
        home.recollect()
        before = [path.read_bytes() for path in home.segments]
        content = bytearray(home.index.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        home.index.write_bytes(content[: data.draw(st.integers(0, len(content)) | st.just(len(content)))])
        assert home.says_what_replay_says()
        assert home.says_what_replay_says()
        assert [path.read_bytes() for path in home.segments] == before


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM summary",
        "INSERT INTO summary SELECT * FROM summary",
        "UPDATE summary SET sealed = CAST(replace(sealed, '250', '251') AS BLOB)",
        "UPDATE summary SET sealed = x''",
        "DELETE FROM line",
        "DELETE FROM line WHERE id = (SELECT max(id) FROM line)",
        "UPDATE line SET line = x'7b7d'",
        "UPDATE line SET card = x'61'",
        "DROP TABLE line",
        "PRAGMA user_version = 2",
        "PRAGMA application_id = 1",
    ],
)
def test_an_index_that_was_changed_behind_our_back_is_made_anew(change: str, home: Home) -> None:
    with closing(sqlite3.connect(home.index, isolation_level=None)) as database:
        database.execute(change)
    assert home.says_what_replay_says()
    assert home.says_what_replay_says()
    with closing(sqlite3.connect(home.index)) as database:
        assert database.execute("SELECT count(*) FROM line").fetchone() == (len(EVENTS),)


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE recipe(name TEXT)")


@pytest.mark.parametrize("put", [_foreign, Path.touch, lambda path: path.write_text("a text"), Path.mkdir])
def test_something_else_in_the_place_of_the_index_does_no_harm(put: object, home: Home) -> None:
    home.index.unlink()
    assert callable(put)
    put(home.index)
    assert home.says_what_replay_says()
    assert home.says_what_replay_says()


def test_what_another_version_of_the_code_made_of_the_lines_is_not_used(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = home.index.read_bytes()
    monkeypatch.setattr("k2quiz.journal.summary.__version__", "0")
    assert home.says_what_replay_says()
    assert home.index.read_bytes() != before


def test_a_folder_in_which_no_index_can_be_made_does_no_harm(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.append(EVENTS)
    (tmp_path / "cache").write_text("in the way")
    assert home.says_what_replay_says()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n")


def _change(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"5200", b"5201", 1))


def _replace(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.unlink()
    path.write_bytes(b"".join(reversed(lines)) + lines[0])


def _grow_from_within(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([seal({"v": 9}), *lines]))


@pytest.mark.parametrize(
    "change", [_cut, _change, _replace, _grow_from_within, Path.unlink, lambda p: p.write_bytes(b"")]
)
def test_a_segment_that_was_not_only_appended_to_is_read_again(change: object, home: Home) -> None:
    assert callable(change)
    change(home.segments[0])
    assert home.says_what_replay_says()
    assert home.says_what_replay_says()


def test_complaints_are_told_at_every_start_with_the_numbers_of_their_lines(home: Home) -> None:
    for rubbish in (b"rubbish\n", seal({"v": 9}), b"\n\nmore\n", b"not finished"):
        with home.segments[0].open("ab") as file:
            file.write(rubbish)
        for _ in range(2):
            assert home.says_what_replay_says()
    assert [damage.line for damage in home.recollect().damage] == [5, 9, 10]


def test_a_line_that_was_being_written_while_it_was_read_is_known_once_it_is_whole(home: Home) -> None:
    line = encode(replace(EVENTS[0], stamp=EVENTS[0].stamp._replace(id=EventId("f" * 32), sequence=90)))
    for part in (line[:50], line[50:-1], line[-1:]):
        with home.segments[0].open("ab") as file:
            file.write(part)
        assert home.says_what_replay_says()
        assert home.says_what_replay_says()
    assert home.recollect().damage == ()


def test_an_index_that_fails_after_it_was_opened_is_left_for_the_segments(home: Home) -> None:
    history = home.recollect().history
    with closing(sqlite3.connect(home.index, isolation_level=None)) as database:
        database.execute("DELETE FROM line")
    assert told(history) == told(replay(Journal(home.data).read().events))
    assert not home.index.exists()


def test_a_history_that_is_open_survives_a_new_index(home: Home) -> None:
    history = home.recollect().history
    home.index.unlink()
    home.recollect()
    assert told(history) == told(replay(EVENTS))


def test_a_busy_index_is_left_to_the_other_process(home: Home) -> None:
    before = home.index.read_bytes()
    with closing(sqlite3.connect(home.index, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        home.append((replace(EVENTS[0], stamp=EVENTS[0].stamp._replace(id=EventId("f" * 32))),))
        assert home.says_what_replay_says()
    assert home.index.read_bytes() == before
    assert home.says_what_replay_says()
    assert home.index.read_bytes() != before


def test_two_processes_that_start_and_answer_at_once_leave_an_index_that_is_right(home: Home) -> None:
    code = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from k2quiz.event import Undone; from k2quiz.journal import recollection\n"
        "from k2quiz.journal.journal import Journal\n"
        "recollection.SMALL, recollection.SHORT, now = 0, 1, datetime(2026, 11, 23, 12, tzinfo=UTC)\n"
        "for number in range(30):\n"
        "    journal = Journal(Path(sys.argv[1]), patience=60)\n"
        "    found = journal.recollect(Path(sys.argv[2]), {})\n"
        "    [found.history.events(card) for card in found.history.kept]\n"
        "    journal.record(lambda stamp: Undone(stamp, f'{sys.argv[3]}/{number % 3}', stamp.id), now, now.date())\n"
    )
    environment = {"PYTHONPATH": str(Path(__file__).parents[2])}
    processes = [
        subprocess.Popen([sys.executable, "-c", code, str(home.data), str(home.index), name], env=environment)
        for name in ("one", "two")
    ]
    assert [process.wait(60) for process in processes] == [0, 0]
    assert len(Journal(home.data).read().events) == len(EVENTS) + 60
    assert home.says_what_replay_says()


def test_stamps_go_on_after_what_the_index_knows_without_reading_it_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.data / "device").write_text(f"{DEVICES[0]}\n")
    journal = Journal(home.data)
    journal.recollect(home.index, {})
    read: list[Path] = []
    monkeypatch.setattr("k2quiz.journal.stamps.segment_contents", lambda path, _: read.append(path))
    moment = datetime(1970, 1, 1, tzinfo=UTC)
    stamp = journal.record(lambda stamp: Configured(stamp, 10, 4), moment, FIRST_DAY).stamp
    assert (stamp.sequence, stamp.at, read) == (9, 9, [])


def test_a_small_journal_is_read_without_an_index(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recollection, "SMALL", 1 << 20)
    home.index.unlink()
    assert home.says_what_replay_says()
    assert not home.index.exists()


def test_somebody_is_told_before_the_index_of_a_large_journal_is_made_and_not_while_it_serves(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []
    for large in (home.segments[0].stat().st_size * 3, 1):
        monkeypatch.setattr(recollection, "LARGE", large)
        home.index.unlink()
        for _ in range(2):
            Journal(home.data).recollect(home.index, {}, lambda: told.append(home.index.exists()))
    assert told == [False]


def _with_id(event: Event, name: str) -> Event:
    """The event under another id."""
    return replace(event, stamp=event.stamp._replace(id=EventId(name)))


@pytest.mark.parametrize("in_the_way", [False, True])
def test_without_an_index_the_history_and_its_complaints_are_the_same_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, in_the_way: bool
) -> None:
    monkeypatch.setattr(recollection, "SMALL", 0 if in_the_way else 1 << 20)
    (tmp_path / "cache").write_text("in the way")
    home = Home(tmp_path)
    home.append(EVENTS)
    with home.segments[0].open("ab") as file:
        file.write(b"rubbish\n" + seal({"v": 9}))
    assert home.says_what_replay_says({ITEMS[0]: ITEMS[2]})
    found = home.recollect()
    assert (len(found.damage), found.unknown) == (1, 1)


def test_an_index_is_made_where_a_line_stands_twice(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.append((*EVENTS, EVENTS[0]))
    assert home.says_what_replay_says()
    assert home.index.exists()


def test_no_index_is_made_of_two_events_with_one_id(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.append((*EVENTS, _with_id(EVENTS[7], EVENTS[0].stamp.id)))
    assert home.says_what_replay_says()
    assert not home.index.exists()


def test_an_event_with_the_id_of_another_that_is_in_the_index_is_settled_by_a_replay(home: Home) -> None:
    for other in (EVENTS[7], EVENTS[3]):
        home.append((_with_id(other, EVENTS[0].stamp.id),))
        assert home.says_what_replay_says()
        assert home.says_what_replay_says()


def test_what_was_appended_is_put_away_only_once_it_is_no_longer_short(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, more = home.index.read_bytes(), [_with_id(EVENTS[0], letter * 32) for letter in "ef"]
    monkeypatch.setattr(recollection, "SHORT", sum(len(encode(event)) for event in more))
    home.append((more[0],))
    assert home.says_what_replay_says()
    assert home.index.read_bytes() == before
    home.append((more[1],))
    assert home.says_what_replay_says()
    assert home.index.read_bytes() != before


def test_an_index_that_cannot_take_in_what_was_appended_is_discarded(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IndexFaultError

    monkeypatch.setattr(Index, "add", fail)
    home.append((_with_id(EVENTS[0], "f" * 32),))
    assert home.says_what_replay_says()
    assert not home.index.exists()


def test_an_indexed_history_knows_which_cards_it_has(home: Home) -> None:
    kept = home.recollect().history.kept
    assert CardId(ITEMS[0]) in kept
    assert CardId(ITEMS[3]) not in kept
    with pytest.raises(KeyError, match=ITEMS[3]):
        kept[CardId(ITEMS[3])]


def test_a_card_whose_index_and_segments_are_gone_has_no_events(home: Home) -> None:
    history = home.recollect().history
    with closing(sqlite3.connect(home.index, isolation_level=None)) as database:
        database.execute("DELETE FROM line")
    for segment in home.segments:
        segment.write_bytes(b"")
    assert history.events(CardId(ITEMS[0])) == ()


def test_an_indexed_history_is_read_from_any_thread(home: Home) -> None:
    history = home.recollect().history
    with ThreadPoolExecutor(1) as pool:
        assert len(pool.submit(history.events, CardId(ITEMS[0])).result()) == 3
    assert home.index.exists()
