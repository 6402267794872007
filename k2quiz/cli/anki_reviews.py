"""`k2quiz import anki`: reviews that were made in Anki become answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from k2quiz.anki.reading import opened_collection
from k2quiz.anki.reviews import Review, cards_by_note, is_known, reviews_in
from k2quiz.bank.catalogue import Catalogue
from k2quiz.card import CardId
from k2quiz.cli.workplace import Workplace, every_card, installed_decks, shipped_deck
from k2quiz.errors import StorageError
from k2quiz.event import Reviewed, Stamp
from k2quiz.grading.response import Recalled
from k2quiz.history import History
from k2quiz.journal.identity import uuid7
from k2quiz.journal.stamps import zone_of
from k2quiz.study.wording import count

IN_ANKI = "anki"
"""The code of the reason for a grade that was given there."""

_SLACK = timedelta(days=1)
"""By how much the clock of the machine with Anki may be ahead."""


@dataclass(frozen=True, slots=True)
class Found:
    """The reviews in a file that are new here, those that are known, and how many are of no card of any deck."""

    new: list[tuple[Review, CardId]] = field(default_factory=list)
    known: list[Review] = field(default_factory=list)
    foreign: list[Review] = field(default_factory=list)


def import_reviews(file: Path, cards: Mapping[tuple[str, int], CardId] | None = None, *, dry_run: bool) -> None:
    """Record the reviews of cards in a package or collection that are not known yet, and say what was found.

    The cards, each by its note's guid and its ordinal there, are those of the shipped deck and the installed ones where
    no others are given.

    Raises:
        RefusedArchiveError: the file is not one that Anki exported, or made to do harm.
        StorageError: it cannot be read, or the reviews not be saved.
    """
    place = Workplace(shipped_deck())
    others, _ = installed_decks(place.places)
    decks = (place.deck, *others)
    known = cards_by_note(every_card(decks)) if cards is None else cards
    found = _sorted(_reviews(file, place.clock.now() + _SLACK), known, place.history(others))
    if not dry_run:
        revisions = _revisions((card for _, card in found.new), decks)
        place.journal.enter([_answer(review, card, revisions[card], place) for review, card in found.new])
    _tell(found, dry_run=dry_run)


def _revisions(cards: Iterable[CardId], decks: Iterable[Catalogue]) -> Mapping[CardId, int]:
    """The present revision of each card's item, which the learner is taken to have had in Anki; 1 of a retired one."""
    contents = [deck.contents for deck in decks]
    known = {card: next((each[card] for each in contents if card in each), None) for card in cards}
    return {card: content.item.revision if content else 1 for card, content in known.items()}


def _reviews(file: Path, until: datetime) -> list[Review]:
    try:
        with opened_collection(file) as (collection, _):
            return list(reviews_in(collection, int(until.timestamp() * 1000)))
    except OSError as error:
        raise StorageError(f"{file} cannot be read: {error.strerror}.") from error


def _sorted(reviews: list[Review], cards: Mapping[tuple[str, int], CardId], history: History) -> Found:
    found = Found()
    for review in reviews:
        card = cards.get((review.guid, review.ordinal))
        if card is None:
            found.foreign.append(review)
        elif is_known(review, card, history):
            found.known.append(review)
        else:
            found.new.append((review, card))
    return found


def _answer(review: Review, card: CardId, revision: int, place: Workplace) -> Callable[[str, int], Reviewed]:
    """The answer that a review was, at its own time and on the learner's day that it fell on here."""
    moment = datetime.fromtimestamp(review.at / 1000, UTC).astimezone()
    identity, day = uuid7(review.at, review.chance), place.clock.day_of(moment)

    def make(device: str, sequence: int) -> Reviewed:
        return Reviewed(
            stamp=Stamp(identity, device, sequence, review.at, zone_of(moment), day),
            card=card,
            response=Recalled(review.grade),
            grade=review.grade,
            reasons=(IN_ANKI,),
            took=review.took,
            length=0,
            matcher=0,
            revision=revision,
        )

    return make


def _tell(found: Found, *, dry_run: bool) -> None:
    cards = len({card for _, card in found.new})
    verb = "would be" if dry_run else "were"
    print(
        f"{count(len(found.new), 'review')} of {count(cards, 'card')} {verb} added, {len(found.known)} known already."
    )
    if found.foreign:
        notes = len({review.guid for review in found.foreign})
        print(f"{count(len(found.foreign), 'review')} of {count(notes, 'note')} belong to no deck that k2quiz knows.")
    if not (found.new or found.known or found.foreign):
        print("There are no reviews in it: in Anki, tick “Include scheduling information” when you export.")
