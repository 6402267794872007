"""The end of a sitting."""

from datetime import timedelta

from k2quiz.card import Card
from k2quiz.grading.response import Skipped
from k2quiz.tui.keymap import Keymap
from k2quiz.tui.render.summary import summary_blocks
from k2quiz.tui.stage import Outlook
from tests.cards import choice, flashcard
from tests.learner import TODAY, learner_with
from tests.tui.sample import written

NEXT = Outlook(TODAY + timedelta(days=6), 2)


def summary(*cards: Card, skipped: int = 0, practice: bool = False, outlook: Outlook = NEXT) -> str:
    desk = learner_with(cards).desk()
    sitting = desk.practise(cards) if practice else desk.study(cards)
    for _ in range(skipped):
        sitting.answer(Skipped())
        sitting.go_on()
    return written(summary_blocks(sitting.session, outlook, Keymap(), tight=False))


def test_nothing_due_says_when_cards_are_due_and_what_can_be_done() -> None:
    assert summary(choice()).split("\n") == [
        "Nothing is due here.",
        "",
        "The next cards are due in 6 days.",
        "2 cards not seen yet; n brings 10.",
        "p practises without changing the schedule.",
    ]


def test_missed_cards_are_listed_with_the_day_on_which_they_return() -> None:
    text = summary(choice(), flashcard(), skipped=2)
    assert "2 cards, 0 right at first." in text
    assert "✗ 1  Which vitamin does clotting need?  returns tomorrow" in text


def test_repetitions_are_counted() -> None:
    assert "1 card, 0 right at first. 1 repetition." in summary(choice(), skipped=2)


def test_practice_promises_no_days() -> None:
    text = summary(choice(), skipped=1, practice=True)
    assert text.startswith("Done with practice.")
    assert "returns" not in text


def test_a_place_without_cards_says_so() -> None:
    assert summary(outlook=Outlook(None, 0)) == "There are no cards here."
