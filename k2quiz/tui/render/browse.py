"""A card in a line, as a list of cards has it."""

from dataclasses import dataclass
from datetime import date

from textual.content import Content

from k2quiz.history import FOR_EVER, History
from k2quiz.listing import Listed, bank_of
from k2quiz.study.wording import count, when
from k2quiz.tui.render.page import FAINT, STRONG, WRONG, Page, fitted, single, words

_BETWEEN = "  "
_DUE, _INTERVAL, _LAPSES, _SIGNS = 11, 5, 6, 3
_BANK = 9
_ROOM_FOR_INTERVAL = 48
_ROOM_FOR_BANK = 72


@dataclass(frozen=True, slots=True)
class Entry:
    """A card in a list: its bank's short name, what it asks, its due day, its interval in days, its lapses, its signs.

    The signs are F for flagged, S for suspended, B for buried, L for a leech.
    """

    bank: str
    prompt: str
    due: str
    interval: str
    lapses: str
    signs: str
    is_late: bool


_HEADS = Entry("Bank", "Question", "Due", "Days", "Lapses", "", is_late=False)


def entry_of(card: Listed, prompt: str, history: History, today: date) -> Entry:
    """The entry of a card."""
    state = history.states.get(card.id)
    due = when(state.due, today).removeprefix("on ") if state else "new"
    interval, lapses = (str(state.memory.interval), str(state.lapses or "")) if state else ("", "")
    bank = bank_of(card).rpartition("/")[2]
    late = state is not None and state.is_due(today)
    return Entry(bank, " ".join(prompt.split()), due, interval, lapses, signs(card, history, today), is_late=late)


def signs(card: Listed, history: History, today: date) -> str:
    """What is special about a card for its learner, a letter each."""
    state = history.states.get(card.id)
    until = history.away_until(card.id, today)
    held = (
        ("F", history.flag(card.id) is not None),
        ("S", until == FOR_EVER),
        ("B", until is not None and until < FOR_EVER),
        ("L", state is not None and state.is_leech),
    )
    return "".join(sign for sign, holds in held if holds)


def entry_line(entry: Entry, width: int) -> Content:
    """The entry in as many columns as there is room for; the question has what is left."""
    bank = [fitted(words(entry.bank, FAINT), _BANK)] if width >= _ROOM_FOR_BANK else []
    facts = [words(f"{entry.due:<{_DUE}}", STRONG if entry.is_late else "")]
    if width >= _ROOM_FOR_INTERVAL:
        facts.append(words(f"{entry.interval:>{_INTERVAL}}"))
    if width >= _ROOM_FOR_BANK:
        facts.append(words(f"{entry.lapses:>{_LAPSES}}"))
    facts.append(words(f"{entry.signs:<{_SIGNS}}", f"{STRONG} {WRONG}"))
    rest = width - sum(part.cell_length + len(_BETWEEN) for part in (*bank, *facts))
    return Content(_BETWEEN).join([*bank, fitted(words(entry.prompt), rest), *facts])


def heads_page(width: int) -> Page:
    """The names of the columns, above rows that have the pointer at the left and the scroll bar at the right."""
    return single(Content("  ") + entry_line(_HEADS, max(1, width - 4)).stylize(FAINT))


def counts(found: int, cards: int, due: int, percent: int) -> str:
    """How many cards were found, of how many, and how many are due; `percent` of them were gone through."""
    of = f"{found} of " if found != cards else ""
    said = f"{of}{count(cards, 'card')} · {due} due"
    return said if percent == 100 else f"{percent} %: {said}"
