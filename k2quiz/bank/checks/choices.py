"""Choices that give the answer away, or leave a wrong belief standing."""

import re

from k2quiz.bank import rules
from k2quiz.bank.checks.reading import Choices, Reading
from k2quiz.bank.checks.words import ABSOLUTES
from k2quiz.bank.kinds.choice import CHOICES
from k2quiz.bank.rules import Report

MARGIN = 6
"""Characters by which a right option may not be longer than every wrong one."""

UNEVEN = 0.45
"""Coefficient of variation of the options' lengths from which they look uneven."""

CONVERGENCE = 0.12
"""How much more than every other option the right one may share with the rest (mean Jaccard)."""

CLANG_LENGTH = 5
"""Letters of a word that rings a bell when it returns."""

_OF_THE_ABOVE = re.compile(r"\b(all|none|both|neither) of (the above|these|them)\b", re.IGNORECASE)
_FEATURES = (("a digit", re.compile(r"\d")), ("a bracket", re.compile(r"[(\[]")), ("`%`", re.compile("%")))
_SEMICOLON = ("a semicolon", re.compile(";"))


def check_choices(reading: Reading, report: Report) -> None:
    """Look at what tells the right option from the wrong ones, and whether each has its reason."""
    choices = reading.choices
    if choices is None:
        return
    _check_reasons(reading, choices, report)
    _check_lengths(reading, choices, report)
    _check_features(reading, choices, report)
    _check_convergence(reading, choices, report)
    if reading.english:
        _check_above(reading, choices, report)
        _check_absolutes(reading, choices, report)
    _check_clang(reading, choices, report)


def _check_reasons(reading: Reading, choices: Choices, report: Report) -> None:
    if reading.node.get(CHOICES.name) is None:
        mend = "list the choices under `choices:`, each with `right:` or `wrong:` and its `why:`"
        report.add(rules.NO_REASON, reading.item.place, "the choices have no reasons", mend)
        return
    for index, option in enumerate(choices.options):
        if not option.why:
            message = f"the choice `{option.text}` has no reason"
            report.add(rules.NO_REASON, reading.option_place(index), message, "add a `why:` to it")


def _check_lengths(reading: Reading, choices: Choices, report: Report) -> None:
    """One finding at most: whichever of the three says most of the fault."""
    lengths = [len(option.text) for option in choices.options]
    longest = max(lengths[index] for index in choices.wrong)
    key = choices.key
    if key is not None and longest < 0.75 * lengths[key] and len(choices.options[key].text.split()) >= 4:
        message, mend = (
            "the right choice is much longer than every wrong one",
            "shorten it, or make a wrong one as long",
        )
        report.add(rules.LONGEST_IS_RIGHT, reading.option_place(key), message, mend)
    elif key is not None and lengths[key] - longest >= MARGIN:
        message = f"the right choice is {lengths[key] - longest} characters longer than every wrong one"
        mend = "shorten it, or make a wrong one as long"
        report.add(rules.LONGER_IS_RIGHT, reading.option_place(key), message, mend)
    elif _variation(lengths) > UNEVEN:
        message = f"the choices are from {min(lengths)} to {max(lengths)} characters long"
        report.add(rules.UNEVEN_CHOICES, reading.choices_place, message, "write them about equally long")


def _variation(lengths: list[int]) -> float:
    """The coefficient of variation: standard deviation over mean."""
    count, total = len(lengths), sum(lengths)
    squares = sum(length * length for length in lengths)
    return float((count * squares - total * total) ** 0.5 / total)


def _check_features(reading: Reading, choices: Choices, report: Report) -> None:
    if choices.key is None:
        return
    right, wrong = choices.options[choices.key].text, "".join(choices.options[index].text for index in choices.wrong)
    if right.replace(" ", "").isalpha():
        return
    for name, feature in (*_FEATURES, _SEMICOLON):
        if feature.search(right) and not feature.search(wrong):
            message = f"only the right choice has {name}"
            mend = "give a wrong one the same look, or take it out"
            report.add(rules.ONLY_RIGHT_HAS, reading.option_place(choices.key), message, mend)
            return


def _check_convergence(reading: Reading, choices: Choices, report: Report) -> None:
    key = choices.key
    if key is None or len(choices.options) < 3:
        return
    shared = choices.shared
    if shared[key] > max(shared[index] for index in choices.wrong) + CONVERGENCE:
        message = "the right choice has the most words in common with the others"
        mend = "let two wrong ones share words of their own"
        report.add(rules.CONVERGENCE, reading.option_place(key), message, mend)


def _check_above(reading: Reading, choices: Choices, report: Report) -> None:
    for index, option in enumerate(choices.options):
        if choices.shuffle and " of " in option.text and _OF_THE_ABOVE.search(option.text):
            message = f"`{option.text}` among shuffled choices"
            report.add(rules.OF_THE_ABOVE, reading.option_place(index), message, "drop it")


def _check_absolutes(reading: Reading, choices: Choices, report: Report) -> None:
    if any(not ABSOLUTES.isdisjoint(choices.sets[index]) for index in choices.right):
        return
    for index in choices.wrong:
        found = ABSOLUTES & choices.sets[index]
        if found and not _OF_THE_ABOVE.search(choices.options[index].text):
            message = f"`{min(found)}` stands only in a wrong choice"
            mend = "take it out, or use such a word in a right one too"
            report.add(rules.ABSOLUTE_IS_WRONG, reading.option_place(index), message, mend)
            return


def _check_clang(reading: Reading, choices: Choices, report: Report) -> None:
    if choices.key is None:
        return
    echoes = clang(reading, choices.sets[choices.key])
    echoes = echoes.difference(*(choices.sets[index] for index in choices.wrong)) if echoes else echoes
    if echoes:
        message = f"`{min(echoes)}` stands in the question and, of all choices, only in the right one"
        mend = "use another word for it in one of the two, or give it to a wrong choice too"
        report.add(rules.CLANG, reading.option_place(choices.key), message, mend)


def clang(reading: Reading, option: frozenset[str]) -> frozenset[str]:
    """The long words of the question that return in an option."""
    return frozenset(word for word in option & reading.content if len(word) >= CLANG_LENGTH)
