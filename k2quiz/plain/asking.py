"""A question in lines, and what a line says in answer to it."""

import re
from collections.abc import Iterator
from typing import assert_never

from k2quiz.card import Arrange, Card, Choose, FillIn, Interaction, Option, Quantity, Recall, Term, TypeIn
from k2quiz.grading.confidence import Confidence
from k2quiz.grading.quantity import has_other_units, is_readable
from k2quiz.grading.response import Arranged, Chosen, Response, Skipped, Typed
from k2quiz.study.question import Question

DO_NOT_KNOW = "?"

_DOUBTS = (Confidence.UNSURE, Confidence.GUESS)
"""By how many of that sign end an answer."""

_NUMBERS = re.compile(r"[0-9]{1,3}(?:[\s,;]+[0-9]{1,3})*")


def question_lines(question: Question) -> list[str]:
    """What it is about, what is asked, and the options or targets in the order of this showing."""
    subject, prompt = subject_lines(question.card), question.card.prompt
    match question.card.interaction:
        case Choose():
            return [*subject, prompt, *(f"{place}. {option.text}" for place, _, option in options_of(question))]
        case Arrange(targets=targets, labels=labels):
            shown = (f"{place}. {targets[index]}" for place, index in enumerate(question.order, start=1))
            return [*subject, prompt, *(f"- {label}" for label in labels), *shown]
        case FillIn(gap=gap) as interaction:
            return [*subject, interaction.sentence(f"[gap: {gap.hint}]" if gap.hint else "[gap]")]
        case _:
            return [*subject, prompt]


def subject_lines(card: Card) -> list[str]:
    """The passage that a card is about, and what its picture shows."""
    picture = f"[picture: {card.item.picture.alt}]" if card.item.picture else ""
    return list(filter(None, (card.item.context, picture)))


def hint_line(question: Question) -> str:
    """The hint, once it was asked for."""
    return f"Hint: {question.card.item.hint}"


def options_of(question: Question) -> Iterator[tuple[int, int, Option]]:
    """The options of a choice in the order of this showing: number, authored index, option; none for other cards."""
    match question.card.interaction:
        case Choose(options=options):
            for place, index in enumerate(question.order, start=1):
                yield place, index, options[index]
        case _:
            return


def instruction(interaction: Interaction) -> str:
    """One line that says what is expected."""
    match interaction:
        case Choose(several=True):
            return "Type the numbers of all that apply, such as: 1 3. Type ? if you do not know."
        case Choose():
            return "Type the number of your answer. Type ? if you do not know."
        case TypeIn(answer=answer):
            return f"Type {_wanted(answer)}. Type ? if you do not know."
        case FillIn():
            return "Type what is missing. Type ? if you do not know."
        case Arrange(slots=slots):
            example = " ".join(map(str, (2, 1, *range(3, slots + 1))))
            return f"Type the numbers in order, one for each, such as: {example}. Type ? if you do not know."
        case Recall():
            return "Think of the answer, then press Enter to see it. Type ? if you do not know."
        case _:
            assert_never(interaction)


def _wanted(answer: Term | Quantity) -> str:
    if isinstance(answer, Term):
        return "the answer"
    other = " or with another unit" if has_other_units(answer) else ""
    return f"a number, in {answer.unit}{other}" if answer.unit else "a number"


def doubted(line: str) -> tuple[str, Confidence]:
    """What a line says without the marks at its end, and how sure it is: `?` is unsure, `??` a guess."""
    said = line.rstrip(DO_NOT_KNOW)
    marks = len(line) - len(said)
    if not said or marks > len(_DOUBTS):
        return line, Confidence.SURE
    return said.rstrip(), (Confidence.SURE, *_DOUBTS)[marks]


def response_to(question: Question, line: str) -> Response | None:
    """The answer that a line gives to a question; None where it gives none."""
    if line == DO_NOT_KNOW:
        return Skipped()
    match question.card.interaction:
        case Choose(several=several):
            return _chosen(question, line, several=several)
        case TypeIn(answer=Quantity() as quantity):
            return Typed(line) if is_readable(quantity, line) else None
        case TypeIn() | FillIn():
            return Typed(line) if line else None
        case Arrange(slots=slots):
            return _arranged(question, line, slots)
        case Recall():
            return None
        case interaction:
            assert_never(interaction)


def _chosen(question: Question, line: str, *, several: bool) -> Chosen | None:
    indices = set(_meant(question, line))
    if not indices or (len(indices) > 1 and not several):
        return None
    return Chosen(tuple(sorted(indices)))


def _arranged(question: Question, line: str, slots: int) -> Arranged | None:
    indices = _meant(question, line)
    return Arranged(indices) if len(indices) == len(set(indices)) == slots else None


def _meant(question: Question, line: str) -> tuple[int, ...]:
    """The authored indices behind the numbers of a line; none where it is anything but numbers shown."""
    places = [int(number) for number in re.findall("[0-9]+", line)] if _NUMBERS.fullmatch(line) else []
    known = all(1 <= place <= len(question.order) for place in places)
    return tuple(question.order[place - 1] for place in places) if known else ()
