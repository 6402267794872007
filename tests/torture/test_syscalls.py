from pathlib import Path

import pytest
from syscalls import fail_all


@pytest.mark.usefixtures("strace")
def test_system_calls_that_fail_lose_nothing_that_was_saved_and_are_told(tmp_path: Path) -> None:
    figures = fail_all(tmp_path, most=40)
    assert figures.tried >= 30
    assert figures.saved > figures.tried
    assert (figures.lost, figures.faults) == (0, 0)
