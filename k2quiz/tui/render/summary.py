"""The end of a sitting, and a day on which nothing is due."""

from k2quiz.study.session import Session
from k2quiz.study.summary import Missed, Summary, summarise
from k2quiz.study.wording import OFTEN, count, when
from k2quiz.tui.keymap import Keymap
from k2quiz.tui.keys import MORE, NEW_CARDS, PRACTISE
from k2quiz.tui.render.page import CROSS, FAINT, STRONG, WRONG, Block, joined, words
from k2quiz.tui.stage import Outlook


def summary_blocks(session: Session, outlook: Outlook, keymap: Keymap, *, tight: bool) -> list[Block]:
    """What was done, which cards were missed and when they return, and what can be done now."""
    summary = summarise(session)
    title = [Block(words(_title(session, summary), STRONG))]
    told = [Block(words(_counts(summary)))] if summary.answers else []
    missed = [_missed(number, card, session) for number, card in enumerate(summary.missed, start=1)]
    heading = [Block(words("Missed", STRONG))] if missed else []
    leeches = [Block(words(card.prompt), words("· ")) for card in summary.leeches]
    often = [Block(words(OFTEN, STRONG))] if leeches else []
    return joined([title, told, heading + missed, often + leeches, _next(session, outlook, keymap)], tight=tight)


def _title(session: Session, summary: Summary) -> str:
    if not session.cards:
        return "There are no cards here."
    if not summary.answers:
        return "Nothing is due here."
    return "Done with practice." if session.practice else "Done for today."


def _counts(summary: Summary) -> str:
    right = "all" if summary.right == summary.cards else str(summary.right)
    again = summary.answers - summary.cards
    repeated = f" {count(again, 'repetition')}." if again else ""
    return f"{count(summary.cards, 'card')}, {right} right at first.{repeated}"


def _missed(number: int, missed: Missed, session: Session) -> Block:
    lead = words(f"{CROSS} {number}  ", WRONG)
    return Block(words(missed.card.prompt) + words(_return(missed, session), FAINT), lead, target=number - 1)


def _return(missed: Missed, session: Session) -> str:
    """When the card is asked again, if that was planned."""
    if missed.suspended:
        return "  suspended"
    return "" if session.practice else f"  returns {when(missed.due, session.day)}"


def _next(session: Session, outlook: Outlook, keymap: Keymap) -> list[Block]:
    due = f"The next cards are due {when(outlook.next_due, session.day)}." if outlook.next_due else ""
    more = keymap.of(MORE).sign
    unseen = f"{count(outlook.unseen, 'card')} not seen yet; {more} brings {NEW_CARDS}." if outlook.unseen else ""
    practise = f"{keymap.of(PRACTISE).sign} practises without changing the schedule." if session.cards else ""
    return [Block(words(text)) for text in (due, unseen, practise) if text]
