"""What is wrong with the text of a filter."""

from collections.abc import Iterable

from k2quiz.errors import UsageError
from k2quiz.text import cells, is_harmful, nearest, printable


class FilterError(UsageError):
    """A text that is no filter: `problem` says in one line why, the message also shows where."""

    def __init__(self, text: str, start: int, end: int, problem: str) -> None:
        self.problem = problem
        shown = "".join(" " if character.isspace() or is_harmful(character) else character for character in text)
        caret = " " * cells(shown[:start]) + "^" * max(1, cells(shown[start:end]))
        super().__init__(f"{shown}\n{caret}\n{problem}")


def unknown(what: str, given: str, known: Iterable[str]) -> str:
    """There is no such word; the nearest known one, and all that there are."""
    names = list(known)
    close = nearest(given, names)
    meant = f" Did you mean `{close}`?" if close else ""
    return printable(f"There is no {what} `{given}`.{meant} Known: {', '.join(names)}.")
