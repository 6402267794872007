"""What reads like advice to the learner about their own health."""

import re

from k2quiz.bank import rules
from k2quiz.bank.checks.reading import Reading, texts_of
from k2quiz.bank.checks.words import unquoted
from k2quiz.bank.rules import Report

_REMEDY = (
    r"supplement|vitamin|tablet|pill|capsule|drug|medicine|medication|warfarin|anticoagulant|dose|natto|mk-\d|k[12]\b"
    r"|\d\s*(?:mg|µg|mcg|micrograms?|milligrams?|iu)\b"
)
_ADVICE = re.compile(
    r"\byou (?:really |always )?(?:should|must|need to|ought to|had better|can safely)(?: not| never| always)?"
    r" (?:take|start|stop|use|avoid|eat|add|increase|reduce|double|skip|combine|switch|change|buy|choose)"
    rf"\b[^.?!]{{0,60}}?(?:{_REMEDY})",
    re.IGNORECASE,
)


def check_advice(reading: Reading, report: Report) -> None:
    """Look at every text of the item; what is quoted is somebody else's advice."""
    if "you " not in reading.prose and "You " not in reading.prose:
        return
    for node in texts_of(reading.node):
        if found := _ADVICE.search(" ".join(unquoted(node.value).split())):
            message = f"“{found[0]}” reads like medical advice"
            mend = "say what a study did and found, or leave the step to the prescriber"
            report.add(rules.ADVICE, node.place, message, mend)
            return
