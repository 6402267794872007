"""What stands in the fields of a note: the cards of one item, lowered to a note type of Anki. Pure.

Everything that an author wrote passes through `field_text`; the only HTML in a field is what this room adds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from k2quiz.anki.identity import REVERSE
from k2quiz.anki.markup import cited, explained, field_text, gap_text, listed, repeated_text
from k2quiz.anki.media import image
from k2quiz.anki.note_types import BASIC, CHOICE, CLOZE, LETTERS, MATCH, ORDER, PLACES, TYPED, NoteType
from k2quiz.bank.deck import Deck
from k2quiz.card import Arrange, Card, Choose, FillIn, Gap, Item, Quantity, Recall, Term, TypeIn
from k2quiz.errors import UsageError

RENDERED_AT = 1_795_471_200
"""Epoch second of the last change to how fields are written: raise it with every change, or Anki ignores the change.

Raising it makes every note newer than the learners' copies, and so overwrites what they changed: not for trifles.
"""

_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Lowered:
    """The HTML of the fields that are not empty, by name."""

    type: NoteType
    values: Mapping[str, str]


def lowered(cards: Sequence[Card]) -> Lowered:
    """The fields that only a note type of this kind has, for all cards of one item.

    Raises UsageError where the item is larger than its note type.
    """
    card = cards[0]
    match card.interaction:
        case Choose():
            return Lowered(CHOICE, {"Prompt": field_text(card.prompt)} | _choice(card.item, card.interaction))
        case TypeIn():
            return Lowered(TYPED, {"Prompt": field_text(card.prompt)} | _typed(card.interaction.answer))
        case FillIn():
            return _cloze(card.interaction)
        case Arrange():
            return _arranged(card.prompt, card.interaction)
        case Recall():
            return _basic(card.prompt, card.interaction, [other.part for other in cards])
        case _:
            assert_never(card.interaction)


def shared(deck: Deck, item: Item) -> dict[str, str]:
    """The fields that every note type has."""
    return {
        "Context": field_text(item.context),
        "Image": image(item.picture) if item.picture else "",
        "Hint": field_text(item.hint),
        "Explanation": field_text(item.explain),
        "References": listed(map(cited, item.references)),
        "Topic": repeated_text(deck.topics.get(item.topic, item.topic)),
        "Level": repeated_text(item.level),
        "Disclaimer": repeated_text(deck.disclaimer),
        "Language": repeated_text(deck.language),
        "Key": field_text(item.id),
    }


def _choice(item: Item, choose: Choose) -> dict[str, str]:
    """The options, which where they are shuffled come by their texts, for authors write the right one first.

    A reason that stands at a right one is not said again at a wrong one, as in true and false.
    """
    if len(choose.options) > len(LETTERS):
        raise UsageError(
            f"{item.place}: {item.id} has {len(choose.options)} options, and an Anki note has room for {len(LETTERS)}. "
            "Take some away, or make two items of it."
        )
    options = sorted(choose.options, key=lambda option: option.text.casefold()) if choose.shuffle else choose.options
    named = tuple(zip(LETTERS, options, strict=False))
    known = {option.why for option in choose.options if option.right}
    kind = "truth" if item.kind == "truth" else "several" if choose.several else "one"
    values = {
        "Kind": kind if choose.shuffle else f"{kind} keep",
        "Answer": " ".join(letter for letter, option in named if option.right),
    }
    for letter, option in named:
        values[letter] = field_text(option.text)
        if option.right or option.why not in known:
            values[f"Why {letter}"] = field_text(option.why)
    return values


def _typed(answer: Term | Quantity) -> dict[str, str]:
    match answer:
        case Term():
            return {"Kind": "words", "Answer": field_text(answer.answer), **_other_answers((answer,))}
        case Quantity():
            return {
                "Kind": "number",
                "Answer": field_text(_with_unit(answer.shown or _decimal(answer.low), answer).replace(_MINUS, "-")),
                "Unit": field_text(answer.unit),
                "Accepted": listed(map(field_text, _ranges(answer))),
            }
        case _:
            assert_never(answer)


def _ranges(quantity: Quantity) -> list[str]:
    if quantity.low == quantity.high:
        return []
    return [_with_unit(f"anything from {_decimal(quantity.low)} to {_decimal(quantity.high)}", quantity)]


def _with_unit(shown: str, quantity: Quantity) -> str:
    return f"{shown} {quantity.unit}".rstrip()


def _decimal(number: Decimal) -> str:
    return format(number, "f")


def _other_answers(terms: Sequence[Term]) -> dict[str, str]:
    accepted = dict.fromkeys(spelling for term in terms for spelling in term.accept)
    refused = dict.fromkeys(refusal for term in terms for refusal in term.reject)
    return {
        "Accepted": listed(map(field_text, accepted)),
        "Refused": listed(explained(refusal.answer, refusal.why) for refusal in refused),
    }


def _cloze(fill_in: FillIn) -> Lowered:
    gaps = [piece for piece in fill_in.pieces if isinstance(piece, Gap)]
    text = "".join(field_text(piece) if isinstance(piece, str) else gap_text(piece) for piece in fill_in.pieces)
    values = {"Text": text, **_other_answers([gap.answer for gap in gaps])}
    return Lowered(CLOZE, values)


def _arranged(prompt: str, arrange: Arrange) -> Lowered:
    """Pairs or steps; what is to be placed is listed by its text, which tells nothing of where it belongs.

    Raises UsageError where there are more than a note has fields for.
    """
    if arrange.slots > len(PLACES):
        raise UsageError(f"“{prompt}” has {arrange.slots} places, and an Anki note has room for {len(PLACES)}.")
    targets = listed(map(field_text, sorted(arrange.targets, key=str.casefold)))
    values = {"Prompt": field_text(prompt)}
    for place, target in enumerate(arrange.targets[: arrange.slots], 1):
        if arrange.labels:
            values |= {f"Left {place}": field_text(arrange.labels[place - 1]), f"Right {place}": field_text(target)}
        else:
            values[f"Step {place}"] = field_text(target)
    if arrange.labels:
        return Lowered(MATCH, values | {"Targets": targets})
    return Lowered(ORDER, values | {"Shuffled": targets})


def _basic(front: str, recall: Recall, parts: Sequence[str]) -> Lowered:
    values = {"Front": field_text(front), "Back": field_text(recall.answer)}
    if REVERSE in parts:
        return Lowered(BASIC, values | {"Reverse": "yes"})
    return Lowered(BASIC, values)
