"""Lines with a checksum."""

import pytest

from k2quiz.journal.damage import DamagedLineError
from k2quiz.journal.line import parsed


@pytest.mark.parametrize("head", [b"no", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_said_to_be_none(head: bytes) -> None:
    with pytest.raises(DamagedLineError, match=r"^the line is no JSON$"):
        parsed(head)
