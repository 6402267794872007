"""What stands in the fields of a note: the cards of one item, lowered to a note type of Anki. Pure.

Everything that an author wrote passes through `field_text`; the only HTML in a field is what this room adds.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import assert_never

from k2quiz.anki.identity import REVERSE
from k2quiz.anki.markup import cited, explained, field_text, field_texts, gap_text, listed
from k2quiz.anki.media import image
from k2quiz.anki.note_types import BASIC, CHOICE, CLOZE, LETTERS, MATCH, ORDER, PLACES, TYPED, NoteType
from k2quiz.bank.deck import Deck
from k2quiz.card import Arrange, Card, Choose, FillIn, Gap, Quantity, Recall, Term, TypeIn
from k2quiz.errors import UsageError

RENDERED_AT = 1_795_471_200
"""Epoch second of the last change to how fields are written: raise it with every change, or Anki ignores the change.

Raising it makes every note newer than the learners' copies, and so overwrites what they changed: not for trifles.
"""

_MINUS = "\N{MINUS SIGN}"
_NO_REASON = ("",) * len(PLACES)

Own = tuple[NoteType, Sequence[str], Sequence[str]]
"""A note type, and its fields in their order without those that all types have: texts first, then what is HTML."""


def lowered(deck: Deck, cards: Sequence[Card]) -> tuple[NoteType, tuple[str, ...]]:
    """The note type for the cards of one item, and the HTML of all its fields in their order.

    Raises UsageError where the item is larger than its note type.
    """
    item = cards[0].item
    note_type, texts, html = _own(cards)
    context, hint, explanation, key, *shown = field_texts((item.context, item.hint, item.explain, item.id, *texts))
    first, *own = *shown, *html
    values = (
        *(first, context, image(item.picture) if item.picture else "", *own),
        *(hint, explanation, listed(map(cited, item.references))),
        *_placed(deck.topics.get(item.topic, item.topic), item.level, deck.disclaimer, deck.language),
        *(key, "", "", ""),
    )
    return note_type, values


@lru_cache(maxsize=256)
def _placed(topic: str, level: str, disclaimer: str, language: str) -> tuple[str, ...]:
    """The fields that an item shares with others: Topic, Level, Verdict, Disclaimer and Language."""
    return field_text(topic), field_text(level), "", field_text(disclaimer), field_text(language)


def _own(cards: Sequence[Card]) -> Own:
    card = cards[0]
    match card.interaction:
        case Choose():
            return _choice(card, card.interaction)
        case TypeIn():
            return _typed(card.prompt, card.interaction.answer)
        case FillIn():
            return _cloze(card.interaction)
        case Arrange():
            return _arranged(card.prompt, card.interaction)
        case Recall():
            both = any(other.part == REVERSE for other in cards)
            return BASIC, (card.prompt, card.interaction.answer, "yes" if both else ""), ()
        case _:
            assert_never(card.interaction)


def _choice(card: Card, choose: Choose) -> Own:
    """The options, which where they are shuffled come by their texts, for authors write the right one first.

    A reason that stands at a right one is not said again at a wrong one, as in true and false.
    """
    if len(choose.options) > len(LETTERS):
        raise UsageError(
            f"{card.item.place}: {card.item.id} has {len(choose.options)} options, and an Anki note has room for "
            f"{len(LETTERS)}. Take some away, or make two items of it."
        )
    options = sorted(choose.options, key=lambda option: option.text.casefold()) if choose.shuffle else choose.options
    known = [option.why for option in options if option.right]
    right = [letter for letter, option in zip(LETTERS, options, strict=False) if option.right]
    reasons = [option.why if option.right or option.why not in known else "" for option in options]
    texts = [option.text for option in options]
    kind = "truth" if card.item.kind == "truth" else "several" if choose.several else "one"
    none = ("",) * (len(LETTERS) - len(options))
    kept = "" if choose.shuffle else " keep"
    return CHOICE, (card.prompt, *texts, *none, " ".join(right), kind + kept, *reasons, *none), ()


def _typed(prompt: str, answer: Term | Quantity) -> Own:
    match answer:
        case Term():
            return TYPED, (prompt, answer.answer, ""), (*_other_answers((answer,)), "words")
        case Quantity():
            shown = _with_unit(answer.shown or _decimal(answer.low), answer).replace(_MINUS, "-")
            return TYPED, (prompt, shown, answer.unit), (listed(field_texts(_ranges(answer))), "", "number")
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


def _other_answers(terms: Sequence[Term]) -> tuple[str, str]:
    """Accepted and Refused."""
    accepted = dict.fromkeys([spelling for term in terms for spelling in term.accept])
    refused = dict.fromkeys([refusal for term in terms for refusal in term.reject])
    return listed(field_texts(tuple(accepted))), listed([explained(each.answer, each.why) for each in refused])


def _cloze(fill_in: FillIn) -> Own:
    gaps = [piece.answer for piece in fill_in.pieces if isinstance(piece, Gap)]
    text = "".join([field_text(piece) if isinstance(piece, str) else gap_text(piece) for piece in fill_in.pieces])
    return CLOZE, (), (text, *_other_answers(gaps))


def _arranged(prompt: str, arrange: Arrange) -> Own:
    """Pairs or steps; what is to be placed is listed by its text, which tells nothing of where it belongs.

    Raises UsageError where there are more than a note has fields for.
    """
    if arrange.slots > len(PLACES):
        raise UsageError(f"“{prompt}” has {arrange.slots} places, and an Anki note has room for {len(PLACES)}.")
    targets = listed(field_texts(sorted(arrange.targets, key=str.casefold)))
    none = ("",) * (len(PLACES) - arrange.slots)
    placed = *arrange.targets[: arrange.slots], *none
    if arrange.labels:
        pairs = zip((*arrange.labels, *none), placed, _NO_REASON, strict=True)
        return MATCH, (prompt, *chain.from_iterable(pairs)), (targets,)
    steps = zip(placed, _NO_REASON, strict=True)
    return ORDER, (prompt, *chain.from_iterable(steps)), (targets,)
