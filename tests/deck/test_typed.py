"""What a learner of the shipped deck may type: honest slips and other spellings, and nothing that means otherwise."""

from dataclasses import replace

import pytest

from k2quiz.card import FillIn, Term, TypeIn
from k2quiz.grading.judge import judge
from k2quiz.grading.lexicon import lexicon_of
from k2quiz.grading.response import Typed
from tests.deck.shipped import LOADED

CARDS = {card.id.removeprefix("vitamin-k2/"): card for card in LOADED.deck.cards}
LEXICON = lexicon_of(LOADED.deck.cards)

RIGHT = """\
animal-evidence/about-half#c1: 50%
animal-evidence/calcifying-diet#c1: warfarine
animal-evidence/effective-feed: 100
animal-evidence/effective-feed: 100 mcg/g
animal-evidence/mechanical-recovery: Flexibility
calcium-paradox/vascular-half: vascular calcification
dietary-sources/menaquinone-of-natto: menaquinone 7
dose/efsa-adult-intake: 70 mcg
dose/efsa-adult-intake: 0.07 mg
dose/mk4-year: 14%
dose/range-of-the-article#c2: 720 µg
k1-vs-k2/common-relative: phyloquinone
k1-vs-k2/made-from-k1: mk 4
k1-vs-k2/shared-peak: 4 hours
k1-vs-k2/shared-peak: 240 min
k1-vs-k2/names-of-the-two-forms#c2: menaquinone
mechanism/gla-in-the-name: γ-carboxyglutamic acid
mechanism/name-the-brake: matrix-Gla protein
mechanism/name-the-reaction: gamma carboxylation
mechanism/broader-cofactor: Vitamin K
safety/acenocoumarol-inr-fall: 40
safety/ask-before-supplement#c1: GP
safety/doac-targets#c2: factor xa
safety/inr-direction#c1: goes down
safety/interference-thresholds#c1: 50mcg
safety/warfarin-enzyme: vitamin K epoxide reductse
trial-nuances/avadec-added-vitamin: vitamin d3
trial-nuances/avadec-coronary-overall#c2: non-significant
trial-nuances/avadec-primary-endpoint: Aortic valve
trial-nuances/k1-trials-shared-weakness: Open label
trial-nuances/name-the-analysis: intention-to-treat
trial-nuances/shared-treatment: hemodialysis
trial-nuances/shrinking-term: regresion
ucmgp-markers/trial-marker: DP-UCMGP
ucmgp-markers/trial-marker: dephosphorylated-undercarboxylated MGP
ucmgp-markers/uc-letters: undercarboxylated
ucmgp-markers/hazard-per-sd: 21 %
"""

WRONG = """\
dietary-sources/menaquinone-of-natto: MK-4
dose/efsa-adult-intake: 70 mg
dose/efsa-scope#c1: K2
dose/range-of-the-article#c2: 720 mg
dose/us-adequate-intakes#c1: 90
k1-vs-k2/common-relative: menaquinone
k1-vs-k2/made-from-k1: MK-7
k1-vs-k2/half-life-and-tissues#c1: K2
k1-vs-k2/k2-without-k2-foods#c2: K2
mechanism/broader-cofactor: vitamin K2
mechanism/name-the-brake: osteocalcin
mechanism/name-the-reaction: decarboxylation
mechanism/warfarin-and-the-carboxylase#c2: carboxylated
safety/acenocoumarol-inr-fall: 10
safety/inr-direction#c1: rises
safety/inr-direction#c2: bleeding
safety/interference-thresholds#c1: 50 mg
safety/warfarin-enzyme: carboxylase
trial-nuances/avadec-added-vitamin: vitamin K
trial-nuances/avadec-coronary-overall#c2: significant
trial-nuances/k1-trials-shared-weakness: double-blind
trial-nuances/name-the-analysis: per protocol
trial-nuances/shrinking-term: progression
trial-nuances/valve-k1-and-k2#c1: K2
trial-nuances/valve-k1-and-k2#c2: K1
ucmgp-markers/dp-uc-anatomy#c2: uncarboxylated
ucmgp-markers/low-value-assay: dp-ucMGP
ucmgp-markers/trial-marker: MGP
ucmgp-markers/trial-marker: ucMGP
ucmgp-markers/trial-marker: total ucMGP
ucmgp-markers/uc-letters: carboxylated
"""


def is_right(card: str, text: str) -> bool:
    return judge(CARDS[card].interaction, Typed(text), LEXICON).correct


def terms() -> list[tuple[str, Term]]:
    found = []
    for name, card in CARDS.items():
        match card.interaction:
            case TypeIn(answer=Term() as term):
                found.append((name, term))
            case FillIn() as fill:
                found.append((name, fill.gap.answer))
            case _:
                pass
    return found


def lines(table: str) -> list[tuple[str, str]]:
    return [(card, text) for card, _, text in (line.partition(": ") for line in table.splitlines())]


@pytest.mark.parametrize(("card", "text"), lines(RIGHT))
def test_an_honest_answer_passes(card: str, text: str) -> None:
    assert is_right(card, text)


@pytest.mark.parametrize(("card", "text"), lines(WRONG))
def test_an_answer_that_means_something_else_does_not(card: str, text: str) -> None:
    assert not is_right(card, text)


def test_all_that_is_accepted_passes_and_all_that_is_refused_does_not() -> None:
    assert len(terms()) > 100
    for name, term in terms():
        assert [text for text in (term.answer, *term.accept) if not is_right(name, text)] == []
        assert [refusal.answer for refusal in term.reject if is_right(name, refusal.answer)] == []


def test_no_accepted_answer_says_what_passes_without_it() -> None:
    """The learner reads them all; a hyphen, a capital or another sign for a unit is no other answer."""
    for name, term in terms():
        kept: tuple[str, ...] = ()
        for text in term.accept:
            bare = TypeIn(replace(term, accept=kept, reject=(), typos=False))
            assert not judge(bare, Typed(text), LEXICON).correct, (name, text)
            kept = (*kept, text)


def test_every_question_for_a_word_or_a_number_has_a_hint_that_is_not_the_answer() -> None:
    typed = {name: card for name, card in CARDS.items() if isinstance(card.interaction, TypeIn)}
    assert [name for name, card in typed.items() if not card.item.hint] == []
    for name, term in terms():
        hint = CARDS[name].item.hint.casefold()
        assert [text for text in (term.answer, *term.accept) if len(text) > 2 and text.casefold() in hint] == []
