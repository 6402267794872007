"""A question in lines, and what a line says in answer to it."""

import re
from collections.abc import Iterator
from typing import assert_never

from k2quiz.card import Choose, FillIn, Interaction, Option, Quantity, Recall, TypeIn
from k2quiz.grading.quantity import is_readable
from k2quiz.grading.response import Chosen, Response, Skipped, Typed
from k2quiz.study.question import Question

DO_NOT_KNOW = "?"

_NUMBERS = re.compile(r"[0-9]{1,3}(?:[\s,;]+[0-9]{1,3})*")


def question_lines(question: Question) -> list[str]:
    """What is asked, and the options in the order of this showing."""
    match question.card.interaction:
        case Choose():
            return [question.card.prompt, *(f"{place}. {option.text}" for place, _, option in options_of(question))]
        case FillIn(gap=gap) as interaction:
            return [interaction.sentence(f"[gap: {gap.hint}]" if gap.hint else "[gap]")]
        case _:
            return [question.card.prompt]


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
        case TypeIn(answer=Quantity(unit=unit)):
            return f"Type a number{f', in {unit} or with another unit' if unit else ''}. Type ? if you do not know."
        case TypeIn():
            return "Type the answer. Type ? if you do not know."
        case FillIn():
            return "Type what is missing. Type ? if you do not know."
        case Recall():
            return "Think of the answer, then press Enter to see it. Type ? if you do not know."
        case _:
            assert_never(interaction)


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
        case Recall():
            return None
        case interaction:
            assert_never(interaction)


def _chosen(question: Question, line: str, *, several: bool) -> Chosen | None:
    if not _NUMBERS.fullmatch(line):
        return None
    places = {int(number) for number in re.findall("[0-9]+", line)}
    if not all(1 <= place <= len(question.order) for place in places) or (len(places) > 1 and not several):
        return None
    return Chosen(tuple(sorted(question.order[place - 1] for place in places)))
