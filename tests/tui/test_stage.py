"""An answer in the making."""

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.grading.response import Chosen, Typed
from k2quiz.tui.stage import Draft, Scene, Stage
from tests.cards import choice, flashcard, number, several, typed
from tests.tui.sample import scene_of, told

PLACES = st.integers(0, 8)


@given(PLACES, st.lists(PLACES))
def test_a_mark_turned_over_twice_is_as_it_was(place: int, others: list[int]) -> None:
    draft = Draft(marked=frozenset(others))
    assert draft.toggled(place).marked == draft.marked ^ {place}
    assert draft.toggled(place).toggled(place).marked == draft.marked
    assert draft.toggled(place).pointer == place


@given(st.integers(-20, 20), st.integers(1, 9))
def test_the_pointer_stays_among_the_options(step: int, count: int) -> None:
    assert Draft().moved(step, count).pointer in range(count)
    assert Draft().moved(step, count).moved(-step, count) == Draft()


def test_the_answer_names_options_as_authored_whatever_their_order_on_the_screen() -> None:
    scene = scene_of(several())
    assert scene.question is not None
    places = frozenset(scene.question.order.index(index) for index in (4, 0))
    assert scene.chosen(places) == Chosen((0, 4))


def test_only_a_refused_typed_answer_can_be_claimed() -> None:
    assert told(typed(), Typed("no")).is_claimable
    assert not told(typed(), Typed("osteocalcin")).is_claimable
    assert not told(typed()).is_claimable
    assert not told(choice(), Chosen((1,))).is_claimable


def test_a_number_is_known_to_be_asked_for() -> None:
    assert scene_of(number()).quantity is not None
    assert scene_of(typed()).quantity is None


def test_a_card_is_revealed_once_it_was_looked_at() -> None:
    scene = scene_of(flashcard())
    assert scene.stage is Stage.RECALL
    assert Scene(scene.session, scene.question, Draft(revealed=True)).stage is Stage.REVEALED
