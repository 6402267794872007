"""Make the README's picture: the real program on the shipped deck, after a wrong answer.

Usage, in the checkout: python -m scripts.picture
"""

import asyncio
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from k2quiz.bank.catalogue import catalogue_of
from k2quiz.bank.load import load_deck
from k2quiz.card import Choose
from k2quiz.cli.workplace import shipped_deck
from k2quiz.event import EventId, Stamp
from k2quiz.history import History
from k2quiz.scheduling.queue import Limits
from k2quiz.study.desk import Desk
from k2quiz.study.sitting import E
from k2quiz.tui.app import K2QuizApp

TARGET = Path(__file__).parent / "pictures" / "study.svg"
CARD = "vitamin-k2/safety/hidden-mk7-vignette"
SIZE = (92, 34)
DAY = date(2026, 11, 23)


class StillClock:
    """A moment that does not pass, so that the picture is the same whenever it is made."""

    def today(self) -> date:
        """The day of the picture."""
        return DAY

    def elapsed(self) -> int:
        """No time."""
        return 0


def record(make: Callable[[Stamp], E]) -> E:
    """An event that is kept nowhere."""
    at = int(datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC).timestamp() * 1000)
    return make(Stamp(EventId("0" * 32), "0" * 12, 1, at, "+00:00", DAY))


async def picture() -> str:
    """The screen after a wrong choice, as SVG."""
    deck = catalogue_of(load_deck(shipped_deck()))
    cards = tuple(card for card in deck.cards if card.id == CARD)
    desk = Desk(deck, History(), Limits(10), StillClock(), record)
    app = K2QuizApp([(deck, desk)], cards)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(wrong_key(desk))
        await pilot.pause()
        return app.export_screenshot(title="k2quiz")


def wrong_key(desk: Desk) -> str:
    """The key of the first wrong option as it is shown."""
    question = desk.study(card for card in desk.stock.cards if card.id == CARD).session.question
    if question is None or not isinstance(question.card.interaction, Choose):
        raise SystemExit(f"{CARD} is not a choice in the shipped deck")
    options = question.card.interaction.options
    return str(next(place for place, index in enumerate(question.order, 1) if not options[index].right))


def main() -> None:
    """Write the picture."""
    svg = asyncio.run(picture())
    # The reader's own monospace font will do; a picture must not fetch anything.
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(svg, "utf-8")
    print(f"{TARGET.name}: {len(svg):,} characters")


if __name__ == "__main__":
    main()
