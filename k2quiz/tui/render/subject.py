"""What a question is about: its passage, and its picture in words."""

from k2quiz.card import Card
from k2quiz.tui.render.page import FAINT, Block, words


def subject(card: Card) -> list[Block]:
    """The passage, then what the picture shows; nothing for a card with neither."""
    item = card.item
    passage = [Block(words(item.context, FAINT))] if item.context else []
    picture = [Block(words(f"[picture: {item.picture.alt}]", FAINT))] if item.picture else []
    return [*passage, *picture]
