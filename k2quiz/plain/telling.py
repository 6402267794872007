"""An answered question in lines: the verdict, the reasons, what stands behind it, and what each grade would do."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import assert_never

from k2quiz.card import Arrange, Card, Choose, FillIn, Interaction, Option, Quantity, Recall, Term, TypeIn
from k2quiz.grading.response import Arranged, Chosen, Skipped, Typed
from k2quiz.plain.asking import options_of
from k2quiz.study.feedback import Feedback, Future
from k2quiz.study.question import Question
from k2quiz.study.wording import BUTTONS, leech, stance, when

_SAID_BY_VERDICT = ("right", "skipped", "self-graded")
"""Reasons that add nothing to it."""


def feedback_lines(feedback: Feedback) -> list[str]:
    """The verdict, the right answer, the reasons, the explanation and the sources."""
    question = feedback.question
    return [
        verdict(feedback),
        *_response(feedback),
        _solution(question),
        *_accepted(question.card.interaction),
        *(reason.text for reason in feedback.reasons if reason.text and reason.code not in _SAID_BY_VERDICT),
        *_whys(feedback),
        *([leech(feedback.lapses, question.card.item)] if feedback.lapses else []),
        *background(question.card),
    ]


def verdict(feedback: Feedback) -> str:
    """Whether the answer counts as right."""
    if feedback.right:
        return "Right." if feedback.correct else "Right, as you say."
    return "Not known yet." if isinstance(feedback.event.response, Skipped) else "Not quite."


def back_lines(question: Question) -> list[str]:
    """The right answer and what stands behind it, before the learner has graded their own recall."""
    return [_solution(question), *background(question.card)]


def claimable(feedback: Feedback) -> bool:
    """Whether the learner can say that a refused answer was right."""
    return isinstance(feedback.event.response, Typed) and not feedback.right


def background(card: Card) -> Iterator[str]:
    """The explanation, what there is to say of the evidence, and the references."""
    yield from filter(None, (card.item.explain, stance(card.item)))
    for reference in card.item.references:
        yield f"Source: {' '.join(filter(None, (reference.citation, reference.link)))}"


def grade_lines(futures: Sequence[Future], today: date | None) -> list[str]:
    """The grades, with what each would do unless `today` is None, all in one line."""
    days = (f": {_day(future, today)}" if today else "" for future in futures)
    return [" ".join(f"{each.button} {BUTTONS[each.button]}{day}." for each, day in zip(futures, days, strict=True))]


def graded(feedback: Feedback, today: date) -> str:
    """The grade that stands, and what it does."""
    future = next(future for future in feedback.futures if future.button == feedback.button)
    return f"Graded {BUTTONS[future.button]}: {_day(future, today)}."


def _day(future: Future, today: date) -> str:
    return f"again today, then {when(future.due, today)}" if future.drill else when(future.due, today)


def _solution(question: Question) -> str:
    return f"The answer: {_answer(question)}"


def _answer(question: Question) -> str:
    match question.card.interaction:
        case Choose():
            right = [f"{place}. {option.text}" for place, _, option in options_of(question) if option.right]
            return "; ".join(right) or "none of them."
        case TypeIn(answer=answer):
            return answer.with_unit if isinstance(answer, Quantity) else answer.answer
        case FillIn(gap=gap):
            return gap.answer.answer
        case Arrange(slots=slots) as arrange:
            return "; ".join(_slot(arrange, slot, slot) for slot in range(slots))
        case Recall(answer=back):
            return back
        case interaction:
            assert_never(interaction)


def _slot(arrange: Arrange, slot: int, target: int) -> str:
    """A slot and what lies there."""
    name = f"{arrange.labels[slot]}:" if arrange.labels else f"{slot + 1}."
    return f"{name} {arrange.targets[target]}"


def _accepted(interaction: Interaction) -> list[str]:
    match interaction:
        case TypeIn(answer=Term(accept=accept)) if accept:
            return [f"Also right: {'; '.join(accept)}"]
        case FillIn(gap=gap) if gap.answer.accept:
            return [f"Also right: {'; '.join(gap.answer.accept)}"]
        case _:
            return []


def _response(feedback: Feedback) -> Iterator[str]:
    """What was answered, where that is not the answer itself."""
    response = feedback.event.response
    if isinstance(response, Typed):
        yield f"You typed: {response.text}"
    elif isinstance(response, Chosen) and not feedback.right:
        chosen = (f"{place}. {option.text}" for place, option, marked in _shown(feedback) if marked)
        yield f"You chose: {'; '.join(chosen)}"
    elif isinstance(response, Arranged) and not feedback.right:
        yield f"You put: {'; '.join(_placed(feedback, response))}"


def _placed(feedback: Feedback, response: Arranged) -> Iterator[str]:
    """What was put into each slot, and whether it belongs there."""
    arrange = feedback.question.card.interaction
    if isinstance(arrange, Arrange):
        for slot, target in enumerate(response.targets):
            yield f"{_slot(arrange, slot, target)} ({'right' if slot == target else 'wrong'})"


def _whys(feedback: Feedback) -> Iterator[str]:
    """Why each wrongly chosen option is wrong, then why each right one is right."""
    for place, option, marked in _shown(feedback):
        name = option.misconception.replace("-", " ")
        mistake = f"A known mix-up: {name}." if name else ""
        if marked and not option.right and (option.why or mistake):
            yield " ".join(filter(None, (f"Why not {place}:", option.why, mistake)))
    for place, option, _ in _shown(feedback):
        if option.right and option.why:
            yield f"Why {place}: {option.why}"


def _shown(feedback: Feedback) -> Iterator[tuple[int, Option, bool]]:
    """The options of a choice, numbered as they were shown, and whether each was chosen."""
    response = feedback.event.response
    chosen = response.options if isinstance(response, Chosen) else ()
    for place, index, option in options_of(feedback.question):
        yield place, option, index in chosen
