import re

from tests.torture.proofs import proved


def test_whatever_a_learner_was_told_is_saved_outlives_a_kill_and_a_journal_written_late_would_not() -> None:
    told = proved("kills.py", "200", "0")
    assert re.search(r"^kills: 200 tried, \d{3,} saved, 0 lost, 0 other faults", told, re.MULTILINE)
    assert re.search(r"^control, writing at the end of a session: .*fails, as it must", told, re.MULTILINE)


def test_an_answer_whose_feedback_was_on_the_screen_outlives_a_kill_of_the_app() -> None:
    told = proved("kills.py", "0", "5")
    assert re.search(r"^kills of the terminal app: 5 tried, \d+ saved, 0 lost, 0 other faults", told, re.MULTILINE)
