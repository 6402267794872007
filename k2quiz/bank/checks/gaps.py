"""Gaps in a sentence: enough to go by, not too much to fill in, and the answer nowhere else."""

from k2quiz.bank import rules
from k2quiz.bank.checks.reading import Reading
from k2quiz.bank.checks.typed import LONGEST_WORDS, is_within
from k2quiz.bank.checks.words import GRAMMAR, words
from k2quiz.bank.kinds.cloze import CLOZE
from k2quiz.bank.rules import Report
from k2quiz.card import FillIn, Gap

MOST = 3
"""Gaps of one sentence."""

CONTEXT = range(8, 46)
"""Words that stay when one gap is hidden."""

MOST_HIDDEN = 0.4
"""Share of a sentence's words that are in gaps."""


def check_gaps(reading: Reading, report: Report) -> None:
    """Look at the sentence, and at each of its gaps."""
    fills = [card.interaction for card in reading.cards if isinstance(card.interaction, FillIn)]
    if not fills:
        return
    _check_sentence(reading, fills[0], report)
    for fill in fills:
        _check_visible(reading, fill, report)
        _check_gap(reading, fill.gap, report)


def _check_sentence(reading: Reading, fill: FillIn, report: Report) -> None:
    gaps = [piece for piece in fill.pieces if isinstance(piece, Gap)]
    place = reading.place(CLOZE)
    if len(gaps) > MOST:
        message, mend = f"{len(gaps)} gaps in one sentence (limit {MOST})", "split it into two items"
        report.add(rules.MANY_GAPS, place, message, mend)
        return
    hidden = sum(len(words(gap.answer.answer)) for gap in gaps)
    total = len(words(fill.sentence()))
    if hidden > MOST_HIDDEN * total:
        message = f"{hidden} of {total} words are hidden"
        mend = "say more around the gaps, or hide less"
        report.add(rules.MUCH_HIDDEN, place, message, mend)
        return
    visible = total - max(len(words(gap.answer.answer)) for gap in gaps)
    if visible not in CONTEXT:
        mend = f"{CONTEXT.start} to {CONTEXT.stop - 1} words around a gap say which answer is meant, and no more"
        report.add(rules.CONTEXT, place, f"{visible} words are left around a gap", mend)


def _check_visible(reading: Reading, fill: FillIn, report: Report) -> None:
    """Look for the answer of a gap in what its card shows."""
    shown: list[str] = []
    for piece in fill.pieces:
        if isinstance(piece, str):
            shown += words(piece)
        elif piece.number == fill.asked:
            shown.append("…")
        else:
            shown += words(piece.answer.answer)
    answer = fill.gap.answer
    for text in (answer.answer, *answer.accept):
        if is_within(words(text), shown):
            message = f"`{text}` is hidden in gap c{fill.asked} and can be read elsewhere in the sentence"
            mend = "hide it there too, under the same number, or word the rest without it"
            report.add(rules.ANSWER_VISIBLE, reading.place(CLOZE), message, mend)
            return


def _check_gap(reading: Reading, gap: Gap, report: Report) -> None:
    place, answer = reading.place(CLOZE), words(gap.answer.answer)
    if len(answer) > LONGEST_WORDS:
        message = f"gap c{gap.number} hides {len(answer)} words (limit {LONGEST_WORDS})"
        report.add(rules.LONG_GAP, place, message, "hide the word that matters")
    elif reading.english and answer and GRAMMAR.issuperset(answer):
        message = f"gap c{gap.number} hides only `{gap.answer.answer}`"
        report.add(rules.GRAMMAR_GAP, place, message, "hide a word that says something of the subject")
    if gap.hint and any(is_within(words(text), words(gap.hint)) for text in (gap.answer.answer, *gap.answer.accept)):
        message, mend = f"the hint of gap c{gap.number} holds its answer", "point to it without naming it"
        report.add(rules.HINT_GIVES, place, message, mend)
