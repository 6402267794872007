import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Card, Item, ItemId, Refusal, Term, TypeIn
from k2quiz.errors import Place
from k2quiz.grading.lexicon import Lexicon, lexicon_of
from k2quiz.grading.match import match_term

LETTERS = "abcdefghijklmnopqrstuvwxyz"
EMPTY = Lexicon()

LONG_ANSWERS = (
    "phylloquinone", "menaquinone", "menadione", "vitamin K epoxide reductase", "matrix Gla protein", "osteocalcin",
    "osteoblasts", "osteoclasts", "gamma-glutamyl carboxylase", "gamma-carboxyglutamate", "glutamate", "cofactor",
    "carboxylated", "uncarboxylated", "phosphorylated", "dephosphorylated", "vascular smooth muscle cells",
    "calcification", "calcium", "hydroxyapatite", "arterial stiffness", "aortic valve", "coronary arteries",
    "postmenopausal women", "pulse-wave velocity", "placebo", "subgroup", "interaction test", "open-label",
    "hypothesis-generating", "intention to treat", "progression", "regression", "surrogate", "bioavailability",
    "half-life", "spinach", "broccoli", "hard cheese", "fermented soybeans", "bacteria", "thrombin", "prothrombin",
    "warfarin", "acenocoumarol", "apixaban", "edoxaban", "rivaroxaban", "dabigatran", "anticoagulants",
    "vitamin K antagonists", "National Institutes of Health", "adequate intake", "synergy", "dialysis patients",
)  # fmt: skip


def rows() -> list[tuple[str, str, str]]:
    """The corpus: an answer, what is typed, and `right`, `typo` or `wrong`."""
    lines = (Path(__file__).parent / "traps.tsv").read_text(encoding="utf-8").splitlines()
    fields = [line.split("\t") for line in lines[1:]]
    return [(answer, typed, expect) for answer, typed, expect in fields]


def card(term: Term) -> Card:
    item = Item(ItemId("demo/term"), "demo", "answer", Place("demo.yaml"))
    return Card(item, "Which word?", TypeIn(term))


def verdict_code(term: Term, typed: str, lexicon: Lexicon = EMPTY) -> str:
    """`wrong`, or why the answer is right."""
    verdict = match_term(term, typed, lexicon)
    return verdict.reasons[0].code if verdict.correct else "wrong"


def edits(word: str) -> Iterator[str]:
    """Every text that one insertion, deletion, substitution or swap of neighbours makes of a word."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in LETTERS)
        yield from (before + letter + after[1:] for letter in LETTERS if after)
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]


@pytest.mark.parametrize("known", ["nothing", "every answer of the corpus"])
def test_no_trap_is_accepted_and_no_fair_answer_refused(known: str) -> None:
    answers = {answer for answer, _, _ in rows()}
    lexicon = EMPTY if known == "nothing" else lexicon_of(card(Term(answer)) for answer in answers)
    judged = [(answer, typed, verdict_code(Term(answer), typed, lexicon)) for answer, typed, _ in rows()]
    assert judged == rows()


def test_no_answer_of_the_corpus_is_taken_for_another() -> None:
    answers = {answer for answer, _, _ in rows()}
    lexicon = lexicon_of(card(Term(answer)) for answer in answers)
    taken = {
        frozenset((one, other))
        for one in answers
        for other in answers
        if one != other and match_term(Term(one), other, lexicon).correct
    }
    plurals = ("osteoblast", "osteoclast", "inhibit", "decrease")
    assert taken == {frozenset((word, f"{word}s")) for word in plurals} | {
        frozenset(("dp-ucMGP", "dpucMGP")),
        frozenset(("90 to 720", "90-720")),
    }


def test_at_least_95_of_100_single_slips_in_long_words_are_accepted_and_named() -> None:
    lexicon = lexicon_of(card(Term(answer)) for answer in LONG_ANSWERS)
    codes = [
        verdict_code(Term(answer), answer[: word.start()] + typed + answer[word.end() :], lexicon)
        for answer in LONG_ANSWERS
        for word in re.finditer(r"[^\W\d_]{6,}", answer)
        for typed in set(edits(word[0])) - {word[0], word[0].lower()}
    ]
    assert set(codes) == {"typo", "wrong"}
    assert codes.count("typo") >= 0.95 * len(codes)


@given(st.sampled_from(["K2", "MK-7", "INR", "liver", "dp-ucMGP", "factor Xa", "AVADEC", "180 µg"]), st.data())
def test_no_slip_is_forgiven_in_a_short_word_a_number_or_an_abbreviation(answer: str, data: st.DataObject) -> None:
    short = {"factor Xa": "Xa", "180 µg": "180"}.get(answer, answer)
    typed = answer.replace(short, data.draw(st.sampled_from(sorted(set(edits(short.lower()))))))
    assert verdict_code(Term(answer), typed) in {"right", "wrong"}


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_judged(answer: str, typed: str) -> None:
    assert match_term(Term(answer), typed, EMPTY).reasons


@given(st.text(min_size=1, max_size=200))
def test_an_answer_typed_as_it_is_written_is_right(answer: str) -> None:
    assert match_term(Term(answer), answer, EMPTY).correct == bool(answer.strip())


@pytest.mark.parametrize("length", [200, 201, 10_000_000])
def test_a_text_beyond_200_characters_is_refused_unread(length: int) -> None:
    verdict = match_term(Term("osteocalcin"), "osteocalcin".ljust(length), EMPTY)
    assert verdict.correct == (length <= 200)


def test_a_slip_is_named_after_the_answer_that_it_was_taken_for() -> None:
    verdict = match_term(Term("MGP", accept=("matrix Gla protein",)), "matrix gla protien", EMPTY)
    assert [reason.text for reason in verdict.reasons] == ["Taken as a slip for “matrix Gla protein”."]


def test_an_author_may_forbid_typos() -> None:
    assert not match_term(Term("osteocalcin", typos=False), "osteocalcn", EMPTY).correct


@pytest.mark.parametrize("typed", ["menadione", "Menadione", "menadoine"])
def test_a_foreseen_wrong_answer_is_refused_with_its_reason_even_with_a_slip(typed: str) -> None:
    term = Term("menaquinone", reject=(Refusal("menadione", "That is vitamin K3."),))
    (reason,) = match_term(term, typed, EMPTY).reasons
    assert (reason.code, reason.text) == ("rejected", "That is vitamin K3.")


def test_what_is_as_near_to_a_foreseen_wrong_answer_is_refused() -> None:
    term = Term("carboxylated", reject=(Refusal("decarboxylated"),))
    assert match_term(Term("carboxylated"), "dcarboxylated", EMPTY).reasons[0].code == "typo"
    assert match_term(term, "dcarboxylated", EMPTY).reasons[0].code == "rejected"


def test_an_accepted_answer_wins_over_the_same_text_refused() -> None:
    assert match_term(Term("MK-7", reject=(Refusal("mk7"),)), "MK7", EMPTY).correct


def test_a_foreseen_plural_is_refused_where_the_singular_is_the_answer() -> None:
    term = Term("osteoblast", reject=(Refusal("osteoblasts", "One cell."),))
    assert not match_term(term, "osteoblasts", EMPTY).correct


def test_a_word_of_the_deck_is_no_slip_but_its_own_plural_is() -> None:
    lexicon = Lexicon(words=frozenset({"carboxylase", "osteoblasts"}))
    assert match_term(Term("carboxylate salt"), "carboxylats salt", EMPTY).correct
    assert not match_term(Term("carboxylast"), "carboxylase", lexicon).correct
    assert match_term(Term("osteoblast"), "osteoblasts", lexicon).correct


def test_a_slip_that_makes_or_nearly_makes_another_word_or_term_of_the_deck_is_refused() -> None:
    itself = Lexicon(terms=frozenset({"healthi"}))
    near_word, near_term = Lexicon(words=frozenset({"healthy"})), Lexicon(terms=frozenset({"healthy"}))
    assert match_term(Term("health"), "healthi", EMPTY).correct
    assert not match_term(Term("health"), "healthi", near_word).correct
    assert not match_term(Term("health"), "healthi", near_term).correct
    assert not match_term(Term("health"), "healthi", itself).correct


@pytest.mark.parametrize(
    ("answer", "typed", "code"),
    [
        ("hypercalcaemia", "hypocalcaemia", "opposite"),
        ("significant", "not significant", "opposite"),
        ("no difference", "difference", "opposite"),
        ("carboxylated MGP", "uncarboxylated MGP", "opposite"),
        ("osteocalcin", "osteonectin", "other-term"),
        ("osteocalcin", "something else", "wrong"),
        ("", "anything", "wrong"),
    ],
)
def test_a_wrong_answer_is_told_what_it_is(answer: str, typed: str, code: str) -> None:
    lexicon = Lexicon(terms=frozenset({"osteonectin"}))
    assert [reason.code for reason in match_term(Term(answer), typed, lexicon).reasons] == [code]


def test_another_name_of_the_answer_is_not_called_another_term() -> None:
    here, elsewhere = Term("phylloquinone", ("K1",)), Term("K1", ("phytonadione",))
    lexicon = lexicon_of([card(here), card(elsewhere), card(Term("MK-7"))])
    codes = [match_term(here, typed, lexicon).reasons[0].code for typed in ("phytonadione", "MK-7")]
    assert codes == ["wrong", "other-term"]


@pytest.mark.parametrize(
    ("typed", "code"), [("50 mg", "unit"), ("60 mg", "wrong"), ("50", "wrong"), ("50 mcg", "right")]
)
def test_an_answer_with_the_right_number_and_another_unit_is_told_that_it_is_the_unit(typed: str, code: str) -> None:
    (reason,) = match_term(Term("50 µg"), typed, EMPTY).reasons
    assert reason.code == code
    assert code != "unit" or reason.text == "Mind the unit: “50 mg” is not 50 µg."
