from math import comb
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.bank.checks import check
from k2quiz.bank.checks.reading import Reading
from k2quiz.bank.checks.robots import ALPHA, ROBOTS, guessed, limit
from tests.bank.authoring import bank, item, write

FIRST, LAST, LONGEST, SHORTEST, NO_ABSOLUTES, OVERLAP, CLANG = ROBOTS


def guesses(folder: Path, *fields: str) -> dict[str, float]:
    """How many of these choices each robot gets right."""
    loaded, _ = check(write(folder, bank(*(item(text, f"q{number}") for number, text in enumerate(fields)))))
    assert loaded is not None
    asked = [(reading, reading.choices) for reading in map(Reading, loaded.items) if reading.choices]
    assert len(asked) == len(fields)
    return {name: guessed(robot, asked).hits for name, robot in ROBOTS.items()}


def choice(right: str, *wrong: str, ask: str = "Which?", more: str = "") -> str:
    return f"ask: {ask}\nright: [{right}]\nwrong: [{', '.join(wrong)}]\n{more}"


def test_each_robot_picks_what_its_name_says(tmp_path: Path) -> None:
    kept = "shuffle: false\n"
    assert guesses(tmp_path, choice("oak", "elm", "ash", more=kept))[FIRST] == 1
    assert guesses(tmp_path, choice("oak", "elm", "ash", more=kept))[LAST] == 0
    assert guesses(tmp_path, choice("maple", "elm", "oak"))[LONGEST] == 1
    assert guesses(tmp_path, choice("oak", "maple", "cedar"))[SHORTEST] == 1
    assert guesses(tmp_path, choice("some oak", "every elm", "all ash"))[NO_ABSOLUTES] == 1
    assert guesses(tmp_path, choice("old oak grove", "old elm", "ash grove"))[OVERLAP] == 1
    assert guesses(tmp_path, choice("a forest oak", "an elm", "an ash", ask="Which forest tree?"))[CLANG] == 1


def test_ties_count_their_share(tmp_path: Path) -> None:
    tied = guesses(tmp_path, choice("oak", "elm", "ash", "fir"), choice("oak", "elm", "maple"))
    assert tied[SHORTEST] == pytest.approx(1 / 4 + 1 / 2)
    assert tied[LONGEST] == pytest.approx(1 / 4)
    assert tied[CLANG] == pytest.approx(1 / 4 + 1 / 3)


def test_shuffled_choices_have_no_first_and_no_last(tmp_path: Path) -> None:
    tied = guesses(tmp_path, choice("oak", "elm", "ash"))
    assert tied[FIRST] == tied[LAST] == pytest.approx(1 / 3)


def test_the_limit_of_eighty_choices_is_the_published_one() -> None:
    assert limit(80, 0.25) / 80 == pytest.approx(0.338, abs=0.001)


@given(st.integers(1, 60), st.floats(0.05, 0.95))
def test_so_many_right_answers_are_unlikely_and_one_fewer_is_not(choices: int, chance: float) -> None:
    def at_least(hits: int) -> float:
        return sum(comb(choices, k) * chance**k * (1 - chance) ** (choices - k) for k in range(hits, choices + 1))

    found = limit(choices, chance)
    assert at_least(found) <= ALPHA * (1 + 1e-9)
    assert at_least(found - 1) > ALPHA * (1 - 1e-9)


def test_choices_that_are_all_right_by_chance_have_no_limit_to_pass() -> None:
    assert limit(5, 1.0) == 6


def robot_findings(folder: Path, *fields: str) -> list[str]:
    text = bank(*(item(text, f"q{number}") for number, text in enumerate(fields)))
    return [finding.message for finding in check(write(folder, text))[1] if finding.code == "K2Q331"]


LOTS = [choice("maple", "elm", "oak", ask=f"Which of lot {name}?") for name in ("I", "V", "X", "L", "C")]


def test_a_robot_that_does_too_well_is_named_with_its_figures(tmp_path: Path) -> None:
    (message,) = robot_findings(tmp_path, *LOTS)
    assert message == (
        "a robot that picks the longest choice is right in 100.0% of 5 choices (by chance 33.3%, limit 80.0%)"
    )


def test_too_few_choices_say_nothing_of_a_robot(tmp_path: Path) -> None:
    assert robot_findings(tmp_path, *LOTS[:4]) == []


def test_a_retired_item_helps_no_robot(tmp_path: Path) -> None:
    assert robot_findings(tmp_path, *LOTS[:4], LOTS[4] + "status: retired\n") == []


def test_choices_with_several_right_options_are_no_guess_of_one(tmp_path: Path) -> None:
    several = [f"ask: Which of lot {name}?\nright: [maple, cedar]\nwrong: [elm, oak]\n" for name in "IVXLC"]
    assert robot_findings(tmp_path, *several) == []
