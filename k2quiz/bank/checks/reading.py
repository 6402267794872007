"""An item as the rules read it: its words worked out once, and the places of its parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from k2quiz.bank.checks.prose import prose
from k2quiz.bank.checks.words import content, likeness, words
from k2quiz.bank.field import Field
from k2quiz.bank.item import ASK, Authored
from k2quiz.bank.kinds import choice, cloze, flashcard
from k2quiz.bank.node import MapNode, Node, TextNode
from k2quiz.card import Card, Choose, Item, Option
from k2quiz.errors import Place


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of an item: their words, and the indices of the right and the wrong ones.

    `shared` is how alike each option is to the others, on average.
    """

    options: tuple[Option, ...]
    shuffle: bool
    words: tuple[list[str], ...]
    sets: tuple[frozenset[str], ...]
    right: tuple[int, ...]
    wrong: tuple[int, ...]
    shared: tuple[float, ...]

    @property
    def key(self) -> int | None:
        """The index of the right option, where it is the only one."""
        return self.right[0] if len(self.right) == 1 else None


class Reading:
    """An item, read once for all rules; rules on English words look at it only where `english`."""

    def __init__(self, authored: Authored, *, english: bool = True) -> None:
        self.authored = authored
        self.english = english
        self.item: Item = authored.item
        self.node: MapNode = authored.node
        self.cards: tuple[Card, ...] = authored.cards
        self.ask: str = self.cards[0].prompt

    def place(self, *fields: Field[object]) -> Place:
        """Where the first of these fields that the item has stands, or the item."""
        found = (self.node.get(field.name) for field in fields)
        return next((node.place for node in found if node), self.item.place)

    @property
    def ask_place(self) -> Place:
        """Where the question stands."""
        return self.place(ASK)

    @property
    def question_place(self) -> Place:
        """Where the question stands, or the sentence or side of a card that takes its place."""
        return self.place(ASK, cloze.CLOZE, flashcard.FRONT)

    @property
    def has_ask(self) -> bool:
        """Whether the question is a field of its own."""
        return self.node.get(ASK.name) is not None

    @property
    def choices_place(self) -> Place:
        """Where the list of choices begins."""
        return self.place(choice.CHOICES, choice.RIGHT)

    def option_place(self, index: int) -> Place:
        """Where the text of an option stands."""
        node = choice.choice_nodes(self.node)[index]
        text = (node.get(choice.RIGHT.name) or node.get(choice.WRONG.name)) if isinstance(node, MapNode) else node
        return (text or node).place

    def place_of_text(self, text: str) -> Place:
        """Where a text of the item stands; the item where it is put together from several."""
        return next((node.place for node in texts_of(self.node) if node.value.strip() == text), self.item.place)

    @cached_property
    def prose(self) -> str:
        """Every text that a learner may read, one a line."""
        return prose(self.authored)

    @cached_property
    def words(self) -> list[str]:
        """The words of the question."""
        return words(self.ask)

    @cached_property
    def content(self) -> frozenset[str]:
        """The words that say what the question is about."""
        return content(self.words)

    @cached_property
    def choices(self) -> Choices | None:
        """The options, where the item is a choice."""
        interaction = self.cards[0].interaction
        if self.item.kind != choice.KIND.name or not isinstance(interaction, Choose):
            return None
        options = interaction.options
        found = tuple(words(option.text) for option in options)
        sides = [option.right for option in options]
        right = tuple(index for index, side in enumerate(sides) if side)
        wrong = tuple(index for index, side in enumerate(sides) if not side)
        return Choices(options, interaction.shuffle, found, tuple(map(frozenset, found)), right, wrong, _shared(found))


def _shared(found: tuple[list[str], ...]) -> tuple[float, ...]:
    sets = [content(words) for words in found]
    others = len(sets) - 1
    if not others or len(frozenset().union(*sets)) == sum(map(len, sets)):
        return (0.0,) * len(sets)
    return tuple(sum(likeness(one, two) for two in sets if two is not one) / others for one in sets)


def texts_of(node: Node) -> Iterator[TextNode]:
    """Every text in a node, names of fields among them, in the order of the file."""
    if isinstance(node, TextNode):
        yield node
    elif isinstance(node, MapNode):
        for key, value in node:
            yield key
            yield from texts_of(value)
    else:
        for part in node.items:
            yield from texts_of(part)
