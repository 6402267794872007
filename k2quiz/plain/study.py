"""A sitting held line by line."""

from k2quiz.bank.catalogue import Catalogue
from k2quiz.plain.closing import closing_lines
from k2quiz.plain.console import Console
from k2quiz.plain.examining import result_lines
from k2quiz.plain.talk import Talk
from k2quiz.study.desk import Desk
from k2quiz.study.sitting import Sitting
from k2quiz.study.wording import count


def study(desk: Desk, deck: Catalogue, sitting: Sitting, console: Console) -> None:
    """Ask everything that the sitting asks for, until nothing is left or the learner or the input stops."""
    if sitting.session.question:
        left = count(sitting.session.left, "question" if sitting.session.exam else "card")
        console.say(deck.title, *filter(None, [deck.disclaimer]), f"{left}. Type :h for help, :q to stop.")
        Talk(deck.topics, desk, sitting, console).hold()
    if sitting.session.exam and sitting.session.plan:
        console.say("", *result_lines(sitting.session, deck.topics))
    else:
        console.say(*closing_lines(sitting.session, desk))
