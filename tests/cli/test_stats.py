"""`k2quiz stats`: its numbers are those that anybody would count in the journal."""

import io
import json
import re
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import CardId
from k2quiz.cli.main import main
from k2quiz.cli.stats_facts import KEYS
from k2quiz.event import Event, Reviewed
from k2quiz.insight.sections import TITLES
from k2quiz.journal.codec import encode
from k2quiz.journal.segment import segment_name
from tests.cli.conftest import BANK, Run
from tests.cli.stats_oracle import Facts, oracle
from tests.strategies import FIRST_DAY, card_events, unhurried

TOPICS = BANK.replace("    ask: Which dose?", "    topic: doses\n    ask: Which dose?").replace(
    "    front:", "    topic: names\n    front:"
)
CARDS = (
    Facts("demo/one/clotting", "", "choice"),
    Facts("demo/one/dose", "doses", "number"),
    Facts("demo/one/marker", "", "answer"),
    Facts("demo/one/letter", "names", "flashcard"),
    Facts("demo/one/gaps#c1", "", "cloze"),
    Facts("demo/one/gaps#c2", "", "cloze"),
)
CONFIDENCE = st.sampled_from(((), ("sure",), ("typo", "unsure"), ("guess", "first-choice")))


@st.composite
def journals(draw: st.DrawFn) -> list[Event]:
    """Events of all kinds on the cards of the bank, far enough apart here and there for cards to mature."""
    found: list[Event] = []
    for card in CARDS:
        stretch = draw(st.sampled_from((1, 1, 4)))
        for event in draw(card_events(CardId(card.id), first=len(found) + 1)):
            day = FIRST_DAY + stretch * (event.stamp.day - FIRST_DAY)
            stamp = event.stamp._replace(day=day, at=event.stamp.at + draw(st.integers(0, 86_399_999)))
            if isinstance(event, Reviewed):
                found.append(replace(event, stamp=stamp, reasons=draw(CONFIDENCE)))
            else:
                found.append(replace(event, stamp=stamp))
    return found


def stats_of(events: list[Event], today: date) -> tuple[object, object]:
    """What the program says, and what the oracle says."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        bank, journal = Path(folder) / "one.yaml", Path(folder) / "home" / "journal"
        bank.write_text(TOPICS, "utf-8")
        journal.mkdir(parents=True)
        for event in events:
            with (journal / segment_name(event.stamp)).open("ab") as segment:
                segment.write(encode(event))
        patch.setenv("K2QUIZ_HOME", f"{folder}/home")
        patch.setattr("k2quiz.cli.clock.SystemClock.today", lambda _: today)
        said = io.StringIO()
        with redirect_stdout(said):
            assert main(["stats", "--json", "--deck", str(bank)]) == 0
        return json.loads(said.getvalue()), oracle(journal, CARDS, today)


def rounded(value: object) -> object:
    """The same with floats to nine places."""
    if isinstance(value, dict):
        return {name: rounded(each) for name, each in value.items()}
    if isinstance(value, list):
        return [rounded(each) for each in value]
    return round(value, 9) if isinstance(value, float) else value


@unhurried
@given(events=journals(), later=st.integers(-3, 60))
def test_the_numbers_are_those_counted_again_from_the_lines(events: list[Event], later: int) -> None:
    said, counted = stats_of(events, FIRST_DAY + timedelta(days=11 + later))
    assert rounded(said) == rounded(counted)


@pytest.fixture
def studied(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bank, studied for three days."""
    for day in ("2026-11-23", "2026-11-24", "2026-11-25"):
        monkeypatch.setattr("k2quiz.cli.clock.SystemClock.today", lambda _, day=day: date.fromisoformat(day))
        monkeypatch.setattr("k2quiz.cli.clock.SystemClock.day_of", lambda _, _moment, day=day: date.fromisoformat(day))
        monkeypatch.setattr("sys.stdin", io.StringIO("1\n\n2\n\n" * 3))
        run("study", "--deck", bank)
    return bank


def test_each_plot_is_told_with_its_sentence(run: Run, studied: Path) -> None:
    told = run("stats", "--deck", studied).out
    for title in TITLES:
        assert f"\n{title}\n  " in told
    assert "A streak of 3 days, your longest." in " ".join(told.split())
    assert all(len(line) <= 79 for line in told.split("\n"))


def test_help_names_every_key(run: Run, studied: Path) -> None:
    facts = json.loads(run("stats", "--json", "--deck", studied).out)
    named = set(re.findall(r"\w+", KEYS))
    inner = {name for value in facts.values() if isinstance(value, dict) for name in value}
    assert facts.keys() <= named
    assert inner - facts["topics"].keys() <= named
    assert facts["hours"][0].keys() <= named


def test_the_picture_is_whole_and_the_same_each_time(run: Run, studied: Path, tmp_path: Path) -> None:
    first = run("stats", "--svg", "-", "--deck", studied).out
    told = run("stats", "--svg", tmp_path / "stats.svg", "--deck", studied)
    assert told.code == 0
    assert (tmp_path / "stats.svg").read_text("utf-8") == first
    assert fromstring(first).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - written by the program


def test_a_picture_that_cannot_be_written_is_said(run: Run, studied: Path, tmp_path: Path) -> None:
    told = run("stats", "--svg", tmp_path / "no" / "such" / "folder.svg", "--deck", studied)
    assert told.code == 2
    assert "Choose a folder" in told.err


def test_a_bank_that_was_not_begun_has_a_picture_too(run: Run, bank: Path) -> None:
    drawn = fromstring(run("stats", "--svg", "-", "--deck", bank).out)  # noqa: S314 - likewise
    assert "Nothing was answered in this time." in "".join(drawn.itertext())
