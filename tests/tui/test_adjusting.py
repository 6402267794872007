"""Values on either side of a value."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.settings import BOUNDS, NO_LIMIT, THEMES, Settings
from k2quiz.tui import keys
from k2quiz.tui.adjusting import SETTINGS, Setting, groups, remapped, shown, stepped, value_of
from k2quiz.tui.states import ACTIONS

BY_NAME = {setting.name: setting for setting in SETTINGS}
NUMBERS = [setting for setting in SETTINGS if setting.name in BOUNDS]


def test_every_setting_but_the_keys_can_be_adjusted() -> None:
    assert list(BY_NAME) == [field.name for field in fields(Settings) if field.name != "keys"]
    assert [value_of(Settings(), setting) for setting in SETTINGS] == [10, NO_LIMIT, 4, "dark"]


@given(st.sampled_from(NUMBERS), st.data(), st.lists(st.sampled_from([-1, 1]), max_size=30))
def test_no_step_leads_out_of_bounds(setting: Setting, data: st.DataObject, steps: list[int]) -> None:
    bounds = BOUNDS[setting.name]
    value: int | str = data.draw(st.integers(bounds.start, bounds.stop - 1))
    for step in steps:
        value = stepped(setting, value, step)
        assert value in bounds


def test_hours_and_themes_go_round() -> None:
    assert stepped(BY_NAME["day_starts_at"], 23, 1) == 0
    assert stepped(BY_NAME["theme"], THEMES[0], -1) == THEMES[-1]
    assert stepped(BY_NAME["theme"], THEMES[0], 1) == THEMES[1]


@pytest.mark.parametrize(
    ("value", "step", "then"),
    [(NO_LIMIT, -1, 200), (NO_LIMIT, 1, NO_LIMIT), (500, 1, NO_LIMIT), (490, 1, 500), (5, -1, 0), (900, -1, 890)],
)
def test_reviews_have_no_limit_beyond_what_anybody_does(value: int, step: int, then: int) -> None:
    assert stepped(BY_NAME["reviews_per_day"], value, step) == then


def test_values_are_told_in_words() -> None:
    assert shown(BY_NAME["reviews_per_day"], NO_LIMIT) == "no limit"
    assert shown(BY_NAME["day_starts_at"], 4) == "04:00"
    assert shown(BY_NAME["new_per_day"], 10) == "10"
    assert shown(BY_NAME["theme"], "ansi") == "ansi"


def test_every_action_that_can_have_other_keys_is_in_one_group() -> None:
    grouped = [action.id for _, each in groups() for action in each]
    assert sorted(grouped) == sorted(action.id for action in ACTIONS if not action.numbered)


def test_a_new_key_takes_the_place_of_those_that_write() -> None:
    assert remapped(keys.UNDO, "z") == ("z",)
    assert remapped(keys.LEAVE, "z") == ("z", "escape")
    assert remapped(keys.UP, "up") == ("up",)
