"""The text of a filter, cut into words and marks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from k2quiz.filtering.fault import FilterError
from k2quiz.filtering.terms import NOT, OR, PARENTHESES, QUOTE, SIGNS


class Mark(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    NOT = auto()
    OR = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the text, end exclusive; of a word also what it says, and where in that its first sign stands."""

    mark: Mark
    start: int
    end: int
    says: str = ""
    sign: int | None = None


_ALONE = {PARENTHESES[0]: Mark.OPEN, PARENTHESES[1]: Mark.CLOSE, NOT: Mark.NOT}


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, in order.

    Raises:
        FilterError: a quotation mark is not closed.
    """
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        mark = _ALONE.get(text[place])
        token = Token(mark, place, place + 1) if mark else _word(text, place)
        yield token
        place = token.end


def _word(text: str, start: int) -> Token:
    """The word that starts there, up to a space or parenthesis outside quotation marks."""
    pieces: list[str] = []
    sign: int | None = None
    place, length, quoted = start, 0, False
    while place < len(text) and not text[place].isspace() and text[place] not in PARENTHESES:
        piece, end = _quotation(text, place) if text[place] == QUOTE else (text[place], place + 1)
        quoted = quoted or text[place] == QUOTE
        if sign is None and text[place] in SIGNS:
            sign = length
        pieces.append(piece)
        place, length = end, length + len(piece)
    says = "".join(pieces)
    is_or = says.casefold() == OR and not quoted
    return Token(Mark.OR if is_or else Mark.WORD, start, place, says, sign)


def _quotation(text: str, start: int) -> tuple[str, int]:
    """What stands between quotation marks, of which two in a row are one that is meant, and where it ends."""
    end = text.find(QUOTE, start + 1)
    while text[end + 1 : end + 2] == QUOTE and end >= 0:
        end = text.find(QUOTE, end + 2)
    if end < 0:
        raise FilterError(text, start, len(text), "This quotation mark is not closed.")
    return text[start + 1 : end].replace(QUOTE * 2, QUOTE), end + 1
