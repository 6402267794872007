"""A note of every type in every reviewer, by day and by night, on a phone's width."""

import pytest
from playwright.sync_api import Browser

from tests.anki.browser.answers import SCRIPTED, How
from tests.anki.browser.cards import Shown, shown
from tests.anki.browser.host import Host, Mode, Model, host
from tests.anki.browser.trial import lacking, trial
from tests.anki.learner import Learner

PHONES = (Model.RELOADED, Model.FORGETFUL, Model.REFUSED)
REVIEWERS = [
    *((Model.ONE_PAGE, mode) for mode in (Mode.DAY, Mode.NIGHT)),
    *((model, mode) for model in PHONES for mode in (Mode.DAY, Mode.NIGHT_ON_PHONES)),
]


def card(someone: Learner, name: str) -> Shown:
    """The first card of an item of the sample."""
    return shown(someone.cards(f"demo/one/{name}")[0])


@pytest.mark.parametrize(("model", "mode"), REVIEWERS)
def test_a_card_takes_every_answer_in_every_reviewer(
    reviewer: Host, every_type: Learner, model: Model, mode: Mode
) -> None:
    reviewer.become(model, mode)
    faults = {}
    for each in map(shown, every_type.cards()):
        for how in How if each.type in SCRIPTED else [How.NOTHING]:
            faults[each.front, how] = (each.key, trial(reviewer, each, how))
    assert not {(key, how): found for (_, how), (key, found) in faults.items() if found}
    assert len(faults) == 6 * len(How) + len(every_type.cards()) - 6


@pytest.mark.parametrize("model", [Model.ONE_PAGE, Model.RELOADED])
def test_a_card_starts_anew_whatever_came_before_it(reviewer: Host, every_type: Learner, model: Model) -> None:
    reviewer.become(model)
    names = ("several", "one", "steps", "pairs", "one", "one", "gaps", "one")
    faults = [trial(reviewer, card(every_type, name), how) for name in names for how in (How.WRONG, How.NOTHING)]
    assert faults == [[]] * len(faults)


@pytest.mark.parametrize("model", Model)
@pytest.mark.parametrize("name", ["one", "pairs", "steps"])
def test_an_answer_that_was_not_asked_for_tells_of_no_choice(
    reviewer: Host, every_type: Learner, model: Model, name: str
) -> None:
    reviewer.become(model)
    trial(reviewer, card(every_type, "several"), How.WRONG)
    reviewer.become(model)
    reviewer.show(card(every_type, name).back)
    told = reviewer.see()
    assert (told.outcome, told.flaws) == ("", ())
    assert not [row.mark for row in told.rows if row.mark not in ("", "✓ right")]


def test_a_typed_answer_is_compared_and_the_whole_answer_told(reviewer: Host, every_type: Learner) -> None:
    reviewer.become(Model.ONE_PAGE)
    for name, answer in {"word": "dp-ucMGP", "dose": "180 µg"}.items():
        (each,) = every_type.cards(f"demo/one/{name}")
        for typed, is_right in {answer: True, "nonsense": False, "": False}.items():
            compared = shown(each, typed)
            reviewer.show(compared.back)
            told = reviewer.see()
            assert not told.flaws
            assert f"Answer: {answer}" in told.text
            assert is_right == ("typeGood" in compared.back and "typeMissed" not in compared.back)


def test_a_card_is_whole_without_its_script(browser: Browser, every_type: Learner) -> None:
    with host(browser, scripts=False) as reviewer:
        reviewer.model = Model.RELOADED
        for each in map(shown, every_type.cards()):
            reviewer.show(each.front)
            asked = reviewer.text()
            reviewer.show(each.back)
            told = reviewer.text()
            numbered = [name for name in each.fields if name.startswith(("Why", "Left", "Right", "Step"))]
            assert not lacking(each, asked, ["Prompt", *"ABCDEFGH", "Targets", "Shuffled"])
            assert not lacking(each, told, ["Prompt", *"ABCDEFGH", *numbered, "Explanation", "Answer"])
            assert ("Answer: " in told) == (each.type in ("Choice", "Typed"))
