"""`k2quiz import anki --as-deck`: somebody's Anki deck becomes banks."""

from pathlib import Path

from k2quiz.anki.banks import Banks, banks_of
from k2quiz.anki.foreign import notes_in
from k2quiz.anki.identity import ordinal
from k2quiz.anki.pictures import Pictures
from k2quiz.anki.reading import opened_collection
from k2quiz.bank.load import load_deck
from k2quiz.bank.scaffold import slug
from k2quiz.card import Card, CardId
from k2quiz.cli.anki_reviews import import_reviews
from k2quiz.disk import hand_over
from k2quiz.errors import StorageError, UsageError
from k2quiz.study.wording import count
from k2quiz.text import printable

_SHOWN = 20
"""Losses that are told; all of them go into a file."""

_LOSSES = "not-carried-over.txt"


def import_deck(file: Path, folder: Path, *, with_history: bool) -> None:
    """Write the notes of a package or collection as a deck into a new folder, and say what was left out.

    With their history, the reviews on them become answers here.

    Raises:
        UsageError: the folder holds something, or the file no note that a deck can have.
        RefusedArchiveError: the file is not one that Anki exported, or made to do harm.
        StorageError: it cannot be read, or the folder not be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"`{folder}` holds something already. Name a new folder.")
    banks = _banks(file, folder)
    if not banks.items:
        raise UsageError(f"{file} has no note that a deck can have: " + "; ".join(banks.losses[:3]))
    _write(banks, folder)
    deck = load_deck(folder)
    print(printable(f"{folder}: {count(banks.items, 'item')}, {count(len(deck.cards), 'card')}."))
    _tell(banks, folder)
    if with_history:
        import_reviews(file, _histories(banks, deck.cards), dry_run=False)
    print(printable(f"`k2quiz check {folder}` says what could be better, `k2quiz add {folder}` installs it."))


def _banks(file: Path, folder: Path) -> Banks:
    name = folder.absolute().name
    try:
        with opened_collection(file) as (collection, archive):
            return banks_of(notes_in(collection), Pictures(archive).content, slug(name), name)
    except OSError as error:
        raise StorageError(f"{file} cannot be read: {error.strerror}.") from error


def _write(banks: Banks, folder: Path) -> None:
    try:
        for path in banks.files:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{folder} cannot be written: {error.strerror}.") from error
    for path, content in banks.files.items():
        hand_over(folder / path, content)
    if banks.losses:
        hand_over(folder / _LOSSES, "".join(f"{loss}\n" for loss in banks.losses).encode())


def _tell(banks: Banks, folder: Path) -> None:
    for loss in banks.losses[:_SHOWN]:
        print(printable(loss))
    if len(banks.losses) > _SHOWN:
        print(printable(f"... {len(banks.losses) - _SHOWN} more: {folder / _LOSSES}"))


def _histories(banks: Banks, cards: tuple[Card, ...]) -> dict[tuple[str, int], CardId]:
    """The card that has the history of each note's card."""
    by_place = {(str(card.item.id), ordinal(card.id)): card.id for card in cards}
    return {key: by_place[place] for key, place in banks.cards.items() if place in by_place}
