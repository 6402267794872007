"""What `k2quiz doctor` says, and that it only looks."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from k2quiz.bank.load import load_deck
from k2quiz.card import CardId
from k2quiz.cli.workplace import shipped_deck
from k2quiz.event import Undone
from k2quiz.journal.journal import Journal
from k2quiz.journal.writing import writing
from tests.cli.conftest import Run
from tests.journal.test_copies import index

NOW = datetime.now(UTC)
"""The doctor looks at the machine's clock."""


@pytest.fixture(scope="session")
def card() -> CardId:
    """One of the shipped deck, so that no card of the history is in no deck."""
    return load_deck(shipped_deck()).cards[0].id


def record(home: Path, card: CardId, count: int = 1, moment: datetime = NOW) -> None:
    for _ in range(count):
        Journal(home).record(lambda s: Undone(s, card, s.id), moment, moment.date())


def segment(home: Path) -> Path:
    (path,) = (home / "journal").glob("*.jsonl")
    return path


def codes(run: Run, *more: str) -> set[str]:
    return {each["code"] for each in json.loads(run("doctor", "--json", *more).out)["found"]}


def snapshot(folder: Path) -> Iterator[tuple[object, ...]]:
    for path in sorted((folder, *folder.rglob("*"))):
        status = path.lstat()
        yield path, status.st_mtime_ns, status.st_mode, path.read_bytes() if path.is_file() else b""


def test_before_the_first_answer_all_is_well(run: Run, home: Path) -> None:
    told = run("doctor")
    assert (told.code, told.out) == (0, "All is well.\n")
    assert run("doctor", "--repair").code == 0
    assert not home.exists()


def test_answers_that_are_backed_up_leave_nothing_to_say(run: Run, home: Path, card: CardId) -> None:
    record(home, card)
    assert run("backup").code == 0
    assert run("doctor").out == "All is well.\n"


def test_looking_changes_no_byte_and_no_time(run: Run, home: Path, card: CardId) -> None:
    record(home, card, 3)
    run("backup")
    segment(home).write_bytes(b"rubble\n" + segment(home).read_bytes()[:-20])
    (home / "device").write_text("hello")
    (home / "journal" / "copy.jsonl").write_text("")
    before = list(snapshot(home))
    assert run("doctor").code == 1
    assert list(snapshot(home)) == before


def test_each_matter_is_said_with_what_it_means_and_what_to_do(run: Run, home: Path, card: CardId) -> None:
    record(home, card, 3)
    segment(home).write_bytes(segment(home).read_bytes().replace(b'"seq":2', b'"seq":7'))
    said = " ".join(run("doctor").out.split())
    assert f"! {segment(home)} is damaged (line 2: the line was altered: its checksum does not" in said
    assert "cannot be read and do not count; all others do." in said
    assert "What to do: Run `k2quiz doctor --repair`" in said
    assert said.endswith("2 things to see to. Whatever is whole still counts.")


def test_programs_get_the_same_as_json(run: Run, home: Path, card: CardId) -> None:
    record(home, card)
    facts = json.loads(run("doctor", "--json").out)
    assert facts.keys() == {"verdict", "repaired", "found"}
    assert [each.keys() for each in facts["found"]] == [{"code", "says", "means", "remedy", "grave"}]
    assert (facts["verdict"], facts["found"][0]["code"]) == ("All is well.", "no-backup")


def test_a_repair_says_what_came_from_where_and_then_all_is_well(run: Run, home: Path, card: CardId) -> None:
    record(home, card, 5)
    run("backup")
    segment(home).write_bytes(b"".join(segment(home).read_bytes().splitlines(keepends=True)[:2]) + b"rubble")
    assert codes(run) >= {"torn-tail", "only-in-copy"}
    told = run("doctor", "--repair")
    assert told.code == 0
    assert "done: 3 entries came back from the backup of " in told.out
    assert told.out.endswith("All is well.\n")
    assert len(Journal(home).read().events) == 5
    assert "done: " not in run("doctor", "--repair").out


def test_what_the_index_alone_has_comes_back_from_it(run: Run, home: Path, card: CardId) -> None:
    record(home, card, 4)
    lines = segment(home).read_bytes().splitlines(keepends=True)
    (home / "cache").mkdir()
    index(home / "cache" / "journal-index.sqlite", [line[:-1] for line in lines])
    segment(home).write_bytes(lines[0])
    assert "only-in-copy" in codes(run)
    assert "done: 3 entries came back from the index." in run("doctor", "--repair").out
    assert len(Journal(home).read().events) == 4


def test_what_cannot_be_brought_back_is_left_to_the_learner_once(run: Run, home: Path, card: CardId) -> None:
    record(home, card, 3)
    lines = segment(home).read_bytes().splitlines(keepends=True)
    segment(home).write_bytes(lines[0] + lines[2])
    told = run("doctor", "--repair")
    assert told.code == 1
    assert "1 entry could not be found in any copy" in told.out
    assert run("doctor").code == 0
    assert codes(run) == {"known-losses", "no-backup"}


def test_a_backup_that_does_not_open_is_told_and_set_aside(run: Run, home: Path, card: CardId) -> None:
    record(home, card)
    run("backup")
    (backup,) = (home / "backups").glob("*.zip")
    backup.write_bytes(backup.read_bytes()[:-40])
    assert "spoilt-backup" in codes(run)
    assert run("doctor", "--repair").code == 0
    assert not backup.exists()
    assert len(list((home / "set-aside").glob("*.zip"))) == 1


def test_what_was_answered_since_the_backup_is_a_remark(run: Run, home: Path, card: CardId) -> None:
    record(home, card)
    run("backup")
    record(home, card)
    assert codes(run) == {"aged-backup"}
    assert run("doctor").code == 0


@pytest.mark.parametrize(
    ("ahead", "found"),
    [
        (timedelta(minutes=5), set()),
        (timedelta(hours=2), {"clock-set-back"}),
        (timedelta(days=3), {"from-the-future"}),
    ],
)
def test_a_clock_that_cannot_be_right_is_told(
    run: Run, home: Path, card: CardId, ahead: timedelta, found: set[str]
) -> None:
    record(home, card, moment=NOW + ahead)
    assert codes(run) - {"no-backup"} == found


@pytest.mark.parametrize(("free", "found"), [(1000, {"disk-full"}), (10**7, {"disk-nearly-full"}), (10**10, set())])
def test_a_disk_without_room_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, free: int, found: set[str]) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    assert codes(run) == found


def test_a_journal_that_another_process_writes_to_is_told(run: Run, home: Path, card: CardId) -> None:
    record(home, card)
    run("backup")
    with writing(home / "journal", 0):
        assert codes(run) == {"locked"}
    assert codes(run) == set()


def test_cards_that_no_deck_has_any_more_are_a_remark(run: Run, home: Path) -> None:
    for number in range(5):
        record(home, CardId(f"gone/item-{number}"))
    told = run("doctor")
    assert told.code == 0
    assert "5 cards that you answered are in no deck: gone/item-0, gone/item-1, gone/item-2." in told.out


def test_settings_and_decks_with_errors_are_told_beside_everything_else(run: Run, home: Path, card: CardId) -> None:
    record(home, card)
    (home / "config.toml").write_text("new_per_day = many\n")
    (home / "decks" / "mine").mkdir(parents=True)
    (home / "decks" / "mine" / "bank.yaml").write_text("k2quiz: [\n")
    assert codes(run) == {"settings-faulty", "deck-faulty", "no-backup"}


def test_a_name_of_a_file_cannot_steer_the_terminal(run: Run, home: Path, card: CardId) -> None:
    record(home, card)
    (home / "journal" / "\x1b[2J.jsonl").write_text("x")
    assert "\x1b" not in run("doctor").out


def test_everything_that_a_learner_writes_is_private_whatever_the_umask(tmp_path: Path, card: CardId) -> None:
    code = (
        "import os, sys; os.umask(0o022); from pathlib import Path; from datetime import datetime, UTC\n"
        "from k2quiz.cli.main import main; from tests.cli.test_doctor import record, segment\n"
        f"home = Path({str(tmp_path / 'home')!r}); record(home, {card!r}, 3); main(['backup'])\n"
        "segment(home).write_bytes(b'rubble\\n' + segment(home).read_bytes()); main(['doctor', '--repair'])\n"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "K2QUIZ_HOME": str(tmp_path / "home"), "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
    home = tmp_path / "home"
    kept = [path for path in (home, *home.rglob("*")) if (home / "cache") not in (path, *path.parents)]
    assert {path.name for path in kept} >= {"journal", "device", "backups", "set-aside", "lock"}
    assert [path for path in kept if path.stat().st_mode & 0o077] == []
