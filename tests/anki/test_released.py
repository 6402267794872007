"""Learners who have the package of an earlier release, and import today's."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from k2quiz.anki.fields import RENDERED_AT
from k2quiz.anki.package import write_package
from k2quiz.bank.load import load_deck
from k2quiz.bank.lock import lock_path, read_lock, relock
from k2quiz.card import ItemId
from tests.anki.learner import Learner, Page

RELEASED = [folder for folder in Path(__file__).with_name("released").iterdir() if folder.is_dir()]
ITEMS = 9


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody with the sources and the lock of a deck, as it was released."""

    folder: Path

    @property
    def released(self) -> Path:
        """The package of that release."""
        return self.folder / "k2quiz.apkg"

    def edits(self, old: str, new: str) -> None:
        """Write something else into the one bank."""
        bank = self.folder / "banks" / "sample.yaml"
        text = bank.read_text("utf-8")
        assert old in text
        bank.write_text(text.replace(old, new), "utf-8")

    def exports(self) -> Path:
        """Today's package of the deck, a minute after whatever the lock knows."""
        deck = load_deck(self.folder)
        locked = read_lock(lock_path(self.folder))
        lock = relock(deck, locked, self.last_change() + 60)
        package = self.folder / "today.apkg"
        write_package(deck, {item: entry.changed for item, entry in lock.items()}, package)
        return package

    def last_change(self) -> int:
        """When the deck last changed before it was released, in epoch seconds."""
        return max(entry.changed for entry in read_lock(lock_path(self.folder)).values())

    def outcome(self, updated: int) -> dict[str, int]:
        """What an import tells where so many notes have changed; all have where fields are written otherwise now."""
        if self.last_change() < RENDERED_AT:
            return {"updated": ITEMS}
        return {name: notes for name, notes in (("updated", updated), ("duplicate", ITEMS - updated)) if notes}


@pytest.fixture(params=RELEASED, ids=lambda folder: folder.name)
def author(request: pytest.FixtureRequest, tmp_path: Path) -> Author:
    """An author of the deck of each release."""
    return Author(Path(shutil.copytree(request.param, tmp_path / "deck")))


@pytest.fixture
def had(anki: Learner, author: Author) -> Learner:
    """A learner who has had the release, and studied it, and written into it."""
    assert anki.imports(author.released) == {"new": ITEMS}
    anki.collection.sched.set_due_date([card.id for card in anki.cards()], "9")
    mine = anki.note("released/sample/word")
    mine["Explanation"] = "my own words"
    mine.tags.append("mine")
    anki.collection.update_note(mine)
    return anki


def schedule(anki: Learner) -> list[tuple[int, ...]]:
    return [(card.id, card.nid, card.ord, card.type, card.due, card.ivl) for card in anki.cards()]


def test_an_unchanged_deck_changes_nothing(had: Learner, author: Author) -> None:
    assert had.imports(author.exports()) == author.outcome(0)


def test_an_edit_is_the_only_update(had: Learner, author: Author) -> None:
    before, schema = schedule(had), had.schema_changed_at()
    author.edits("It holds calcium off.", "It keeps calcium out of the wall.")
    package = author.exports()
    assert had.imports(package) == author.outcome(1)
    assert had.note("released/sample/one")["Explanation"] == "It keeps calcium out of the wall."
    assert had.imports(package) == {"duplicate": ITEMS}
    assert schedule(had) == before
    assert had.schema_changed_at() == schema


def test_what_a_learner_wrote_elsewhere_survives_an_edit(had: Learner, author: Author) -> None:
    author.edits("It holds calcium off.", "It keeps calcium out of the wall.")
    had.imports(author.exports())
    note = had.note("released/sample/word")
    kept = author.last_change() >= RENDERED_AT
    assert (note["Explanation"] == "my own words", "mine" in note.tags) == (kept, kept)


def test_a_retired_item_is_tagged_and_keeps_its_progress(had: Learner, author: Author) -> None:
    before = schedule(had)
    author.edits("  - id: truth\n", "  - id: truth\n    status: retired\n")
    assert had.imports(author.exports()) == author.outcome(1)
    assert "k2::retired" in had.note("released/sample/truth").tags
    assert schedule(had) == before


def test_a_renamed_item_keeps_its_note(had: Learner, author: Author) -> None:
    before = schedule(had)
    author.edits("  - id: gaps\n", "  - id: where-it-goes\n    was: gaps\n")
    assert had.imports(author.exports()) == author.outcome(1)
    assert [card.ord for card in had.cards("released/sample/where-it-goes")] == [0, 1]
    assert not had.cards("released/sample/gaps")
    assert schedule(had) == before


def test_a_new_item_is_the_only_new_note(had: Learner, author: Author) -> None:
    author.edits("items:\n", "items:\n  - id: zero\n    front: VKOR\n    back: vitamin K epoxide reductase\n\n")
    assert had.imports(author.exports()) == {"new": 1, **author.outcome(0)}


def test_a_learner_without_the_release_gets_the_same_cards(anki: Learner, author: Author) -> None:
    assert anki.imports(author.exports()) == {"new": ITEMS}
    today = [card.note().guid for card in anki.cards()]
    assert anki.imports(author.released) == {"duplicate": ITEMS}
    assert [card.note().guid for card in anki.cards()] == today


def test_ankis_own_checks_find_nothing_to_mend_after_an_update(had: Learner, author: Author) -> None:
    author.edits("It holds calcium off.", "It keeps calcium out of the wall.")
    had.imports(author.exports())
    cards = had.collection.card_count()
    assert had.collection.fix_integrity() == ("Database rebuilt and optimized.", True)
    assert had.collection.card_count() == cards
    assert not had.collection.get_empty_cards().notes
    media = had.collection.media.check()
    assert (list(media.missing), list(media.unused)) == ([], [])
    for side in (side for sides in had.sides() for side in sides):
        assert not Page(side).faults
        assert "{{" not in side


def test_an_item_of_the_lock_is_known_by_the_guid_that_learners_have(anki: Learner, author: Author) -> None:
    anki.imports(author.released)
    assert {ItemId(card.note()["Key"]) for card in anki.cards()} == set(read_lock(lock_path(author.folder)))
