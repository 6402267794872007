"""What is wrong with the text of a filter."""

from collections.abc import Iterable

from k2quiz.errors import UsageError
from k2quiz.text import cells, is_harmful, printable


class FilterError(UsageError):
    """A text that is no filter: `problem` says in one line why, the message also shows where."""

    def __init__(self, text: str, start: int, end: int, problem: str) -> None:
        self.problem = problem
        shown = "".join(" " if character.isspace() or is_harmful(character) else character for character in text)
        caret = " " * cells(shown[:start]) + "^" * max(1, cells(shown[start:end]))
        super().__init__(f"{shown}\n{caret}\n{problem}")


def unknown(what: str, given: str, known: Iterable[str]) -> str:
    """There is no such word; the nearest known one, and all that there are."""
    from difflib import get_close_matches  # noqa: PLC0415 - few words are wrong

    names = list(known)
    nearest = get_close_matches(given, names, n=1)
    meant = f" Did you mean `{nearest[0]}`?" if nearest else ""
    return printable(f"There is no {what} `{given}`.{meant} Known: {', '.join(names)}.")
