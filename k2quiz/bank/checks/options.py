"""The set of choices: how many, how they are written, and whether each excludes the others."""

import re
from decimal import Decimal
from itertools import combinations, pairwise

from k2quiz.bank import rules
from k2quiz.bank.checks.reading import Choices, Reading
from k2quiz.bank.checks.words import FREQUENCIES
from k2quiz.bank.rules import Report

SINGLE, SEVERAL = range(3, 6), range(3, 8)
"""How many options discriminate: where one is right, and where several are (Rodriguez 2005)."""

OPENING = 3
"""Words that make an opening."""

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_LETTERS = r"(?:[A-H]|[IVX]+|\([A-Ha-h]\))"
_K_TYPE = re.compile(rf"(?:both |only )?{_LETTERS}(?:(?:, | and |, and | & ){_LETTERS})+(?: only)?\.?", re.IGNORECASE)
_LABELLED = re.compile(r"(?:^|\s)\(?(?:[AB1]|I)[.):]\s")
_LONE_NUMBER = re.compile(rf"\D*({_NUMBER})\D*")
_RANGE = re.compile(rf"\s*({_NUMBER})\s*(?:[-–]|to\b|\.\.)\s*({_NUMBER})\s*(.*)")
_PLAIN_OPENING = re.compile(r"[^\W\d_]+(?=$|[\s,.])|[^\W\d_]{4,}(?=-)")


def check_options(reading: Reading, report: Report) -> None:
    """Look at the options as a set."""
    choices = reading.choices
    if choices is None:
        return
    _check_count(reading, choices, report)
    if not _check_k_type(reading, choices, report):
        _check_contained(reading, choices, report)
    _check_form(reading, choices, report)
    _check_opening(reading, choices, report)
    if any(option.text[:1].isdigit() for option in choices.options):
        _check_ranges(reading, choices, report)
        _check_order(reading, choices, report)
    if reading.english:
        _check_frequencies(reading, choices, report)


def _check_count(reading: Reading, choices: Choices, report: Report) -> None:
    good = SINGLE if choices.key is not None else SEVERAL
    if len(choices.options) not in good:
        message = f"{len(choices.options)} choices"
        mend = f"{good.start} to {good.stop - 1} serve best; one that nobody picks is no choice"
        report.add(rules.OPTION_COUNT, reading.choices_place, message, mend)


def _check_k_type(reading: Reading, choices: Choices, report: Report) -> bool:
    """Whether an option names other options by their letters."""
    found = [index for index, option in enumerate(choices.options) if _is_k_type(option.text)]
    if not found or (len(found) == len(choices.options) and not _LABELLED.search(reading.ask)):
        return False
    message = f"`{choices.options[found[0]].text}` names other choices"
    mend = "ask for every right one: write several under `right`"
    report.add(rules.K_TYPE, reading.option_place(found[0]), message, mend)
    return True


def _is_k_type(text: str) -> bool:
    return len(text) < 24 and _K_TYPE.fullmatch(text) is not None


def _check_contained(reading: Reading, choices: Choices, report: Report) -> None:
    for one, two in combinations(range(len(choices.sets)), 2):
        if choices.sets[one] <= choices.sets[two] or choices.sets[two] <= choices.sets[one]:
            shorter, longer = sorted((one, two), key=lambda index: len(choices.words[index]))
            if choices.sets[shorter] and _is_part(choices.words[shorter], choices.words[longer]):
                message = f"every word of `{choices.options[shorter].text}` is in `{choices.options[longer].text}` too"
                mend = "where one is right, so is the other: word them apart"
                report.add(rules.CONTAINED, reading.option_place(shorter), message, mend)
                return


def _is_part(part: list[str], whole: list[str]) -> bool:
    """Whether the words of a part come in its order within the whole, others between them or not."""
    rest = iter(whole)
    return all(word in rest for word in part)


def _check_form(reading: Reading, choices: Choices, report: Report) -> None:
    texts = [option.text for option in choices.options]
    stops = {text.endswith(".") for text in texts}
    capitals = {word[0][0].isupper() for text in texts if (word := _PLAIN_OPENING.match(text)) and _is_plain(word[0])}
    if len(stops) > 1 or len(capitals) > 1:
        what = "a full stop" if len(stops) > 1 else "a capital"
        message = f"some choices have {what} and others not"
        report.add(rules.UNLIKE_FORM, reading.choices_place, message, "write all of them in one form")


def _is_plain(word: str) -> bool:
    """Whether a word is written with a capital only because it begins a sentence, as far as its letters tell."""
    return len(word) > 1 and word[1:].islower()


def _check_opening(reading: Reading, choices: Choices, report: Report) -> None:
    openings = {tuple(found[:OPENING]) for found in choices.words}
    opening = next(iter(openings))
    if len(openings) == 1 and len(opening) == OPENING:
        message = f"every choice begins with “{' '.join(opening)}”"
        report.add(rules.SAME_OPENING, reading.choices_place, message, "move it into the question")


def _check_ranges(reading: Reading, choices: Choices, report: Report) -> None:
    ranges = [match for option in choices.options if (match := _RANGE.fullmatch(option.text))]
    if len(ranges) < len(choices.options) or len({match[3] for match in ranges}) > 1:
        return
    spans = sorted((_value(match[1]), _value(match[2]), index) for index, match in enumerate(ranges))
    for (_, end, _), (start, _, index) in pairwise(spans):
        if start < end:
            message = f"`{choices.options[index].text}` overlaps with another range"
            report.add(rules.RANGES_OVERLAP, reading.option_place(index), message, "let each begin where another ends")
            return


def _check_order(reading: Reading, choices: Choices, report: Report) -> None:
    numbers = [match for option in choices.options if (match := _LONE_NUMBER.fullmatch(option.text))]
    values = [_value(match[1]) for match in numbers]
    if choices.shuffle or len(values) < len(choices.options):
        return
    if values not in (sorted(values), sorted(values, reverse=True)):
        message, mend = "the numbers are not in their order", "write them from the smallest to the largest"
        report.add(rules.UNORDERED, reading.choices_place, message, mend)


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _check_frequencies(reading: Reading, choices: Choices, report: Report) -> None:
    for index, found in enumerate(choices.sets):
        if vague := FREQUENCIES & found:
            message, mend = f"`{min(vague)}` means another number to each reader", "say how many, or leave it out"
            report.add(rules.VAGUE_FREQUENCY, reading.option_place(index), message, mend)
            return
