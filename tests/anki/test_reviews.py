"""Progress to Anki and back, with the real Anki in between."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from anki.collection import ExportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.scheduler.v3 import Scheduler

from k2quiz.anki.fields import RENDERED_AT
from k2quiz.anki.package import write_package
from k2quiz.anki.progress import progress_of
from k2quiz.anki.reading import opened_collection
from k2quiz.anki.reviews import Review, cards_by_note, is_known, reviews_in
from k2quiz.bank.deck import Deck
from k2quiz.card import Card
from k2quiz.event import EventId, Reviewed, Stamp, Suspended
from k2quiz.grading.response import Recalled
from k2quiz.history import History, replay
from tests.anki.learner import Learner, today
from tests.anki.sample import deck, every_kind

TODAY = today()
FOR_EVER = 2**62


def answer(card: Card, day: date, grade: int, number: int) -> Reviewed:
    """An answer at noon, so that it falls on that day in most time zones."""
    moment = datetime.combine(day, time(12), UTC) + timedelta(seconds=number)
    stamp = Stamp(EventId(f"{number:032x}"), "a" * 12, number, int(moment.timestamp() * 1000), "+00:00", day)
    return Reviewed(stamp, card.id, Recalled(grade), grade, (), 4_000, 80, 1)


def studied(cards: Sequence[Card]) -> History:
    """A learner who has answered every card but the last for some weeks, well or badly."""
    events: list[Reviewed | Suspended] = []
    for place, card in enumerate(cards[:-1]):
        day = TODAY - timedelta(days=40 - place)
        for grade in ((4, 5, 3), (4, 4, 1, 4), (2,), (5, 5, 5))[place % 4]:
            events.append(answer(card, day, grade, len(events) + 1))
            day = replay(events).states[card.id].due or day
            if day > TODAY:
                break
    last = events[-1]
    assert isinstance(last, Reviewed)
    stamp = Stamp(EventId("f" * 32), "a" * 12, 9_999, last.stamp.at + 1, "+00:00", TODAY)
    return replay([*events, Suspended(stamp, cards[0].id, None)])


def exported(sample: Deck, history: History, target: Path) -> Path:
    """The deck with the progress on it."""
    progress = {card.id: known for card in sample.cards if (known := progress_of(card.id, history))}
    write_package(sample, {card.item.id: RENDERED_AT for card in sample.cards}, target, progress)
    return target


def brought_in(anki: Learner, package: Path) -> None:
    """Import with the one box ticked that takes progress."""
    options = anki.collection._backend.get_import_anki_package_presets()
    options.with_scheduling = True
    anki.collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))


def taken_out(anki: Learner, target: Path, *, legacy: bool) -> Path:
    """Export everything with its progress, in the old form or the new."""
    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=legacy)
    anki.collection.export_anki_package(out_path=str(target), options=options, limit=None)
    return target


def reviews_of(package: Path) -> list[Review]:
    with opened_collection(package) as (collection, _):
        return list(reviews_in(collection, FOR_EVER))


def test_every_card_has_the_day_interval_and_ease_in_anki_that_it_has_here(anki: Learner, tmp_path: Path) -> None:
    sample = deck(*every_kind())
    history = studied(sample.cards)
    brought_in(anki, exported(sample, history, tmp_path / "k2.apkg"))
    ours = cards_by_note(sample.cards)
    for card in anki.cards():
        state = history.states.get(ours[card.note().guid, card.ord])
        if state is None or state.due is None:
            assert card.type == 0
            continue
        due = TODAY + timedelta(days=card.due - anki.collection.sched.today)
        assert (due, card.ivl, card.factor) == (state.due, state.memory.interval, state.memory.ease * 10)
        assert card.lapses == state.lapses
    assert [card.queue for card in anki.cards("demo/one/one")] == [-1]


@pytest.mark.parametrize("legacy", [True, False])
def test_reviews_come_back_as_they_went_and_are_known(anki: Learner, tmp_path: Path, *, legacy: bool) -> None:
    sample = deck(*every_kind())
    history = studied(sample.cards)
    brought_in(anki, exported(sample, history, tmp_path / "k2.apkg"))
    reviews = reviews_of(taken_out(anki, tmp_path / "back.apkg", legacy=legacy))
    ours = cards_by_note(sample.cards)
    assert len(reviews) == sum(len(history.answers(card.id)) for card in sample.cards) > 20
    assert all(is_known(review, ours[review.guid, review.ordinal], history) for review in reviews)


@pytest.mark.parametrize("legacy", [True, False])
def test_a_review_made_in_anki_comes_back_with_its_card_its_time_and_its_grade(
    anki: Learner, tmp_path: Path, *, legacy: bool
) -> None:
    sample = deck(*every_kind())
    anki.imports(exported(sample, History(), tmp_path / "k2.apkg"))
    before = int(datetime.now(UTC).timestamp() * 1000)
    scheduler = anki.collection.sched
    assert isinstance(scheduler, Scheduler)
    anki.collection.decks.select(anki.collection.decks.id("K2 demo"))  # type: ignore[arg-type]  # made by the import
    pressed: list[tuple[str, int, int]] = []
    for button in (1, 2, 3, 4):
        card = scheduler.getCard()
        assert card is not None
        card.start_timer()
        pressed.append((card.note().guid, card.ord, button))
        scheduler.answerCard(card, button)
    reviews = reviews_of(taken_out(anki, tmp_path / "back.apkg", legacy=legacy))
    assert [(review.guid, review.ordinal, review.button) for review in reviews] == pressed
    assert [review.grade for review in reviews] == [1, 3, 4, 5]
    assert all(before <= review.at for review in reviews)
    assert not any(is_known(review, sample.cards[0].id, History()) for review in reviews)
