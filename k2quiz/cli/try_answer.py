"""`k2quiz try`: what an answer would be graded."""

from argparse import ArgumentParser
from collections.abc import Iterable, Sequence

from k2quiz.bank.load import load_deck
from k2quiz.card import Arrange, Card, Choose, FillIn, Recall, TypeIn
from k2quiz.cli.names import one_named
from k2quiz.cli.output import print_json
from k2quiz.cli.workplace import add_deck_option
from k2quiz.errors import UsageError
from k2quiz.grading.judge import judge
from k2quiz.grading.lexicon import lexicon_of
from k2quiz.grading.response import Arranged, Chosen, Response, Typed
from k2quiz.grading.rules import Outcome, grade
from k2quiz.text import printable

_OPTIONS = {"--json": 0, "--deck": 1, "-h": 0, "--help": 0}
"""The command's options, and how many words follow each."""


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("item", metavar="ITEM", help="a card's id, or its shortest unambiguous end")
    parser.add_argument("answer", metavar="ANSWER", help="what a learner would type; for choices numbers as authored")
    parser.add_argument("--json", action="store_true", help="keys: card, correct, grade, reasons (code, text)")
    add_deck_option(parser)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(_options_first(arguments))
    cards = load_deck(options.deck).cards
    card = _card_named(options.item, cards)
    verdict = judge(card.interaction, _response(card, options.answer), lexicon_of(cards))
    ruled, reasons = grade(Outcome(verdict=verdict, recalled=None, pace=None, two_options=False, first_choice=False))
    if options.json:
        told = [{"code": reason.code, "text": reason.text} for reason in reasons]
        print_json({"card": card.id, "correct": verdict.correct, "grade": ruled, "reasons": told})
    else:
        print(f"{card.id}: {'right' if verdict.correct else 'wrong'}, grade {ruled}")
        for reason in reasons:
            print(f"  {printable(reason.text)}")
    return 0


def _options_first(arguments: Sequence[str]) -> list[str]:
    """The same words with everything that is no option of ours behind a `--`, for an answer may begin with `-`."""
    options: list[str] = []
    words: list[str] = []
    rest = iter(arguments)
    for word in rest:
        if word == "--":
            words.extend(rest)
        elif word.split("=", 1)[0] in _OPTIONS and len(words) != 1:
            options.append(word)
            options.extend(next(rest, "") for _ in range(_OPTIONS.get(word, 0)))
        else:
            words.append(word)
    return [*options, "--", *words]


def _card_named(name: str, cards: Iterable[Card]) -> Card:
    """The card that is meant: by its id or its end, or by its item's, where the item has one card."""
    families: dict[str, list[Card]] = {}
    for card in cards:
        families.setdefault(card.item.id, []).append(card)
    names: dict[str, Card] = {card.id: card for family in families.values() for card in family}
    names.update((item, family[0]) for item, family in families.items() if len(family) == 1)
    return names[one_named(name, names, "item")]


def _response(card: Card, answer: str) -> Response:
    match card.interaction:
        case Choose():
            return Chosen(_picked(card.interaction, answer))
        case TypeIn() | FillIn():
            return Typed(answer)
        case Arrange() as arrange:
            return Arranged(_placed(arrange, answer))
        case Recall():
            raise UsageError(f"{card.id} is a flashcard: its learner grades the answer.")


def _picked(choose: Choose, answer: str) -> tuple[int, ...]:
    texts = [option.text.casefold() for option in choose.options]
    if answer.casefold() in texts:
        return (texts.index(answer.casefold()),)
    numbers = answer.replace(",", " ").split()
    if numbers and all(number.isdecimal() and 1 <= int(number) <= len(texts) for number in numbers):
        return tuple(sorted({int(number) - 1 for number in numbers}))
    listed = "; ".join(f"{index} {option.text}" for index, option in enumerate(choose.options, 1))
    raise UsageError(f"Answer with the number of an option, or several: {listed}.")


def _placed(arrange: Arrange, answer: str) -> tuple[int, ...]:
    numbers = answer.replace(",", " ").split()
    targets = [str(number) for number in range(1, len(arrange.targets) + 1)]
    if len(numbers) == arrange.slots == len(set(numbers)) and set(numbers) <= set(targets):
        return tuple(int(number) - 1 for number in numbers)
    listed = "; ".join(f"{number} {target}" for number, target in zip(targets, arrange.targets, strict=True))
    raise UsageError(f"Answer with {arrange.slots} numbers, one for each place in turn: {listed}.")
