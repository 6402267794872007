"""The one slip of the keyboard that an answer may hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from k2quiz.grading.edits import single_edit
from k2quiz.grading.normal import NormalForm

SHORTEST = 6
"""Letters; in a shorter word one letter makes another word too easily."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A word as it should be, and as it was typed."""

    word: str
    typed: str


def slip_between(answer: NormalForm, typed: NormalForm) -> Slip | None:
    """The single slip that parts two texts; None where they are the same, or more or something shorter differs."""
    if answer.negations != typed.negations:
        return None
    if len(answer.words) == len(typed.words):
        return _slip_in_a_word(answer, typed)
    return _slip_beside_spaces(answer, typed)


def _slip_in_a_word(answer: NormalForm, typed: NormalForm) -> Slip | None:
    pairs = [pair for pair in zip(answer.words, typed.words, strict=True) if pair[0] != pair[1]]
    if len(pairs) != 1 or not single_edit(*pairs[0]):
        return None
    return _allowed(answer, Slip(*pairs[0]))


def _slip_beside_spaces(answer: NormalForm, typed: NormalForm) -> Slip | None:
    """The slip where spaces or hyphens differ too; it must lie inside a long word, not where words meet."""
    edit = single_edit(answer.key, typed.key)
    if not edit:
        return None
    around = _word_around(answer, edit.start, edit.end)
    if not around or not _word_around(typed, edit.start, edit.other_end):
        return None
    start, end = around
    longer = edit.other_end - edit.end
    return _allowed(answer, Slip(answer.key[start:end], typed.key[start : end + longer]))


def _word_around(form: NormalForm, start: int, end: int) -> tuple[int, int] | None:
    """The ends of the word that reaches beyond a stretch of the key on both sides, if it is long enough."""
    for first, last in _spans(form):
        if first < start and end < last and last - first >= SHORTEST:
            return first, last
    return None


def _spans(form: NormalForm) -> Iterator[tuple[int, int]]:
    """Where each word lies in the key."""
    position = 0
    for word in form.words:
        position = form.key.index(word, position)
        yield position, position + len(word)
        position += len(word)


def _allowed(answer: NormalForm, slip: Slip) -> Slip | None:
    long_words = all(word.isalpha() and len(word) >= SHORTEST for word in (slip.word, slip.typed))
    return slip if long_words and slip.word not in answer.fixed else None
