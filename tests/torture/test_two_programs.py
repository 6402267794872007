import re

from tests.torture.proofs import proved


def test_programs_that_answer_at_once_lose_nothing_and_share_no_sequence_but_without_the_lock_they_do() -> None:
    told = proved("two_programs.py", "300")
    assert len(re.findall(r"^[24] programs at once: .* 0 lost, 0 other faults", told, re.MULTILINE)) == 2
    assert re.search(r"^control, no lock: .*fails, as it must", told, re.MULTILINE)
