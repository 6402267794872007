import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.grading.confidence import Confidence
from k2quiz.grading.rules import (
    BUTTON_GRADES,
    CLAIMED_GRADE,
    MOST,
    Outcome,
    button_of,
    claimed_grade,
    grade,
    grade_for,
)
from k2quiz.grading.verdict import Reason, Verdict, right, wrong

SURE, UNSURE, GUESS = Confidence
RIGHT = right()
TYPO = right(Reason("typo", "Taken as a slip."))
WRONG = wrong("wrong", "That is not the answer.")
CLOSE = Verdict(correct=False, credit=0.5, reasons=WRONG.reasons)
FAR = Verdict(correct=False, credit=0.49, reasons=WRONG.reasons)

paces = st.none() | st.floats(0, 10)
marks = st.sampled_from(["", "two options", "first choice", "hinted"])
verdicts = st.sampled_from([None, RIGHT, TYPO, WRONG, CLOSE, FAR])


def outcome(
    verdict: Verdict | None = None,
    pace: float | None = None,
    recalled: int | None = None,
    mark: str = "",
    confidence: Confidence | None = None,
) -> Outcome:
    return Outcome(
        verdict,
        recalled,
        pace,
        two_options=mark == "two options",
        first_choice=mark == "first choice",
        hinted=mark == "hinted",
        confidence=confidence,
    )


TABLE = [
    ("skipped", outcome(), 0, ["skipped"]),
    ("skipped, as a verdict", outcome(wrong("skipped", "Skipped.")), 0, ["skipped"]),
    ("wrong", outcome(WRONG), 1, ["wrong"]),
    ("wrong and quick", outcome(WRONG, 0.1), 1, ["wrong"]),
    ("wrong, half of it right", outcome(CLOSE), 2, ["wrong", "partial"]),
    ("wrong, less than half right", outcome(FAR), 1, ["wrong"]),
    ("right, pace unknown", outcome(RIGHT), 4, ["right"]),
    ("right at the usual pace", outcome(RIGHT, 1.0), 4, ["right"]),
    ("right, just not slow", outcome(RIGHT, 2.5), 4, ["right"]),
    ("right, slow", outcome(RIGHT, 2.51), 3, ["right", "slow"]),
    ("right, just quick", outcome(RIGHT, 0.75), 5, ["right", "quick"]),
    ("right, just not quick", outcome(RIGHT, 0.76), 4, ["right"]),
    ("right and quick, one of two options", outcome(RIGHT, 0.1, mark="two options"), 4, ["right"]),
    ("right and quick, a first choice", outcome(RIGHT, 0.1, mark="first choice"), 4, ["right"]),
    ("right and slow, one of two options", outcome(RIGHT, 3.0, mark="two options"), 3, ["right", "slow"]),
    ("right and slow, a first choice", outcome(RIGHT, 3.0, mark="first choice"), 3, ["right", "slow"]),
    ("a typo", outcome(TYPO), 4, ["typo"]),
    ("a quick typo", outcome(TYPO, 0.1), 4, ["typo"]),
    ("a slow typo", outcome(TYPO, 3.0), 3, ["typo", "slow"]),
    ("right after a hint", outcome(RIGHT, mark="hinted"), 3, ["right", "hint"]),
    ("right and quick after a hint", outcome(RIGHT, 0.1, mark="hinted"), 3, ["right", "hint"]),
    ("right and slow after a hint", outcome(RIGHT, 9.0, mark="hinted"), 3, ["right", "slow", "hint"]),
    ("a typo after a hint", outcome(TYPO, mark="hinted"), 3, ["typo", "hint"]),
    ("wrong after a hint", outcome(WRONG, mark="hinted"), 1, ["wrong", "hint"]),
    ("half right after a hint", outcome(CLOSE, mark="hinted"), 2, ["wrong", "partial", "hint"]),
    ("skipped after a hint", outcome(mark="hinted"), 0, ["skipped", "hint"]),
    ("self-graded after a hint", outcome(recalled=5, mark="hinted"), 5, ["self-graded", "hint"]),
    ("right and sure", outcome(RIGHT, confidence=SURE), 4, ["right", "sure"]),
    ("right, quick and sure", outcome(RIGHT, 0.1, confidence=SURE), 5, ["right", "quick", "sure"]),
    ("right and unsure", outcome(RIGHT, confidence=UNSURE), 3, ["right", "unsure"]),
    ("right, quick and unsure", outcome(RIGHT, 0.1, confidence=UNSURE), 3, ["right", "unsure"]),
    ("right by a guess", outcome(RIGHT, confidence=GUESS), 2, ["right", "guess"]),
    ("right by a quick guess", outcome(RIGHT, 0.1, confidence=GUESS), 2, ["right", "guess"]),
    ("right by a guess after a hint", outcome(RIGHT, mark="hinted", confidence=GUESS), 2, ["right", "hint", "guess"]),
    ("wrong and sure", outcome(WRONG, confidence=SURE), 1, ["wrong", "sure"]),
    ("wrong and unsure", outcome(WRONG, confidence=UNSURE), 1, ["wrong", "unsure"]),
    ("wrong by a guess", outcome(WRONG, confidence=GUESS), 1, ["wrong", "guess"]),
    ("half right and sure", outcome(CLOSE, confidence=SURE), 2, ["wrong", "partial", "sure"]),
    *((f"self-graded {own}", outcome(recalled=own, pace=9.0), own, ["self-graded"]) for own in range(6)),
]


@pytest.mark.parametrize(("facts", "expected", "codes"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_every_row_of_the_table_gives_its_grade_and_reasons(facts: Outcome, expected: int, codes: list[str]) -> None:
    given_grade, reasons = grade(facts)
    assert (given_grade, [reason.code for reason in reasons]) == (expected, codes)


@given(verdicts, paces, marks)
def test_an_answer_passes_exactly_where_it_is_right(verdict: Verdict | None, pace: float | None, mark: str) -> None:
    given_grade, reasons = grade(outcome(verdict, pace, mark=mark))
    assert (given_grade >= 3) == (verdict is not None and verdict.correct)
    assert all(reason.text for reason in reasons)


@given(verdicts, paces, marks, st.sampled_from(Confidence))
def test_confidence_holds_lucky_hits_down_and_changes_no_grade_of_a_wrong_answer(
    verdict: Verdict | None, pace: float | None, mark: str, confidence: Confidence
) -> None:
    plain, _ = grade(outcome(verdict, pace, mark=mark))
    known, reasons = grade(outcome(verdict, pace, mark=mark, confidence=confidence))
    assert known == (min(plain, MOST.get(confidence, 5)) if plain >= 3 else plain)
    assert [reason.code for reason in reasons].count(confidence) == 1


def test_only_what_teaches_is_told_of_confidence() -> None:
    told = {
        (level, verdict): grade(outcome(verdict, confidence=level))[1][-1].text
        for level in Confidence
        for verdict in (RIGHT, WRONG)
    }
    assert {key for key, text in told.items() if text} == {(SURE, WRONG), (UNSURE, RIGHT), (GUESS, RIGHT)}


@given(st.sampled_from([RIGHT, TYPO]), st.floats(0, 10), st.floats(0, 10), marks)
def test_a_faster_right_answer_is_never_graded_lower(verdict: Verdict, one: float, other: float, mark: str) -> None:
    fast, slow = (grade(outcome(verdict, pace, mark=mark))[0] for pace in sorted((one, other)))
    assert fast >= slow


@pytest.mark.parametrize("recalled", [-1, 6])
def test_ones_own_grade_outside_0_to_5_is_an_error(recalled: int) -> None:
    with pytest.raises(ValueError, match="0-5"):
        grade(outcome(recalled=recalled))


def test_the_buttons_are_again_hard_good_and_easy() -> None:
    assert dict(BUTTON_GRADES) == {1: 2, 2: 3, 3: 4, 4: 5}


def test_a_claimed_answer_gets_what_a_right_one_gets() -> None:
    assert grade(outcome(RIGHT)) == (CLAIMED_GRADE, RIGHT.reasons)
    assert claimed_grade([]) == CLAIMED_GRADE
    assert grade(outcome(RIGHT, mark="hinted"))[0] == claimed_grade(["wrong", "hint"]) == 3
    assert grade(outcome(RIGHT, confidence=GUESS))[0] == claimed_grade(["hint", "guess"]) == 2


def test_every_grade_has_its_button() -> None:
    assert [button_of(number) for number in range(6)] == [1, 1, 1, 2, 3, 4]


def test_again_keeps_a_failing_grade_and_fails_a_passing_one() -> None:
    assert [grade_for(1, ruled) for ruled in range(6)] == [0, 1, 2, 2, 2, 2]


@given(st.integers(2, 4), st.integers(0, 5))
def test_the_other_buttons_give_their_own_grade(button: int, ruled: int) -> None:
    assert grade_for(button, ruled) == BUTTON_GRADES[button]


@given(st.integers(1, 4), st.integers(0, 5))
def test_a_button_gives_a_grade_that_it_stands_for(button: int, ruled: int) -> None:
    assert button_of(grade_for(button, ruled)) == button


@pytest.mark.parametrize("button", [0, 5])
def test_there_are_four_buttons(button: int) -> None:
    with pytest.raises(ValueError, match="1-4"):
        grade_for(button, 4)
