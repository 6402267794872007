"""The shipped deck as `k2quiz check --strict --lock` leaves it."""

import json

from k2quiz.bank.lock import LOCK_FILE, read_lock, relock
from tests.deck.shipped import CHECKED, DECK, LOADED


def test_the_deck_has_no_finding_at_all() -> None:
    assert [str(finding) for finding in CHECKED.findings] == []


def test_the_lock_is_current() -> None:
    """After an edit: `k2quiz check --lock decks/vitamin-k2`."""
    lock = read_lock(DECK / LOCK_FILE)
    assert relock(LOADED.deck, lock, 0) == lock


def test_the_lock_is_written_as_the_program_writes_it() -> None:
    text = (DECK / LOCK_FILE).read_text("utf-8")
    items = json.loads(text)["items"]
    assert list(items) == sorted(items)
