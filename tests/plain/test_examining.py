"""An exam in lines."""

from io import StringIO

from k2quiz.plain.console import Console
from k2quiz.plain.study import study
from k2quiz.study.exam import Paper
from k2quiz.text import printable
from tests.cards import choice, hinted, truth, typed
from tests.learner import Learner, learner_with
from tests.tui.sample import deck_of


def held(learner: Learner, *lines: str) -> str:
    """What an exam on all of a learner's cards says to those lines."""
    desk, told = learner.desk(), StringIO()
    sitting = desk.examine(learner.cards, Paper())
    study(desk, deck_of(learner.cards), sitting, Console(StringIO("".join(f"{line}\n" for line in lines)), told))
    return told.getvalue()


def test_an_exam_tells_the_score_and_what_was_missed_at_its_end_only() -> None:
    told = held(learner_with([truth("a")]), "1", "")
    before, after = told.split("Every question has an answer.")
    assert "1 min left." in before
    assert "Not quite" not in before
    assert "0 of 1 right: 0 % in 0 s." in after
    assert "- Vitamins and their work: 0 of 1" in after
    assert "Not quite." in after
    assert "Why 2: K1." in after


def test_the_last_answer_can_still_be_changed() -> None:
    learner = learner_with([truth("a")])
    told = held(learner, "1", ":u", "2", "")
    assert "1 of 1 right: 100 %" in told
    assert len(learner.events) == 3


def test_who_goes_back_after_the_time_keeps_the_answer_and_is_told_the_result() -> None:
    learner = learner_with([truth("a")])

    class Slow(StringIO):
        """What is told, of which the last question takes longer to read than the exam may take."""

        def write(self, text: str, /) -> int:
            learner.clock.milliseconds += 60_000 * ("Every question has an answer." in text)
            return super().write(text)

    desk, told = learner.desk(), Slow()
    sitting = desk.examine(learner.cards, Paper())
    study(desk, deck_of(learner.cards), sitting, Console(StringIO("2\n:u\n"), told))
    assert "1 of 1 right: 100 % in 1 min. Time was up." in told.getvalue()
    assert "taken back" not in told.getvalue()
    assert len(learner.events) == 1


def test_whoever_stops_hands_in_what_there_is() -> None:
    learner = learner_with([truth("a"), truth("b")])
    told = held(learner, "2", ":q")
    assert "1 of 2 right: 50 %" in told
    assert "1 question had no answer in time." in told
    assert len(learner.events) == 1


def test_an_exam_gives_no_hint_and_takes_no_question_away() -> None:
    learner = learner_with([hinted(choice())])
    told = held(learner, ":hint", ":bury", ":suspend", ":edit", ":r", ":q")
    assert told.count("Not in an exam.") == 5
    assert "Type :hint" not in told
    assert learner.events == []


def test_a_typed_answer_is_asked_for_as_in_any_sitting() -> None:
    told = held(learner_with([typed()]), "osteocalcin", "")
    assert "Type the answer. Type ? if you do not know." in told
    assert "1 of 1 right" in told
    assert printable(told.replace("\n", " ")) == told.replace("\n", " ")
