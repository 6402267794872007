from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Choose, FillIn, Gap, Interaction, Option, Quantity, Recall, Term, TypeIn
from k2quiz.grading.judge import MATCHER_VERSION, judge
from k2quiz.grading.lexicon import Lexicon
from k2quiz.grading.response import Chosen, Recalled, Response, Skipped, Typed
from k2quiz.grading.verdict import Verdict

LEXICON = Lexicon()
OPTIONS = tuple(Option(text, right=text in "abc") for text in "abcdef")
ONE = Choose((Option("yes", right=True), Option("no", right=False), Option("also", right=True)))
SEVERAL = Choose(OPTIONS, several=True)
WORD = TypeIn(Term("osteocalcin"))
NUMBER = TypeIn(Quantity(Decimal(180), Decimal(180), "µg"))
GAP = FillIn(("made by ", Gap(1, Term("osteoblasts")), " and ", Gap(2, Term("liver"))), asked=2)
CARD = Recall("Chance.")

INTERACTIONS: tuple[Interaction, ...] = (ONE, SEVERAL, WORD, NUMBER, GAP, CARD)

texts = st.text(max_size=250)


def verdict(interaction: Interaction, response: Response) -> Verdict:
    return judge(interaction, response, LEXICON)


@pytest.mark.parametrize(
    ("interaction", "response", "credit"),
    [
        (ONE, Chosen((0,)), 1),
        (ONE, Chosen((1,)), 0),
        (ONE, Chosen((2,)), 1),
        (WORD, Typed("Osteocalcin"), 1),
        (WORD, Typed("osteonectin"), 0),
        (NUMBER, Typed("0.18 mg"), 1),
        (NUMBER, Typed("180 mg"), 0),
        (GAP, Typed("the liver"), 1),
        (GAP, Typed("osteoblasts"), 0),
        (CARD, Recalled(3), 1),
        (CARD, Recalled(2), 0),
    ],
)
def test_a_response_is_judged_by_what_its_card_asks(interaction: Interaction, response: Response, credit: int) -> None:
    judged = verdict(interaction, response)
    assert (judged.correct, judged.credit) == (credit == 1, credit)


@given(st.sets(st.integers(0, 5)))
def test_of_several_options_hits_less_misses_are_credited(picked: set[int]) -> None:
    judged = verdict(SEVERAL, Chosen(tuple(sorted(picked))))
    hits, misses = len(picked & {0, 1, 2}), len(picked - {0, 1, 2})
    assert judged.correct == (picked == {0, 1, 2})
    assert judged.credit == pytest.approx(max(0, hits - misses) / 3)


def test_what_was_missed_among_several_is_counted() -> None:
    assert verdict(SEVERAL, Chosen((0, 1, 3))).reasons[0].text == "2 of 3 right options, and 1 wrong."


def test_none_is_right_where_no_option_is() -> None:
    empty = Choose((Option("a", right=False), Option("b", right=False)), several=True)
    assert verdict(empty, Chosen(())).correct
    assert verdict(empty, Chosen((0,))).credit == pytest.approx(0.0)


@pytest.mark.parametrize("interaction", INTERACTIONS)
def test_skipping_earns_nothing_on_any_card(interaction: Interaction) -> None:
    judged = verdict(interaction, Skipped())
    assert (judged.correct, judged.credit, judged.reasons[0].code) == (False, 0.0, "skipped")


@pytest.mark.parametrize(
    ("interaction", "response"),
    [
        *((interaction, Typed("x")) for interaction in (ONE, SEVERAL, CARD)),
        *((interaction, Chosen((0,))) for interaction in (WORD, NUMBER, GAP, CARD)),
        *((interaction, Recalled(4)) for interaction in (ONE, SEVERAL, WORD, NUMBER, GAP)),
        (ONE, Chosen(())),
        (ONE, Chosen((0, 1))),
        (ONE, Chosen((3,))),
        (ONE, Chosen((-1,))),
        (SEVERAL, Chosen((1, 0))),
        (SEVERAL, Chosen((1, 1))),
        (SEVERAL, Chosen((0, 6))),
        (CARD, Recalled(6)),
        (CARD, Recalled(-1)),
    ],
)
def test_a_response_that_does_not_fit_its_card_is_an_error(interaction: Interaction, response: Response) -> None:
    with pytest.raises(ValueError, match=r"no |not "):
        verdict(interaction, response)


@given(st.sampled_from((WORD, NUMBER, GAP)), texts)
def test_whatever_is_typed_gets_a_verdict_with_a_reason(interaction: Interaction, text: str) -> None:
    judged = verdict(interaction, Typed(text))
    assert judged.credit == float(judged.correct)
    assert all(reason.code and reason.text for reason in judged.reasons)


def test_the_matcher_has_a_version() -> None:
    assert MATCHER_VERSION == 1
