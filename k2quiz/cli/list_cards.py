"""`k2quiz list`: the cards that a filter lets through, or the decks."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from k2quiz.bank.catalogue import Catalogue
from k2quiz.cli import list_decks
from k2quiz.cli.output import columns, help_width, print_json
from k2quiz.cli.workplace import Workplace, add_deck_option
from k2quiz.filtering.vocabulary import FIELDS, IS, NUMBERS, STATES
from k2quiz.history import FOR_EVER, History
from k2quiz.listing import Listing, bank_of
from k2quiz.scheduling.queue import NEVER_SEEN
from k2quiz.study.wording import count, when
from k2quiz.text import cells, cut, printable

_DECKS = "decks"
_KEYS = "id, bank, topic, prompt, due, interval, ease, lapses, answers, suspended, flagged"
_BETWEEN = "  "
_LONGEST_ID = 40


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.formatter_class = _page
    parser.epilog = _language()
    what = f"words and terms as below; `{_DECKS}` alone lists the decks"
    parser.add_argument("filter", nargs="*", metavar="FILTER", help=what)
    parser.add_argument("--json", action="store_true", help=f"a list; keys: {_KEYS}")
    add_deck_option(parser)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args([_no_option(argument) for argument in arguments])
    if options.filter == [_DECKS]:
        return list_decks.run(json=options.json)
    place = Workplace(options.deck)
    history, today = place.history(), place.clock.today()
    cards = place.passing(" ".join(options.filter), place.deck.cards, history)
    if options.json:
        print_json([_facts(card, place.deck, history, today) for card in cards])
    else:
        _print(cards, place.deck, history, today)
    return 0


def _page(prog: str) -> RawDescriptionHelpFormatter:
    """Help with the lines of the language as they are."""
    return RawDescriptionHelpFormatter(prog, width=help_width())


def _no_option(argument: str) -> str:
    """A term such as `-is:due` in a form that no option has."""
    return f" {argument}" if argument[:1] == "-" and argument != "-h" and argument[:2] != "--" else argument


def _print(cards: Sequence[Listing], deck: Catalogue, history: History, today: date) -> None:
    width = columns()
    rows = [_row(card, deck, history, today) for card in cards]
    room = [min(_LONGEST_ID, max(cells(row[place]) for row in rows)) for place in range(3)] if rows else []
    for *facts, prompt in rows:
        line = _BETWEEN.join([*map(_padded, facts, room), prompt])
        print(cut(line, width) if width else line)
    print(f"{len(cards)} of {count(len(deck.cards), 'card')}")


def _row(card: Listing, deck: Catalogue, history: History, today: date) -> tuple[str, str, str, str]:
    """A card's id, when it is due, its interval and what it asks."""
    state = history.states.get(card.id)
    due = _away(card, history, today) or (when(state.due, today) if state else "new")
    interval = f"{state.memory.interval} d" if state else ""
    return printable(card.id), due, interval, " ".join(printable(deck.prompt(card.id)).split())


def _away(card: Listing, history: History, today: date) -> str:
    until = history.away_until(card.id, today)
    if until is None:
        return ""
    return "suspended" if until == FOR_EVER else "buried"


def _facts(card: Listing, deck: Catalogue, history: History, today: date) -> dict[str, object]:
    state = history.states.get(card.id, NEVER_SEEN)
    return {
        "id": card.id,
        "bank": bank_of(card),
        "topic": card.item.topic,
        "prompt": deck.prompt(card.id),
        "due": state.due and f"{state.due}",
        "interval": state.memory.interval,
        "ease": state.memory.ease,
        "lapses": state.lapses,
        "answers": len(history.answers(card.id)),
        "suspended": history.is_suspended(card.id, today),
        "flagged": history.flag(card.id) is not None,
    }


def _padded(text: str, room: int) -> str:
    return text + " " * (room - cells(text))


def _language() -> str:
    """The filter language, in a page."""
    return "\n".join(
        [
            "filters: terms that must all hold, such as bank:safety is:due 'lapses>2' -flag:x",
            "  `or` between terms, parentheses, `-` before what is to be left out; text in",
            "  quotation marks is taken as it is. In a shell, put ' ' around the whole.",
            "",
            *_lines("word or phrase", {"": "text in the question, its answers, its explanation or its id"}),
            *_lines("fields", {f"{field}:": says for field, says in FIELDS.items()}),
            *_lines("states", {f"{IS}:{state}": says for state, says in STATES.items()}),
            *_lines(
                "numbers, with < <= > >= = and a whole number", {f"{number}": says for number, says in NUMBERS.items()}
            ),
        ]
    )


def _lines(title: str, words: Mapping[str, str]) -> Iterable[str]:
    yield f"{title}:"
    for word, says in words.items():
        yield f"  {word:<14}{says}"
