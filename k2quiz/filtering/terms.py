"""Filters as values; the text of each, `str(filter)`, means an equal one."""

from dataclasses import dataclass

from k2quiz.filtering.vocabulary import IS, Field, Number, Sign, State

OR = "or"
NOT = "-"
SIGNS = ":<=>"
QUOTE = '"'
PARENTHESES = "()"


@dataclass(frozen=True, slots=True)
class Everything:
    """Every card."""

    def __str__(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Words:
    """Cards that hold that text in what they ask, answer or explain, or in their id."""

    text: str

    def __str__(self) -> str:
        special = self.text.startswith(NOT) or self.text.casefold() == OR or any(sign in self.text for sign in SIGNS)
        return _quoted(self.text) if special else _plain(self.text)


@dataclass(frozen=True, slots=True)
class Has:
    """Cards whose field is that text, or ends in it after a `/` or `#`; of a flag's note, cards whose note holds it."""

    field: Field
    text: str

    def __str__(self) -> str:
        return f"{self.field}:{_plain(self.text)}"


@dataclass(frozen=True, slots=True)
class Is:
    """Cards of which that is so."""

    state: State

    def __str__(self) -> str:
        return f"{IS}:{self.state}"


@dataclass(frozen=True, slots=True)
class Compares:
    """Cards whose number stands so to a bound; a card without that number never does."""

    number: Number
    sign: Sign
    bound: int

    def __str__(self) -> str:
        return f"{self.number}{self.sign}{self.bound}"


@dataclass(frozen=True, slots=True)
class Not:
    """The other cards."""

    part: "Filter"

    def __str__(self) -> str:
        return f"{NOT}{_inner(self.part)}"


@dataclass(frozen=True, slots=True)
class And:
    """Cards that pass all of two or more filters."""

    parts: tuple["Filter", ...]

    def __str__(self) -> str:
        return " ".join(map(_inner, self.parts))


@dataclass(frozen=True, slots=True)
class Or:
    """Cards that pass at least one of two or more filters."""

    parts: tuple["Filter", ...]

    def __str__(self) -> str:
        return f" {OR} ".join(map(_inner, self.parts))


Filter = Everything | Words | Has | Is | Compares | Not | And | Or
"""Which cards are meant: a closed union, matched with `assert_never`."""


def _inner(part: Filter) -> str:
    return f"({part})" if isinstance(part, And | Or) else str(part)


def _plain(text: str) -> str:
    """The text as it is where nothing in it ends or begins a word."""
    ends = any(character.isspace() or character in PARENTHESES or character == QUOTE for character in text)
    return _quoted(text) if ends else text


def _quoted(text: str) -> str:
    return f"{QUOTE}{text.replace(QUOTE, QUOTE * 2)}{QUOTE}"
