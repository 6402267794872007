"""Faults put into the templates on purpose, each of which the trial of a card has to find."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.anki.browser.answers import How
from tests.anki.browser.cards import shown
from tests.anki.browser.chance import SHOWINGS, unlike_chance
from tests.anki.browser.host import Host, Mode, Model
from tests.anki.browser.trial import trial
from tests.anki.learner import Learner

FAULTS = {
    "the shuffle is biased": ("one", "qfmt", "random() * (last + 1)", "random() * order.length"),
    "the last never stays where it was": ("steps", "qfmt", "random() * (last + 1)", "random() * last"),
    "every card is shuffled alike": ("one", "qfmt", "const random = generator(seed)", "const random = generator(1)"),
    "both sides have another order": ("one", "afmt", "list.children, state.seed", "list.children, state.seed + 1"),
    "the answer stands on the question": ("one", "qfmt", '"k2-prompt"', '"k2-prompt" title="{{Answer}}"'),
    "a reason stands on the question": ("one", "qfmt", 'data-option="B"', 'data-option="B" title="{{Why B}}"'),
    "a partner stands on the question": ("pairs", "qfmt", 'data-row="1"', 'data-row="1" title="{{Right 1}}"'),
    "a constant is left behind": ("one", "qfmt", "(function () {", "const OPTIONS = 8;\n(function () {"),
    "a variable is left behind": ("one", "afmt", "(function () {", "var right = 1;\n(function () {"),
    "a right option is called wrong": ("one", "afmt", "right.includes(row", "!right.includes(row"),
    "a choice is forgotten": ("one", "afmt", 'taken ? "✓ right, your choice" : missed', "missed"),
    "several right ones are one": ("several", "qfmt", 'choices.classList.contains("several")', "false"),
    "options that are kept are shuffled": ("keep", "qfmt", "const rows = keep ?", "const rows = !keep ?"),
    "letters stand on the answer side": ("one", "css", ".k2-scripted .k2-options, .k2-pairs", ".k2-pairs"),
    "the letters of the answer are told": ("one", "css", ".k2-scripted .k2-solution, ", ""),
    "an option is lost": ("several", "qfmt", '<li data-option="H" dir="auto">{{H}}</li>', ""),
    "a step is not counted": ("steps", "afmt", "position === place", "position + 1 === place"),
    "a pair is not compared": ("pairs", "afmt", "if (taken ===", "if (taken !=="),
    "an option is too small to tap": ("one", "css", "min-height: 44px; padding: 10px 12px; font", "font"),
    "an option cannot be tapped on a phone": ("one", "qfmt", "k2-row tappable", "k2-row"),
    "a line is too pale by night": ("one", "css", "--k2-soft: #a8b0b9", "--k2-soft: #606060"),
    "a line is too wide": ("one", "css", "overflow-wrap: anywhere;", "min-width: 500px;"),
    "a script breaks": ("steps", "qfmt", "badges.forEach", "badge.forEach"),
    "only the session is remembered": ("one", "qfmt", 'put("localStorage"', 'put("sessionStorage"'),
    "the explanation is not shown": ("one", "afmt", "{{Explanation}}</div>", "</div>"),
}
"""A note, the part of its type, and what is written there in place of what."""


@contextmanager
def changed(someone: Learner, name: str, part: str, old: str, new: str) -> Iterator[None]:
    """A note's type with another text in one part of it, for as long as that is looked at."""
    models = someone.collection.models
    kept = models.get(someone.note(f"demo/one/{name}").mid)
    assert kept is not None
    holder = kept if part == "css" else kept["tmpls"][0]
    right = holder[part]
    assert old in right
    holder[part] = right.replace(old, new)
    models.update_dict(kept)
    yield
    holder[part] = right
    models.update_dict(kept)


def found(host: Host, someone: Learner, name: str) -> list[str]:
    """Everything that is wrong with a card, by a desktop's night and on a phone that forgets, and with its orders."""
    card = shown(someone.cards(f"demo/one/{name}")[0])
    faults: list[str] = []
    for model, mode in ((Model.ONE_PAGE, Mode.NIGHT), (Model.FORGETFUL, Mode.DAY)):
        host.become(model, mode)
        faults += [fault for how in How for fault in trial(host, card, how)]
    if name in ("one", "pairs", "steps"):
        faults += unlike_chance(host.arrangements(card.front, card.key, SHOWINGS))
    return faults


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(reviewer: Host, every_type: Learner, fault: str) -> None:
    name, part, old, new = FAULTS[fault]
    with changed(every_type, name, part, old, new):
        assert found(reviewer, every_type, name)


@pytest.mark.parametrize("name", ["one", "several", "keep", "pairs", "steps"])
def test_a_change_that_breaks_nothing_is_no_fault(reviewer: Host, every_type: Learner, name: str) -> None:
    with changed(every_type, name, "qfmt", "(function () {", "(function () {\n// the same"):
        assert not found(reviewer, every_type, name)
