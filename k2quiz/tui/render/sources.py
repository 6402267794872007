"""What stands behind a card: its explanation and its references."""

from k2quiz.card import Card
from k2quiz.tui.render.page import FAINT, Block, words


def explanation(card: Card) -> list[Block]:
    """Why the answer is what it is, where the author says so."""
    return [Block(words(card.item.explain))] if card.item.explain else []


def references(card: Card) -> list[Block]:
    """Each citation, and its link on a line of its own so that a terminal can open it."""
    blocks = []
    for reference in card.item.references:
        blocks.append(Block(words(reference.citation, FAINT), words("· ", FAINT)))
        if reference.link:
            blocks.append(Block(words(reference.link, FAINT), words("  ")))
    return blocks
