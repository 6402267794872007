from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Arrange, Card, Choose, FillIn, Gap, Interaction, Option, Quantity, Recall, Term, TypeIn
from k2quiz.event import Event, Flagged, Redone, Regraded, Reset, Reviewed, Suspended, Undone
from k2quiz.grading.response import Arranged, Chosen, Recalled, Response, Skipped, Typed
from k2quiz.history import replay
from k2quiz.text import is_harmful
from tests.plain.scenes import (
    CARBOXYLASE,
    GLA,
    GOLDEN,
    HINTED,
    LASTING,
    LEARNT,
    MAKERS,
    PARADOX,
    PLACES,
    REVISED,
    RICH,
    SCENES,
    STEPS,
    TRIAL_DOSE,
    Scene,
    card,
    played,
)

Fact = tuple[type[Event], Response | int | None]


def facts(scene: Scene) -> list[Fact]:
    """What a scene records: each answer with its response, each other grade, each answer taken back, each reset."""
    return [fact(event) for event in played(scene)[1]]


def fact(event: Event) -> Fact:
    match event:
        case Reviewed(response=response):
            return Reviewed, response
        case Regraded(grade=grade):
            return Regraded, grade
        case Undone():
            return Undone, None
        case Reset(afresh=afresh):
            return Reset, afresh
        case _:
            return type(event), None


@pytest.mark.parametrize("name", SCENES)
def test_a_sitting_reads_as_its_golden_transcript(name: str) -> None:
    assert played(SCENES[name])[0] == (GOLDEN / f"{name}.txt").read_text("utf-8")


def test_a_note_is_kept_as_it_was_written_and_an_undone_answer_can_be_redone() -> None:
    flags = [event for event in played(SCENES["flag"])[1] if isinstance(event, Flagged)]
    assert [(event.flagged, event.note) for event in flags] == [(True, "The Half-lives"), (False, ""), (True, "")]
    assert [kind for kind, _ in facts(SCENES["redo"])] == [Reviewed, Undone, Redone]
    assert [kind for kind, _ in facts(SCENES["put-away"])].count(Suspended) == 5


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


def test_numbers_in_order_fill_the_slots_and_half_of_them_right_is_graded_2() -> None:
    answers = [event for event in played(SCENES["match"])[1] if isinstance(event, Reviewed)]
    assert [(answer.response, answer.grade) for answer in answers] == [
        (Arranged((0, 2)), 2),
        (Skipped(), 0),
        (Arranged((0, 1)), 4),
    ]


def test_an_order_with_less_than_half_of_it_right_is_graded_1() -> None:
    answers = [event for event in played(SCENES["order"])[1] if isinstance(event, Reviewed)]
    assert [(answer.response, answer.grade) for answer in answers][:1] == [(Arranged((1, 0, 2)), 1)]


def test_after_a_hint_a_right_answer_is_graded_3_and_says_so() -> None:
    answers = [event for event in played(SCENES["hint"])[1] if isinstance(event, Reviewed)]
    assert [(answer.grade, "hint" in answer.reasons) for answer in answers] == [(3, True), (3, True)]


def test_a_hint_counts_for_its_question_only() -> None:
    answers = played(Scene((HINTED,), (":hint", "no", "", "GGCX")))[1]
    assert [(event.grade, "hint" in event.reasons) for event in answers if isinstance(event, Reviewed)] == [
        (1, True),
        (4, False),
    ]


@pytest.mark.parametrize("asked", [LASTING, REVISED])
def test_there_is_no_hint_where_the_author_gave_none(asked: Card) -> None:
    text, events = played(Scene((asked,), (":hint", "", ":hint")))
    assert text.count("There is no hint here.") == 2
    assert events == []


@pytest.mark.parametrize(("line", "afresh"), [("s", True), ("c", False)])
def test_a_revised_card_is_answered_once_the_learner_has_said_what_becomes_of_it(*, line: str, afresh: bool) -> None:
    scene = Scene((REVISED,), ("1", "?", line, "3"), before=LEARNT, later=1)
    assert facts(scene)[:1] == [(Reset, afresh)]
    assert [kind for kind, _ in facts(scene)] == [Reset, Reviewed]


@pytest.mark.parametrize("command", [":s", ":SKIP", "?"])
@pytest.mark.parametrize("asked", [LASTING, RICH, CARBOXYLASE, TRIAL_DOSE, MAKERS, PLACES, STEPS, PARADOX])
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
    for asked in (LASTING, RICH, CARBOXYLASE, TRIAL_DOSE, MAKERS, PLACES, STEPS):
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
    st.builds(Arrange, st.lists(texts, min_size=2, max_size=4).map(tuple), st.just(()) | st.tuples(texts, texts)),
    st.builds(Recall, texts),
)
cards = st.lists(st.builds(card, interactions, texts, explain=texts), max_size=3).map(
    lambda some: tuple(
        card(each.interaction, each.prompt, f"item-{n}", each.item.explain) for n, each in enumerate(some)
    )
)
lines = st.one_of(
    st.sampled_from(("", "?", "1", "2", "3", "4", "1 2", "2 1 3", ":hint", ":u", ":r", ":h", ":q", "\x1b[2J")), texts
)


@given(asked=cards, typed=st.lists(lines, max_size=12).map(tuple), practice=st.booleans())
def test_whatever_is_asked_and_typed_the_sitting_ends_and_nothing_steers_the_terminal(
    *, asked: tuple[Card, ...], typed: tuple[str, ...], practice: bool
) -> None:
    text, events = played(Scene(asked, typed, practice=practice), echo=False)
    assert not any(is_harmful(character) for character in text)
    assert len(events) <= len(typed)
    assert all(event.practice == practice for event in events if isinstance(event, Reviewed))
