"""A moment of a sitting, whole."""

from k2quiz.grading.response import Chosen
from k2quiz.study.session import SEASONED
from k2quiz.tui.render.scene import grades, scene_page
from k2quiz.tui.stage import Scene
from tests.cards import choice
from tests.learner import learner_with
from tests.study.leech import learner_with_lapses
from tests.tui.sample import text_of


def scene_after(reviews: int) -> Scene:
    learner = learner_with([choice(str(number)) for number in range(reviews)], new_per_day=reviews)
    sitting = learner.desk().study(learner.cards)
    while sitting.session.question:
        sitting.go_on()
        sitting.answer(Chosen((0,)))
        if not sitting.session.left:
            return Scene(sitting.session, None)
        sitting.go_on()
    raise AssertionError("there was nothing to answer")


def test_the_grade_buttons_tell_of_days_once_the_learner_has_twenty_reviews() -> None:
    few, enough = (text_of(grades(scene_after(reviews), 80, 2)) for reviews in (SEASONED - 1, SEASONED))
    assert few.split() == ["1", "Again", "2", "Hard", "▸3", "Good", "4", "Easy"]
    assert "tomorrow" in enough


def test_a_leech_is_pointed_out_on_every_size_of_screen() -> None:
    learner = learner_with_lapses(6)
    sitting = learner.desk().study(learner.cards)
    sitting.answer(Chosen((1,)))
    for height in (6, 20):
        page = scene_page(Scene(sitting.session, None), {}, 76, height)
        assert "You have forgotten this 7 times. Read the explanation before you go on" in text_of(page)
        assert 0 < page.to_read <= len(page.lines)
    sitting.go_on()
