"""Which cards a filter lets through."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, assert_never

from k2quiz.filtering.facts import (
    FIELD_VALUES,
    IN_CONTENTS,
    NUMBER_VALUES,
    STATE_TESTS,
    Knowledge,
)
from k2quiz.filtering.terms import And, Compares, Everything, Filter, Has, Is, Not, Or, Words
from k2quiz.filtering.vocabulary import Field, Sign
from k2quiz.listing import Listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import TypeVar

    from k2quiz.card import Card
    from k2quiz.history import History
    from k2quiz.listing import CardId

    L = TypeVar("L", bound=Listed)
    Test = Callable[[Listed], bool]

_COMPARISONS: Mapping[Sign, Callable[[int, int], bool]] = {
    Sign.AT_MOST: operator.le,
    Sign.AT_LEAST: operator.ge,
    Sign.BELOW: operator.lt,
    Sign.ABOVE: operator.gt,
    Sign.EQUAL: operator.eq,
}


def select(
    wanted: Filter, cards: Iterable[L], contents: Mapping[CardId, Card], history: History, today: date
) -> tuple[L, ...]:
    """Those of the cards that the filter lets through, in their order; `contents` is asked only where it must be."""
    passes = Sieve(Knowledge(contents, history, today)).passes(wanted)
    return tuple(card for card in cards if passes(card))


class Sieve:
    """Makes tests of filters; what it has read of a card's text it keeps for the next filter."""

    def __init__(self, known: Knowledge, texts: dict[CardId, str] | None = None) -> None:
        self.known = known
        self.texts = {} if texts is None else texts

    def passes(self, wanted: Filter) -> Test:
        """The test whether a card passes."""
        match wanted:
            case Everything():
                return lambda _: True
            case Not(part=part):
                test = self.passes(part)
                return lambda card: not test(card)
            case And(parts=parts):
                tests = self._cheapest_first(parts)
                return lambda card: all(test(card) for test in tests)
            case Or(parts=parts):
                tests = self._cheapest_first(parts)
                return lambda card: any(test(card) for test in tests)
            case _:
                return self._term(wanted)

    def _cheapest_first(self, parts: Iterable[Filter]) -> list[Test]:
        """The tests, with those first that can do without the contents of a card."""
        return [self.passes(part) for part in sorted(parts, key=needs_contents)]

    def _term(self, term: Words | Has | Is | Compares) -> Test:
        known = self.known
        match term:
            case Words(text=text):
                return self._holds(text)
            case Has(field=Field.FLAG, text=text):
                return _notes_hold(known, text)
            case Has(field=field, text=text):
                return _ends(known, field, text.casefold())
            case Is(state=state):
                holds = STATE_TESTS[state]
                return lambda card: holds(known, card)
            case Compares():
                return _stands(known, term)
            case _:
                assert_never(term)

    def _holds(self, text: str) -> Test:
        from k2quiz.filtering.reading import everything_on, searchable  # noqa: PLC0415 - few filters read texts

        needle = searchable(text)
        texts, contents = self.texts, self.known.contents

        def holds(card: Listed) -> bool:
            if card.id not in texts:
                texts[card.id] = everything_on(contents[card.id])
            return needle in texts[card.id]

        return holds


def needs_contents(wanted: Filter) -> bool:
    """Whether a filter asks for what only the contents of a card tell."""
    match wanted:
        case Words():
            return True
        case Has(field=word) | Is(state=word) | Compares(number=word):
            return word in IN_CONTENTS
        case Not(part=part):
            return needs_contents(part)
        case And(parts=parts) | Or(parts=parts):
            return any(map(needs_contents, parts))
        case Everything():
            return False
        case _:
            assert_never(wanted)


def _notes_hold(known: Knowledge, text: str) -> Test:
    from k2quiz.filtering.reading import searchable  # noqa: PLC0415 - few filters read texts

    needle, notes = searchable(text), FIELD_VALUES[Field.FLAG]
    return lambda card: any(needle in searchable(note) for note in notes(known, card))


def _ends(known: Knowledge, field: Field, text: str) -> Test:
    values, endings = FIELD_VALUES[field], (f"/{text}", f"#{text}")

    def ends(card: Listed) -> bool:
        return any((small := value.casefold()) == text or small.endswith(endings) for value in values(known, card))

    return ends


def _stands(known: Knowledge, term: Compares) -> Test:
    number, compare, bound = NUMBER_VALUES[term.number], _COMPARISONS[term.sign], term.bound

    def stands(card: Listed) -> bool:
        value = number(known, card)
        return value is not None and compare(value, bound)

    return stands
