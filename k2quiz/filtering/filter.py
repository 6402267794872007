"""From text to filter."""

from k2quiz.filtering.fault import FilterError, unknown
from k2quiz.filtering.scanning import Mark, Token, tokens
from k2quiz.filtering.terms import And, Compares, Everything, Has, Is, Not, Or, Words
from k2quiz.filtering.terms import Filter as Filter  # noqa: PLC0414 - who parses finds the type here
from k2quiz.filtering.vocabulary import ALIASES, IS, Field, Number, Sign, State

_DEEPEST = 40
"""Parentheses and negations inside one another."""

_DIGITS = 9
"""As many as a number may have."""

_EQUALS = ":"

_NUMBERS = {**{number.value: number for number in Number}, **ALIASES}
_NAMES = [*Field, IS, *(name for name in _NUMBERS if name not in ALIASES)]


def parse(text: str) -> Filter:
    """The filter that a text means; text without a word means every card.

    Raises:
        FilterError: it means none.
    """
    return _Reading(text).filter()


class _Reading:
    """Reads tokens from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(tokens(text))
        self._next = 0
        self._depth = 0

    def filter(self) -> Filter:
        """The whole text."""
        if not self._tokens:
            return Everything()
        found = self._either()
        if self._next < len(self._tokens):
            raise self._fault("No parenthesis is open here.")
        return found

    def _either(self) -> Filter:
        parts = [self._all()]
        while self._takes(Mark.OR):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self) -> Filter:
        parts: list[Filter] = []
        while self._next < len(self._tokens) and self._tokens[self._next].mark not in (Mark.OR, Mark.CLOSE):
            parts.append(self._term())
        if not parts:
            raise self._fault("Something to look for is missing here.")
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _term(self) -> Filter:
        token = self._tokens[self._next]
        if token.mark is Mark.WORD:
            self._next += 1
            return _word(self._text, token)
        if self._depth == _DEEPEST:
            raise self._fault(f"More than {_DEEPEST} parentheses and negations are inside one another.")
        self._next += 1
        self._depth += 1
        found = self._within(token) if token.mark is Mark.OPEN else self._negated()
        self._depth -= 1
        return found

    def _within(self, opening: Token) -> Filter:
        found = self._either()
        if not self._takes(Mark.CLOSE):
            raise FilterError(self._text, opening.start, opening.end, "This parenthesis is not closed.")
        return found

    def _negated(self) -> Filter:
        if self._next == len(self._tokens) or self._tokens[self._next].mark in (Mark.OR, Mark.CLOSE):
            raise self._fault("`-` leaves out what follows it, and nothing does.")
        return Not(self._term())

    def _takes(self, mark: Mark) -> bool:
        """Whether that comes next; then it is passed."""
        here = self._next < len(self._tokens) and self._tokens[self._next].mark is mark
        self._next += here
        return here

    def _fault(self, problem: str) -> FilterError:
        """The error at the token that comes next, or at the end."""
        if self._next < len(self._tokens):
            token = self._tokens[self._next]
            return FilterError(self._text, token.start, token.end, problem)
        return FilterError(self._text, len(self._text), len(self._text), problem)


def _word(text: str, token: Token) -> Filter:
    """What a word means.

    Raises:
        FilterError: nothing.
    """
    try:
        return _meaning(token)
    except ValueError as error:
        raise FilterError(text, token.start, token.end, str(error)) from None


def _meaning(token: Token) -> Filter:
    if token.sign is None:
        return Words(_something(token.says))
    name, rest = token.says[: token.sign].casefold(), token.says[token.sign :]
    sign = next((sign for sign in Sign if rest.startswith(sign)), None)
    value = rest.removeprefix(sign or _EQUALS)
    if name in _NUMBERS:
        return Compares(_NUMBERS[name], sign or Sign.EQUAL, _bound(name, value))
    if name not in _NAMES:
        raise ValueError(f"{unknown('field', name, _NAMES)} Text with one of `: < = >` goes between quotation marks.")
    if sign:
        raise ValueError(f"`{name}` is no number; write `{name}:`.")
    return Is(_state(value)) if name == IS else Has(Field(name), _something(value))


def _something(text: str) -> str:
    if not text.strip():
        raise ValueError("There is no text to look for here.")
    return text


def _state(value: str) -> State:
    if value.casefold() not in [*State]:
        raise ValueError(unknown("state", value, State))
    return State(value.casefold())


def _bound(name: str, value: str) -> int:
    digits = value.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS):
        raise ValueError(f"`{name}` is compared with a whole number, as in `{name}>2`.")
    return int(value)
