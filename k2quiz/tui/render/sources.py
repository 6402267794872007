"""What stands behind a card: its explanation and its references."""

from k2quiz.card import Card
from k2quiz.study.wording import stance
from k2quiz.tui.render.page import FAINT, Block, words


def explanation(card: Card) -> list[Block]:
    """Why the answer is what it is, where the author says so, and where the article is asked about, that it is."""
    parts = ((card.item.explain, ""), (stance(card.item), FAINT))
    return [Block(words(text, style), to_read=True) for text, style in parts if text]


def references(card: Card) -> list[Block]:
    """Each citation, and its link on a line of its own so that a terminal can open it."""
    blocks = []
    for reference in card.item.references:
        blocks.append(Block(words(reference.citation, FAINT), words("· ", FAINT)))
        if reference.link:
            blocks.append(Block(words(reference.link, FAINT), words("  ")))
    return blocks
