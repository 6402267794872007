from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Card, Choose, FillIn, Gap, Interaction, Option, Quantity, Recall, Term, TypeIn
from k2quiz.event import Event, Regraded, Reviewed, Undone, replay
from k2quiz.grading.response import Chosen, Recalled, Response, Skipped, Typed
from k2quiz.text import is_harmful
from tests.plain.scenes import (
    CARBOXYLASE,
    GLA,
    GOLDEN,
    LASTING,
    MAKERS,
    PARADOX,
    RICH,
    SCENES,
    TRIAL_DOSE,
    Scene,
    card,
    played,
)

Fact = tuple[type[Event], Response | int | None]


def facts(scene: Scene) -> list[Fact]:
    """What a scene records: each answer with its response, each other grade, each answer taken back."""
    return [fact(event) for event in played(scene)[1]]


def fact(event: Event) -> Fact:
    match event:
        case Reviewed(response=response):
            return Reviewed, response
        case Regraded(grade=grade):
            return Regraded, grade
        case Undone():
            return Undone, None


@pytest.mark.parametrize("name", SCENES)
def test_a_sitting_reads_as_its_golden_transcript(name: str) -> None:
    assert played(SCENES[name])[0] == (GOLDEN / f"{name}.txt").read_text("utf-8")


def test_there_is_no_golden_transcript_without_a_scene() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(SCENES)


def test_numbers_are_recorded_as_authored_options_and_a_digit_after_it_is_another_grade() -> None:
    assert facts(SCENES["choose"]) == [
        (Reviewed, Chosen((1,))),
        (Reviewed, Chosen((0,))),
        (Regraded, 3),
        (Reviewed, Chosen((0,))),
    ]


def test_several_numbers_make_one_answer_and_undo_takes_it_back() -> None:
    assert facts(SCENES["choose-several"]) == [
        (Reviewed, Chosen((1, 2))),
        (Undone, None),
        (Reviewed, Chosen((0, 1, 2))),
        (Reviewed, Chosen((0, 2))),
        (Regraded, 5),
    ]


def test_a_refused_answer_can_be_called_right_and_an_unknown_command_is_no_answer() -> None:
    events = played(SCENES["type"])[1]
    assert [fact(event) for event in events] == [
        (Reviewed, Typed("VKOR")),
        (Regraded, 4),
        (Regraded, 3),
        (Reviewed, Typed("GGCX")),
    ]
    assert [event.claimed for event in events if isinstance(event, Regraded)] == [True, False]


def test_a_typed_number_that_is_none_is_asked_for_again_and_not_recorded() -> None:
    assert facts(SCENES["type-a-number"]) == [(Reviewed, Typed("0.18 mg"))]


def test_a_question_mark_says_that_one_does_not_know() -> None:
    assert facts(SCENES["fill-in"]) == [(Reviewed, Skipped()), (Reviewed, Typed("smooth muscle cells"))]


def test_a_learner_grades_what_was_recalled_and_enter_is_good() -> None:
    assert facts(SCENES["recall"]) == [
        (Reviewed, Recalled(2)),
        (Reviewed, Recalled(4)),
        (Reviewed, Recalled(5)),
        (Undone, None),
        (Reviewed, Recalled(4)),
    ]


@pytest.mark.parametrize("command", [":s", ":SKIP", "?"])
@pytest.mark.parametrize("asked", [LASTING, RICH, CARBOXYLASE, TRIAL_DOSE, MAKERS, PARADOX])
def test_every_question_can_be_skipped(asked: Card, command: str) -> None:
    assert facts(Scene((asked,), (command,))) == [(Reviewed, Skipped())]


def test_practice_moves_no_schedule_and_takes_no_other_grade() -> None:
    events = played(SCENES["practice"])[1]
    assert all(isinstance(event, Reviewed) and event.practice for event in events)
    assert replay(events).states == {}


@pytest.mark.parametrize("command", [":q", ":quit", ":Q"])
def test_quitting_ends_at_once_and_keeps_what_was_answered(command: str) -> None:
    text, events = played(Scene((LASTING, GLA), ("?", command, "", "?")))
    assert [fact(event) for event in events] == [(Reviewed, Skipped())]
    assert "Every answer is saved." in text


@pytest.mark.parametrize("lines", [(":u",), (":undo",), (":r",), ("?", ":r"), ("3", ":r"), (":",), (":x",)])
def test_a_command_that_makes_no_sense_here_records_nothing(lines: tuple[str, ...]) -> None:
    assert len(played(Scene((LASTING,), lines))[1]) == len(lines) - 1


@pytest.mark.parametrize("command", [":", ":x", ":quitting"])
def test_an_unknown_command_is_told_and_the_sitting_goes_on(command: str) -> None:
    text, events = played(Scene((LASTING,), (command, "?")))
    assert "There is no such command; :h lists them." in text
    assert [fact(event) for event in events] == [(Reviewed, Skipped())]


def test_undo_while_a_back_is_shown_asks_the_card_before_it_again() -> None:
    assert facts(Scene((LASTING, PARADOX), ("3", "", "", ":u", "2"))) == [
        (Reviewed, Chosen((0,))),
        (Undone, None),
        (Reviewed, Chosen((1,))),
    ]


def test_a_sitting_without_an_answer_counts_nothing() -> None:
    text, _ = played(Scene((LASTING,), (":q",)))
    assert text.endswith("\nStopped with 1 card left. Every answer is saved.\n1 card not seen yet.\n")


def test_blank_lines_never_answer_a_question() -> None:
    for asked in (LASTING, RICH, CARBOXYLASE, TRIAL_DOSE, MAKERS):
        assert facts(Scene((asked,), ("", " ", "\t", ""))) == []


@pytest.mark.parametrize(
    ("asked", "lines"),
    [(LASTING, ("3",)), (CARBOXYLASE, ("x",)), (PARADOX, ("", "3")), (PARADOX, ("", "1"))],
)
def test_a_full_disk_is_told_and_the_question_stays(asked: Card, lines: tuple[str, ...]) -> None:
    text, events = played(Scene((asked,), (*lines, *lines[-1:]), full=True))
    assert text.count("The disk is full: make room, then answer again.") == 2
    assert events == []
    assert "Stopped with 1 card left." in text


texts = st.text(max_size=30)
options = st.builds(Option, texts, st.booleans(), texts, texts)
terms = st.builds(Term, texts, st.lists(texts, max_size=2).map(tuple))
gaps = st.builds(Gap, st.just(1), terms, texts)
interactions: st.SearchStrategy[Interaction] = st.one_of(
    st.builds(Choose, st.lists(options, min_size=1, max_size=4).map(tuple), st.booleans()),
    st.builds(TypeIn, st.one_of(terms, st.builds(Quantity, st.just(Decimal(1)), st.just(Decimal(2)), texts, texts))),
    st.builds(lambda before, gap: FillIn((before, gap), 1), texts, gaps),
    st.builds(Recall, texts),
)
cards = st.lists(st.builds(card, interactions, texts, explain=texts), max_size=3).map(
    lambda some: tuple(
        card(each.interaction, each.prompt, f"item-{n}", each.item.explain) for n, each in enumerate(some)
    )
)
lines = st.one_of(st.sampled_from(("", "?", "1", "2", "3", "4", "1 2", ":u", ":r", ":h", ":q", "\x1b[2J")), texts)


@given(asked=cards, typed=st.lists(lines, max_size=12).map(tuple), practice=st.booleans())
def test_whatever_is_asked_and_typed_the_sitting_ends_and_nothing_steers_the_terminal(
    *, asked: tuple[Card, ...], typed: tuple[str, ...], practice: bool
) -> None:
    text, events = played(Scene(asked, typed, practice=practice), echo=False)
    assert not any(is_harmful(character) for character in text)
    assert len(events) <= len(typed)
    assert all(event.practice == practice for event in events if isinstance(event, Reviewed))
