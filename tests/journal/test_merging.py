"""Several machines of one learner, whatever becomes of their files."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from k2quiz.card import CardId
from k2quiz.event import Reviewed, Stamp
from k2quiz.grading.response import Typed
from k2quiz.history import replay
from k2quiz.journal import journal as journal_module
from k2quiz.journal.absorb import Arrival, take_in
from k2quiz.journal.journal import Journal
from k2quiz.journal.sync import sync
from tests.journal.machines import Machines

CARD = CardId("bank/item")

TestMachines = pytest.mark.filterwarnings("error")(Machines.TestCase)
TestMachines.settings = settings(
    max_examples=500, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_machines_that_lose_one_line_of_those_that_reach_them_are_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(folder: Path, arrivals: Iterable[Arrival]) -> None:
        take_in(folder, tuple(arrivals)[1:])

    monkeypatch.setattr(journal_module, "take_in", careless)
    few = settings(max_examples=50, deadline=None, database=None, phases=(Phase.generate,), report_multiple_bugs=False)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Machines, settings=few)


@pytest.mark.parametrize("first", [0, 1], ids=["the better answer first", "the worse answer first"])
def test_two_machines_that_answer_one_card_on_one_day_move_it_once(first: int, tmp_path: Path) -> None:
    (tmp_path / "cloud").mkdir()
    journals = [Journal(tmp_path / name) for name in ("desk", "laptop")]
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    for number, grade in enumerate((5, 1) if first == 0 else (1, 5)):
        moment = noon + timedelta(hours=number)

        def make(stamp: Stamp, grade: int = grade) -> Reviewed:
            return Reviewed(stamp, CARD, Typed("osteocalcin"), grade, (), 900, 80, 1)

        journals[number].record(make, moment, moment.date())
    for journal in (*journals, journals[0]):
        sync(journal, tmp_path / "cloud")
    states = [replay(journal.read().events).states[CARD] for journal in journals]
    assert states[0] == states[1]
    assert (states[0].due, states[0].memory.repetitions) == (noon.date() + timedelta(days=1), 1 - first)
    assert (states[0].seen, states[0].grade) == (noon.date(), 1 if first == 0 else 5)
    assert states[0].memory.ease == (260 if first == 0 else 196)
