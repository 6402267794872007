"""When a package says that its notes last changed, by which Anki tells what to update."""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from k2quiz.anki.fields import RENDERED_AT
from k2quiz.anki.note_types import TEMPLATES_AT
from tests.cli.conftest import Run

YEARS = 10 * 365 * 86_400
LATER = RENDERED_AT + 5_000


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return tmp_path / "deck.apkg"


def exported(run: Run, bank: Path, package: Path) -> list[int]:
    """The times of the notes, once the bank was exported."""
    assert run("export", "anki", "--deck", bank, "-o", package).code == 0
    with closing(database(package)) as collection:
        return [at for (at,) in collection.execute("SELECT mod FROM notes ORDER BY id")]


def database(package: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    with ZipFile(package) as archive:
        connection.deserialize(archive.read("collection.anki2"))
    return connection


def every_time(package: Path) -> Iterator[int]:
    """Every epoch second at which a package says that something changed."""
    with closing(database(package)) as collection:
        yield from (at for (at,) in collection.execute("SELECT mod FROM notes UNION SELECT mod FROM cards"))
        at, models, decks = collection.execute("SELECT mod, models, decks FROM col").fetchone()
        yield at // 1000
        yield from (each["mod"] for each in (*json.loads(models).values(), *json.loads(decks).values()))


@pytest.mark.parametrize("ahead", [0, YEARS])
def test_nothing_in_a_package_changed_at_no_time_or_in_a_time_to_come_even_if_a_clock_ran_ahead(
    run: Run, bank: Path, package: Path, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    with monkeypatch.context() as at_first:
        at_first.setenv("SOURCE_DATE_EPOCH", str(int(time.time()) + ahead))
        exported(run, bank, package)
    exported(run, bank, package)
    times = list(every_time(package))
    assert min(times) > 0
    assert max(times) <= time.time()


def test_an_edit_is_dated_by_the_epoch_that_the_build_was_given_and_nothing_else_is(
    run: Run, bank: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(LATER))
    assert set(exported(run, bank, package)) == {LATER}
    bank.write_text(bank.read_text("utf-8").replace("Why K?", "Why the letter K?"), "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(LATER + 7))
    assert sorted(exported(run, bank, package)) == [*[LATER] * 4, LATER + 7]


def test_an_epoch_before_the_program_was_made_still_brings_what_it_writes_anew(
    run: Run, bank: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert set(exported(run, bank, package)) == {RENDERED_AT}


def test_the_program_was_made_in_the_past() -> None:
    assert max(RENDERED_AT, TEMPLATES_AT) <= time.time()
