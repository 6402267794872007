"""What the lock remembers of an item: a fingerprint of each right answer, and a digest of all that a learner sees."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from decimal import Decimal
from hashlib import blake2b
from typing import assert_never

from k2quiz.bank.deck import Deck
from k2quiz.card import Arrange, Card, Choose, FillIn, Interaction, Item, Quantity, Recall, Term, TypeIn
from k2quiz.grading.normal import normal_form
from k2quiz.grading.quantity import unit_form
from k2quiz.grading.units import measure_of

_UNSEEN = frozenset({"place", "covers", "nuance", "stance", "was", "revision", "picture", "contrasts"})
"""What an item has for its authors alone, and its picture, which counts as what it shows."""


def right_answers(card: Card) -> tuple[str, ...]:
    """Fingerprints of the card's right answer: first of the answer as authored, then of others that count as it.

    Case, accents, spaces, hyphens and whatever else does not matter when an answer is judged does not matter here.
    """
    return tuple(_digest(answer) for answer in _answers(card.interaction))


def content_digest(deck: Deck, item: Item, family: Iterable[Card]) -> str:
    """A digest of everything of an item that a learner can see, the same wherever the deck lies.

    What is empty does not count, so that a field added to the format moves only the items that have it.
    """
    picture = item.picture and [item.picture.digest, item.picture.alt]
    own = {name: value for name, value in asdict(item).items() if name not in _UNSEEN}
    cards = [[card.part, card.prompt, type(card.interaction).__name__, asdict(card.interaction)] for card in family]
    return _digest([deck.language, deck.disclaimer, deck.topics.get(item.topic, ""), own, picture, cards])


def _answers(interaction: Interaction) -> list[object]:
    match interaction:
        case Choose(options=options):
            return [sorted(_form(option.text) for option in options if option.right)]
        case TypeIn(answer=answer):
            return _quantity(answer) if isinstance(answer, Quantity) else _term(answer)
        case FillIn() as fill:
            return _term(fill.gap.answer)
        case Arrange(targets=targets, labels=labels):
            placed = [[_form(target)] for target in targets]
            return [sorted([*place, _form(label)] for label, place in zip(labels, placed, strict=False)) or placed]
        case Recall(answer=back):
            return [[_form(back)]]
        case _:
            assert_never(interaction)


def _term(term: Term) -> list[object]:
    return [[_form(text)] for text in (term.answer, *term.accept)]


def _quantity(quantity: Quantity) -> list[object]:
    """The number as authored: how far off an answer may be is not its meaning."""
    shown = quantity.shown or f"{quantity.low} {quantity.high}"
    return [[_form(shown), *_unit(quantity.unit)]]


def _unit(unit: str) -> list[str]:
    form = unit_form(unit)
    measure = measure_of(form)
    return [*measure.dimension, str(measure.size), str(measure.per)] if measure else [form] if form else []


def _form(text: str) -> list[str]:
    form = normal_form(text)
    return [form.key, *form.negations]


def _digest(value: object) -> str:
    text = json.dumps(_filled(value), sort_keys=True, ensure_ascii=False, default=_as_text)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _filled(value: object) -> object:
    """The value without what is empty in its mappings."""
    if isinstance(value, Mapping):
        return {name: _filled(entry) for name, entry in value.items() if entry not in ("", (), 0, None)}
    return [_filled(entry) for entry in value] if isinstance(value, list | tuple) else value


def _as_text(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"no digest of {type(value).__name__}")
