"""Damage of many kinds, and what is seen and brought back of it; `scripts/torture/damage.py` does more of it."""

from functools import cache

import pytest
from damage import KINDS, Outcome, losses, trials

ROUNDS = 300
SEEN_BY_COPIES_ALONE = {"truncated", "without_lines"}
"""Whole lines that go missing at a device's end leave no gap behind."""


@cache
def outcomes() -> list[Outcome]:
    return trials(ROUNDS)


def test_no_damage_changes_what_is_learned_without_being_seen() -> None:
    assert [each for each in outcomes() if each.changed and not (each.seen or each.seen_by_copy)] == []


def test_damage_that_only_a_copy_shows_is_of_lines_gone_from_the_end() -> None:
    assert {each.kind for each in outcomes() if each.changed and not each.seen} <= SEEN_BY_COPIES_ALONE


@pytest.mark.parametrize("kind", ["swapped", "doubled"])
def test_lines_in_another_order_or_twice_change_nothing(kind: str) -> None:
    assert [each for each in outcomes() if each.kind == kind and each.changed] == []


def test_every_other_kind_of_damage_does_change_something() -> None:
    changed = {each.kind for each in outcomes() if each.changed}
    assert changed == {kind.__name__ for kind in KINDS} - {"swapped", "doubled"}


def test_no_damage_makes_an_answer_that_was_never_given() -> None:
    assert [each for each in outcomes() if each.invented] == []


def test_a_doctor_without_checksums_would_believe_false_answers() -> None:
    assert [each for each in outcomes() if each.missed_by_control]


def test_losing_segments_loses_nothing_that_the_last_backup_or_another_segment_has() -> None:
    assert set(losses(30)) == {(0, 0, 0)}
