"""`k2quiz preview`: an item as its learner will see it."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from k2quiz.bank.catalogue import catalogue_of
from k2quiz.bank.deck import Deck
from k2quiz.bank.load import load_deck
from k2quiz.card import Card, Recall
from k2quiz.cli.clock import SystemClock
from k2quiz.cli.model_answers import model_answers
from k2quiz.cli.names import one_named
from k2quiz.cli.workplace import add_deck_option
from k2quiz.event import EventId, Stamp
from k2quiz.history import History
from k2quiz.plain.showing import expected, shown
from k2quiz.scheduling.queue import Limits
from k2quiz.settings import Settings
from k2quiz.study.desk import Desk
from k2quiz.study.session import Session
from k2quiz.study.sitting import E, Sitting
from k2quiz.text import printable

_USUAL_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment with a card: what is special about it, and where the sitting stands then."""

    name: str
    session: Session
    revealed: bool = False


class Forgetful:
    """A record that keeps nothing."""

    def __init__(self, day: date) -> None:
        self._stamp = Stamp(EventId("0" * 32), "preview", 1, 0, "+00:00", day)

    def __call__(self, make: Callable[[Stamp], E]) -> E:
        """The event, which nobody hears of."""
        return make(self._stamp)


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("item", metavar="ITEM", help="an item's or a card's id, or its shortest unambiguous end")
    parser.add_argument("--width", type=int, default=_USUAL_WIDTH, metavar="N", help="columns of the screen (80)")
    add_deck_option(parser)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    deck = load_deck(options.deck)
    for card in family_named(options.item, deck):
        print(f"{printable(card.id)}\n")
        for line in (*on_the_screen(card, deck, options.width), *line_by_line(card, deck)):
            print(printable(line))
    return 0


def family_named(name: str, deck: Deck) -> list[Card]:
    """All cards of the item that is meant, by its id or a card's or the end of one; retired ones too."""
    cards = (*deck.cards, *deck.retired)
    names: dict[str, str] = {card.item.id: card.item.id for card in cards}
    names.update((card.id, card.item.id) for card in cards)
    item = names[one_named(name, names, "item")]
    return [card for card in cards if card.item.id == item]


def on_the_screen(card: Card, deck: Deck, width: int) -> Iterator[str]:
    """Every moment as the terminal shows it."""
    from k2quiz.tui.preview import screen_lines  # noqa: PLC0415 - Textual takes 200 ms to load

    for moment in moments(card, deck):
        yield f"=== {moment.name}"
        yield from screen_lines(moment.session, deck.topics, deck.title, width, revealed=moment.revealed)
        yield ""


def line_by_line(card: Card, deck: Deck) -> Iterator[str]:
    """Every moment as the plain form tells it."""
    for moment in moments(card, deck):
        yield f"=== {moment.name}, line by line"
        yield from filter(None, shown(moment.session, deck.topics, revealed=moment.revealed))
        yield expected(moment.session, revealed=moment.revealed)
        yield ""


def moments(card: Card, deck: Deck) -> Iterator[Moment]:
    """The question, with its hint if it has one, and what is told after a right and a wrong answer."""
    asked = _sitting(card, deck)
    yield Moment("As it is asked", asked.session)
    if card.item.hint:
        yield Moment("With its hint", asked.session.hint())
    if isinstance(card.interaction, Recall):
        yield Moment("Once its answer is shown", asked.session, revealed=True)
    answers = model_answers(card.interaction)
    for name, response in zip(("right", "wrong"), answers or (), strict=False):
        answered = _sitting(card, deck)
        answered.answer(response)
        yield Moment(f"After a {name} answer", answered.session)


def _sitting(card: Card, deck: Deck) -> Sitting:
    clock = SystemClock(Settings().day_starts_at)
    stock = catalogue_of(deck)
    with_retired = replace(stock, contents={**stock.contents, card.id: card})
    return Desk(with_retired, History(), Limits(1), clock, Forgetful(clock.today())).study((card,))
