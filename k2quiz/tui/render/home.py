"""The banks with what today asks for of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from k2quiz.study.agenda import Load
from k2quiz.study.wording import count, when
from k2quiz.text import printable
from k2quiz.tui.render.page import FAINT, GAP, POINTER, STRONG, Block, Page, fitted, lay_out, single, words

_COLUMNS = ("Due", "New", "Again")
_NUMBER = 6
_INDENT = "  "
_SHORTEST_TITLE = 24
_NEXT = 16
_ROOM_FOR_NEXT = 64


@dataclass(frozen=True, slots=True)
class Row:
    """A bank, or all of them: its title, what today asks for, the next day due after it, cards never seen.

    A row of some `depth` stands below the row of its deck.
    """

    title: str
    load: Load
    next_due: date | None
    unseen: int
    depth: int = 0

    @property
    def label(self) -> str:
        """The title at its depth."""
        return _INDENT * self.depth + printable(self.title)


def bank_rows(rows: Sequence[Row], pointer: int, today: date, width: int, height: int) -> Page:
    """A table of the banks with the highlighted one marked."""
    room = max(_SHORTEST_TITLE, *(cell_len(row.label) for row in rows))
    head = _line("", _COLUMNS, "Next", room, width)
    table = [Block(head.stylize(FAINT), Content("  "))]
    has_decks = any(row.depth for row in rows)
    for place, row in enumerate(rows):
        pointed = place == pointer
        numbers = [str(number) if number else "·" for number in (row.load.due, row.load.new, row.load.drill)]
        text = _line(row.label, numbers, _next(row, today), room, width)
        text = text.stylize(STRONG) if has_decks and not row.depth else text
        lead = words(f"{POINTER} " if pointed else "  ", STRONG)
        table.append(Block(text.stylize("bold reverse") if pointed else text, lead, place, focused=pointed))
    gap = [GAP] if height > len(table) + 3 else []
    return lay_out([*gap, *table], width)


def status(row: Row, today: date) -> str:
    """The highlighted row in a sentence."""
    if row.load.total:
        parts = [(row.load.due, "due"), (row.load.new, "new"), (row.load.drill, "again today")]
        return "Today: " + ", ".join(f"{number} {what}" for number, what in parts if number) + "."
    if row.next_due:
        return f"Nothing is due; the next cards are due {when(row.next_due, today)}."
    return f"Nothing is due; {count(row.unseen, 'card')} not seen yet."


def today_in_short(load: Load, minutes: int, streak: str, cards: int, room: int) -> str:
    """What today asks for, about how long that takes, and the streak, as far as there is room and is known.

    Where there is none of it, how many cards there are.
    """
    work = [(load.due, "due"), (load.new, "new"), (load.drill, "again")]
    asked = [f"{number} {what}" for number, what in work if number]
    time = [f"about {minutes} min"] if minutes else []
    run = [streak] if streak else []
    forms = ([*asked, *time, *run], [*time, *run], run, asked)
    fitting = (told for form in forms if (told := " · ".join(form)) and len(told) <= room)
    return next(fitting, count(cards, "card"))


def welcome(load: Load, minutes: int, key: str) -> str:
    """What waits for somebody who has answered nothing yet, and the key that begins."""
    return f"{count(load.total, 'question')}, about {count(minutes, 'minute')}: press {key}."


def disclaimer_page(text: str, width: int, height: int) -> Page:
    """As much of the deck's disclaimer as there is room for, with an ellipsis where it is cut."""
    lines = [line.plain.rstrip() for line in words(text).wrap(max(1, width))]
    if len(lines) > height > 0:
        lines = lines[:height]
        last = lines[-1] if len(lines[-1]) + 2 <= width else lines[-1].rpartition(" ")[0]
        lines[-1] = f"{last} …"
    return single(*(words(line, FAINT) for line in lines))


def _next(row: Row, today: date) -> str:
    return when(row.next_due, today) if row.next_due and not row.load.total else ""


def _line(title: str, numbers: Sequence[str], last: str, room: int, width: int) -> Content:
    tail = "".join(f"{number:>{_NUMBER}}" for number in numbers)
    if width >= _ROOM_FOR_NEXT:
        tail += f"  {last:<{_NEXT}}"
    return fitted(words(title), min(room, width - len(tail) - 2)) + Content(tail)
