"""Whether typed words are the answer.

The normal form must be the same, but for one slip of the keyboard in one long word; and what looks like a slip
counts only where nothing else can have been meant.
"""

from collections.abc import Sequence

from k2quiz.card import Term
from k2quiz.grading.edits import is_plural
from k2quiz.grading.lexicon import Lexicon, near
from k2quiz.grading.normal import LONGEST_TYPED, NormalForm, normal_form
from k2quiz.grading.opposites import opposed
from k2quiz.grading.quantity import is_other_unit, minding_unit
from k2quiz.grading.slips import Slip, slip_between
from k2quiz.grading.verdict import Reason, Verdict, right, wrong

_NOT_THIS = "That is not the answer."


def match_term(term: Term, typed: str, lexicon: Lexicon) -> Verdict:
    """The verdict on an answer in words, typed by a learner of a deck with that lexicon."""
    if len(typed) > LONGEST_TYPED:
        return wrong("wrong", "That is far longer than the answer.")
    given = normal_form(typed)
    answers = {text: normal_form(text) for text in (term.answer, *term.accept)}
    if any(given.same(form) for form in answers.values()):
        return right()
    if refused := _refused(term, given):
        return refused
    if term.typos and (meant := _meant(answers, given, lexicon)):
        return right(Reason("typo", f"Taken as a slip for “{meant}”."))
    if amount := next((text for text in answers if is_other_unit(text, typed)), None):
        return minding_unit(typed, amount)
    return _wrong(tuple(answers.values()), given, lexicon)


def _refused(term: Term, given: NormalForm) -> Verdict | None:
    """The verdict where the author foresaw this wrong answer, typed without fault or with one slip."""
    for refusal in term.reject:
        form = normal_form(refusal.answer)
        if given.same(form) or slip_between(form, given):
            return wrong("rejected", refusal.why or _NOT_THIS)
    return None


def _meant(answers: dict[str, NormalForm], given: NormalForm, lexicon: Lexicon) -> str | None:
    """The first accepted answer that the given text can only be a slip for."""
    own = [form.key for form in answers.values()]
    for text, form in answers.items():
        slip = slip_between(form, given)
        if slip and (is_plural(slip.word, slip.typed) or not _means_more(slip, given, own, lexicon)):
            return text
    return None


def _means_more(slip: Slip, given: NormalForm, own: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether what looks like a slip can have been meant: a word, a term or nearly a term of its own."""
    return (
        slip.typed in lexicon.words
        or given.key in lexicon.terms
        or opposed(slip.word, slip.typed)
        or near(slip.typed, lexicon.words, (slip.word,))
        or near(given.key, lexicon.terms, own)
    )


def _wrong(forms: Sequence[NormalForm], given: NormalForm, lexicon: Lexicon) -> Verdict:
    """The verdict on a wrong answer, with the best reason that can be told."""
    if given.key in lexicon.terms and not _is_kin(given, forms, lexicon):
        return wrong("other-term", "That is another term of this deck.")
    if any(_turned_round(form, given) for form in forms):
        return wrong("opposite", "That looks alike, but says something else.")
    return wrong("wrong", _NOT_THIS)


def _is_kin(given: NormalForm, forms: Sequence[NormalForm], lexicon: Lexicon) -> bool:
    """Whether a text is another form of the answer, or stands beside it as an answer to another card."""
    kin = lexicon.kin.get(given.key, frozenset())
    return any(form.key in kin or is_plural(form.key, given.key) for form in forms)


def _turned_round(form: NormalForm, given: NormalForm) -> bool:
    """Whether two texts differ by negations only, or by one word that has another meaning."""
    if form.negations != given.negations:
        return _affirmed(form) == _affirmed(given)
    pairs = [pair for pair in zip(form.words, given.words, strict=False) if pair[0] != pair[1]]
    return len(form.words) == len(given.words) and len(pairs) == 1 and opposed(*pairs[0])


def _affirmed(form: NormalForm) -> str:
    kept = tuple(word for word in form.words if word not in form.negations)
    return NormalForm(kept).key
