"""Make the pictures of the README: the real program on the shipped deck.

Usage, in the checkout: PYTHONPATH=. .venv/bin/python scripts/pictures/draw.py
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from studied import studied

from k2quiz.bank.catalogue import Catalogue, catalogue_of
from k2quiz.bank.load import load_deck
from k2quiz.card import CardId, Choose
from k2quiz.cli.workplace import shipped_deck
from k2quiz.event import EventId, Stamp
from k2quiz.history import History
from k2quiz.scheduling.queue import Limits
from k2quiz.study.desk import Desk
from k2quiz.study.sitting import E
from k2quiz.tui.app import K2QuizApp

FOLDER = Path(__file__).parent
CARD = CardId("vitamin-k2/safety/hidden-mk7-vignette")
DAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Picture:
    """The terminal's size in cells, and the keys that lead to what is shown; the first answer given is wrong.

    `card` is the only one that is studied, by a learner without a history; without it, home opens on months of one.
    """

    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    card: CardId | None = None


PICTURES: Mapping[str, Picture] = MappingProxyType(
    {
        "study": Picture((92, 34), card=CARD),
        "browse": Picture((112, 26), ("b", "slash", *"is:due -kind:cloze", "enter", "down")),
        "statistics": Picture((92, 26), ("s",)),
    }
)


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


async def svg(wanted: Picture) -> str:
    """The screen, as SVG that fetches nothing."""
    deck = catalogue_of(load_deck(shipped_deck()))
    history = History() if wanted.card else studied(tuple(deck.contents.values()), DAY)
    desk = Desk(deck, history, Limits(10), StillClock(), record)
    start = tuple(card for card in deck.cards if card.id == wanted.card) if wanted.card else None
    app = K2QuizApp([(deck, desk)], start)
    async with app.run_test(size=wanted.size) as pilot:
        await pilot.pause()
        for key in (wrong_key(deck, desk, wanted.card),) if wanted.card else wanted.keys:
            await pilot.press(key)
            await pilot.pause()
        drawn = app.export_screenshot(title="k2quiz")
    # The reader's own monospace font will do.
    return re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.DOTALL)


def wrong_key(deck: Catalogue, desk: Desk, name: CardId) -> str:
    """The key of the first wrong option of a choice as it is shown."""
    question = desk.study(card for card in deck.cards if card.id == name).session.question
    if question is None or not isinstance(question.card.interaction, Choose):
        raise SystemExit(f"{name} is not a choice in the shipped deck")
    options = question.card.interaction.options
    return str(next(place for place, index in enumerate(question.order, 1) if not options[index].right))


def main() -> None:
    """Write the pictures."""
    for name, wanted in PICTURES.items():
        drawn = asyncio.run(svg(wanted))
        (FOLDER / f"{name}.svg").write_text(drawn, "utf-8")
        print(f"{name}.svg: {len(drawn):,} characters")


if __name__ == "__main__":
    main()
